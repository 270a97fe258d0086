// A chart that the reader may explore: a button loads Vega, and the picture becomes a drawing that can be moved and
// widened along its time, with the words of each mark where it is pointed at, or reached by the arrow keys.
// The picture, its table and its files are there without this.
const scripts = new Map();

function loaded(address) {
  if (!scripts.has(address)) {
    scripts.set(address, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(address)));
      document.head.append(script);
    }));
  }
  return scripts.get(address);
}

// By the arrow keys from mark to mark: each is ringed, and its words are said.
function readable(place, words) {
  const marks = () => [...place.querySelectorAll("[aria-roledescription='point'][aria-label]")];
  let at = -1;
  place.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = marks();
    if (!step || !all.length) return;
    event.preventDefault();
    for (const mark of all) mark.classList.remove("read");
    at = Math.min(all.length - 1, Math.max(0, at + step));
    all[at].classList.add("read");
    words.textContent = all[at].getAttribute("aria-label");
  });
}

async function explore(figure, button) {
  button.disabled = true;
  const data = figure.dataset;
  try {
    await loaded(data.vega);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const answer = await fetch(dark ? data.dark : data.light);
    const place = document.createElement("div");
    place.className = "figure-live";
    place.tabIndex = 0;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", figure.querySelector("img").alt);
    const words = document.createElement("output");
    words.className = "figure-words";
    const picture = figure.querySelector("picture");
    picture.after(place, words);
    const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, logLevel: 1 };
    await window.kelisimEmbed(place, await answer.json(), { ...options, tooltip: { disableDefaultStyle: true } });
    readable(place, words);
    picture.hidden = true;
    button.remove();
    place.focus();
  } catch (error) {
    button.disabled = false;
    console.error(error);
  }
}

for (const figure of document.querySelectorAll(".figure-chart[data-vega]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = figure.dataset.explore;
  button.addEventListener("click", () => explore(figure, button));
  figure.querySelector("figcaption").prepend(button, " ");
}
