/* The map that moves. The page is whole without it: it is offered where the browser can draw it, and loaded when asked
   for. It shows the outlines and the places that the server draws too, or the style that the node names. */

const KM_PER_DEGREE = 111.195;

for (const figure of document.querySelectorAll("figure[data-library]")) {
  offer(figure);
}

function offer(figure) {
  if (!document.createElement("canvas").getContext("webgl2")) return;
  const words = JSON.parse(figure.dataset.words);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-move";
  called(button, words.move);
  let moving = null;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      moving = moving ? rest(figure, moving) : await move(figure, words);
      called(button, moving ? words.rest : words.move);
    } catch (error) {
      called(button, words.failed);
      console.error(error);
      return;
    }
    button.disabled = false;
  });
  figure.querySelector(".map-turns").append(button);
}

/** Names a button, whose words the style sheet shows: the words of the page are the same with and without a script. */
function called(button, words) {
  button.setAttribute("aria-label", words);
  button.dataset.words = words;
}

function rest(figure, moving) {
  moving.remove();
  figure.querySelector(".map-moving").remove();
  figure.querySelector(".map-drawing").removeAttribute("hidden");
  figure.classList.remove("moves");
  return null;
}

async function move(figure, words) {
  const { library, worker, sheet, outlines, moving, style } = figure.dataset;
  if (!document.querySelector(`link[href="${sheet}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    document.head.append(link);
  }
  const [maplibre, held] = await Promise.all([import(library), fetch(moving).then((answer) => answer.json())]);
  maplibre.setWorkerUrl(new URL(worker, document.baseURI).href);
  const holder = document.createElement("div");
  holder.className = "map-moving";
  const drawing = figure.querySelector(".map-drawing");
  const { width, height } = drawing.viewBox.baseVal;
  holder.style.aspectRatio = `${width} / ${height}`;
  drawing.before(holder);
  drawing.setAttribute("hidden", "");
  figure.classList.add("moves");
  const map = new maplibre.Map({
    container: holder,
    style: style || ground(outlines),
    bounds: JSON.parse(figure.dataset.bounds),
    attributionControl: { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    locale: words.controls,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.ScaleControl());
  map.on("error", (event) => console.error(event.error));
  map.on("load", () => show(map, held, !style));
  map.getCanvas().focus();
  return map;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The outlines as a style of MapLibre: land, water and lines, in the colours of the page. */
function ground(outlines) {
  const of = (layer) => ["==", ["get", "layer"], layer];
  const line = (layer, paint) => ({ id: layer, type: "line", source: "outlines", filter: of(layer), paint });
  return {
    version: 8,
    sources: { outlines: { type: "geojson", data: new URL(outlines, document.baseURI).href, attribution: "Natural Earth" } },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("--map-water") } },
      {
        id: "land",
        type: "fill",
        source: "outlines",
        filter: of("land"),
        paint: { "fill-color": colour("--map-land"), "fill-outline-color": colour("--map-line") },
      },
      line("river", { "line-color": colour("--map-river") }),
      {
        id: "lake",
        type: "fill",
        source: "outlines",
        filter: of("lake"),
        paint: { "fill-color": colour("--map-water"), "fill-outline-color": colour("--map-river") },
      },
      line("border", { "line-color": colour("--map-line") }),
      line("open", { "line-color": colour("--map-line"), "line-dasharray": [3, 3] }),
    ],
  };
}

function show(map, held, named) {
  const points = [];
  const shapes = [];
  const around = [];
  for (const feature of held.places.features) {
    const { km, at } = feature.properties;
    if (feature.geometry.type.endsWith("Point")) {
      points.push({ ...feature, geometry: { type: "Point", coordinates: at } });
      if (km) around.push(circle(at, km));
    } else {
      shapes.push(feature);
    }
  }
  const collection = (features) => ({ type: "FeatureCollection", features });
  const accent = colour("--accent");
  const font = ["Kelisim Sans"];
  const halo = { "text-halo-color": colour("--map-land"), "text-halo-width": 1.6 };
  map.addSource("shapes", { type: "geojson", data: collection(shapes) });
  map.addSource("around", { type: "geojson", data: collection(around) });
  map.addSource("points", { type: "geojson", data: collection(points), cluster: true, clusterRadius: 36, clusterMaxZoom: 13 });
  if (named) {
    map.addSource("countries", { type: "geojson", data: held.countries });
    map.addLayer({
      id: "countries",
      type: "symbol",
      source: "countries",
      layout: { "text-field": ["upcase", ["get", "name"]], "text-font": font, "text-size": 11, "text-letter-spacing": 0.12 },
      paint: { "text-color": colour("--soft"), ...halo },
    });
  }
  const area = ["==", ["geometry-type"], "Polygon"];
  map.addLayer({ id: "areas", type: "fill", source: "shapes", filter: area, paint: { "fill-color": accent, "fill-opacity": 0.16 } });
  map.addLayer({ id: "edges", type: "line", source: "shapes", paint: { "line-color": accent, "line-width": 2 } });
  map.addLayer({ id: "around", type: "fill", source: "around", paint: { "fill-color": accent, "fill-opacity": 0.08 } });
  map.addLayer({
    id: "around-edges",
    type: "line",
    source: "around",
    paint: { "line-color": accent, "line-dasharray": [2, 3], "line-opacity": 0.7 },
  });
  map.addLayer({
    id: "many",
    type: "circle",
    source: "points",
    filter: ["has", "point_count"],
    paint: { "circle-color": accent, "circle-radius": 15, "circle-stroke-color": colour("--card"), "circle-stroke-width": 2 },
  });
  map.addLayer({
    id: "counts",
    type: "symbol",
    source: "points",
    filter: ["has", "point_count"],
    layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": font, "text-size": 12, "text-allow-overlap": true },
    paint: { "text-color": colour("--card") },
  });
  map.addLayer({
    id: "one",
    type: "circle",
    source: "points",
    filter: ["!", ["has", "point_count"]],
    paint: { "circle-color": accent, "circle-radius": 6, "circle-stroke-color": colour("--card"), "circle-stroke-width": 1.5 },
  });
  const label = (id, source, filter, offset) => ({
    id,
    type: "symbol",
    source,
    ...(filter ? { filter } : {}),
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": 12.5,
      "text-variable-anchor": ["left", "right", "top", "bottom"],
      "text-radial-offset": offset,
      "text-justify": "auto",
    },
    paint: { "text-color": colour("--ink"), ...halo },
  });
  // Below the numbers of marks, which come first where there is room for one of them.
  map.addLayer(label("shape-names", "shapes", null, 0.4), "counts");
  map.addLayer(label("names", "points", ["!", ["has", "point_count"]], 0.8), "counts");
  for (const layer of ["one", "areas", "edges", "names"]) {
    map.on("click", layer, (event) => {
      // Where a mark lies on an area, the mark is meant.
      const [first] = map.queryRenderedFeatures(event.point, { layers: ["many", "one", "names", "edges", "areas"] });
      if (first && first.properties.address) window.location.assign(first.properties.address);
    });
  }
  map.on("click", "many", async (event) => {
    const [cluster] = map.queryRenderedFeatures(event.point, { layers: ["many"] });
    const zoom = await map.getSource("points").getClusterExpansionZoom(cluster.properties.cluster_id);
    map.easeTo({ center: cluster.geometry.coordinates, zoom });
  });
  for (const layer of ["one", "areas", "edges", "names", "many"]) {
    map.on("mouseenter", layer, () => map.getCanvas().classList.add("leads"));
    map.on("mouseleave", layer, () => map.getCanvas().classList.remove("leads"));
  }
}

/** The circle in which a position lies that may be off by so many kilometres. */
function circle([longitude, latitude], km) {
  const up = km / KM_PER_DEGREE;
  const across = up / Math.max(Math.cos((latitude * Math.PI) / 180), 0.05);
  const ring = [];
  for (let step = 0; step <= 48; step += 1) {
    const turn = (step / 48) * 2 * Math.PI;
    ring.push([longitude + across * Math.cos(turn), Math.max(Math.min(latitude + up * Math.sin(turn), 85), -85)]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}
