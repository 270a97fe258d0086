"""The instruments of a text in a line each."""

from kelisim.reading.document import read_document
from tests.reading.invented import contents

TITLE = "What the day brought to the city"


def told_in(words: str, title: str = TITLE) -> list[str]:
    """Kind, status, Parties and day of signature of each instrument that a text tells, in order."""
    reading = read_document(f"{title}\n\n{words}".encode(), "story.txt", published="2024-05-15")
    return [
        f"{one['kind']} {one.get('status')} {'-'.join(sorted(one.get('parties') or ()))} {one.get('signed')}"
        for one in contents(reading, "instrument")
    ]
