"""Golden vectors of certificates, in `tests/vectors/certificate/`, made anew from fixed keys and a fixed clock.

uv run python -c "from tests.exports.vectors import write; write()"
"""

from kelisim.exports.checking import check
from kelisim.exports.page import page
from kelisim.exports.told import told
from kelisim.exports.words import lines
from tests.acts.vectors import FOLDER as VECTORS
from tests.exports.certified import Agreement

FOLDER = VECTORS / "certificate"


def made() -> dict[str, bytes]:
    """Every vector: its name and its bytes."""
    data = Agreement().certificate()
    words = "\n".join(lines(told(check(data)))) + "\n"
    return {"measure.json": data, "measure.html": page(data), "measure.txt": words.encode()}


def write() -> None:
    """Write the vectors anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in made().items():
        (FOLDER / name).write_bytes(data)
