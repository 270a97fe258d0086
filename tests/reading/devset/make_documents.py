"""Make the `.docx` documents of this folder: `uv run python -m tests.reading.devset.make_documents [folder]`.

Each is made from the `.docx.src` beside it: a line is a paragraph, `# ` begins a heading, `* ` an item of a list. What
the template brings and no document needs (table styles, a thumbnail) is left out, so that the files stay small; the
times inside are fixed, so that they stay equal.
"""

import io
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE

STYLES = {"# ": "Heading 1", "* ": "List Bullet"}


def made(source: str) -> bytes:
    """The document that a source stands for."""
    document = Document()
    for style in [one for one in document.styles if one.type == WD_STYLE_TYPE.TABLE]:
        style.delete()
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
    for line in source.splitlines():
        style_name = STYLES.get(line[:2])
        document.add_paragraph(line[2:] if style_name else line, style=style_name)
    whole, steady = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as there, zipfile.ZipFile(steady, "w") as here:
        for name in there.namelist():
            here.writestr(zipfile.ZipInfo(name), there.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for path in sorted(folder.rglob("*.docx.src")):
        path.with_suffix("").write_bytes(made(path.read_text("utf-8")))
