"""Evidence gathered while a draft is made: for each field, where in the text its value stands."""

from kelisim.model.reference import Span


class Evidence:
    """The places of one draft's fields, in the order in which they were found."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def at(self, field: str, start: int, end: int) -> None:
        """Say that the value of a field stands at [start, end)."""
        self._spans.append(Span(field=field, start=start, end=end))

    def spans(self) -> tuple[Span, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(self._spans))
