"""The names of Office Open XML, and how the parts of a document name one another."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from kelisim.reading.formats.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_STRICT_S = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = frozenset({_STRICT_W, _STRICT_S})
"""The names that the strict form of the standard has for the same elements."""


def related(archive: Archive, part: str) -> Iterator[tuple[str, str, str]]:
    """The id, kind and name of each part of the archive that a part names; what stands outside is left where it is."""
    folder, name = posixpath.split(part)
    root = archive.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in root.iter(_RELATIONSHIP) if root is not None else ():
        if one.get("TargetMode") != "External":
            target = one.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path in archive.names:
                yield one.get("Id") or "", posixpath.basename(one.get("Type") or ""), path


def main_part(archive: Archive, usual: str) -> str:
    """The part that the package names as its document, or else the one that usually is."""
    return next((path for _, kind, path in related(archive, "") if kind == "officeDocument"), usual)


def child(element: etree._Element | None, tag: str) -> etree._Element | None:
    """The first child with a name; quicker than `find`, and a document asks for it many times a word."""
    return next(element.iterchildren(tag), None) if element is not None else None


def is_on(element: etree._Element | None, name: str = f"{W}val") -> bool:
    """Whether a switch of a format is there and not turned off."""
    return element is not None and (element.get(name) or "true").lower() not in {"0", "false", "off", "none"}
