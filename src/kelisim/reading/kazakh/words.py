"""The words of a Kazakh sentence with their places."""

import re

import msgspec

_WORD = re.compile(
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ](?=\.(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһіa-z])|[^\W_]+(?:[-’'/&.](?=[^\W_])[^\W_]+)*|[^\w\s]|_"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or a mark at [start, end), as it stands and in lower case."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of a stretch of text, in order."""
    return [Word(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(text, start, end)]
