"""XML of strangers: no document type, no entities of its own, nothing fetched.

1. A document type can do nothing for a table or a message but harm: entities that grow without end, or name files. A
   file that has one is refused before anything else reads it.
"""

import io
from typing import IO, Any

from lxml import etree

from kelisim.figures.readers.errors import DamagedFileError, EntitiesError


def refuse_declarations(stream: IO[bytes], name: str = "") -> None:
    """Refuse XML with a document type (rule 1); only its beginning is read.

    Raises:
        EntitiesError: it has one.
        DamagedFileError: it does not begin as XML does.
    """
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        while piece := stream.read(4_096):
            parser.feed(piece)
            for _, element in parser.read_events():
                root: Any = element
                if root.getroottree().docinfo.internalDTD is not None:
                    raise EntitiesError(
                        "the file declares entities of its own", where=name, expected="XML without a document type"
                    )
                return
            if b"<!ENTITY" in piece:
                raise EntitiesError(
                    "the file declares entities of its own", where=name, expected="XML without a document type"
                )
    except etree.XMLSyntaxError:
        raise DamagedFileError("the XML is damaged", where=name, expected="a whole file") from None
    raise DamagedFileError("the XML has no element", where=name, expected="a whole file")


def refuse_declarations_in(data: bytes) -> None:
    """The same of a whole file.

    Raises:
        FigureFileError: as `refuse_declarations`.
    """
    refuse_declarations(io.BytesIO(data))
