"""What each side says of an entry, in a few words: for pictures, cards on other sites, and descriptions.

1. Of a commitment, a milestone or a decision it is the latest word of each side: its own report, or what was stated for
   it. Of a document it is its life for each Party, where its clauses or notices tell it.
2. Only public rows, and none that stands in one of two stories.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.node.models import Entry, Report, Word
from kelisim.register.sides import beside
from kelisim.register.treaty.life import lives
from kelisim.web import told_words, words
from kelisim.web.dates import spoken
from kelisim.web.event_words import when
from kelisim.web.language import chosen
from kelisim.web.queries.lists import statements_about
from kelisim.web.queries.records import Record, sides_in
from kelisim.web.queries.voices import Word as Voice
from kelisim.web.queries.voices import latest_words, reported
from kelisim.web.sharing.drawing import Line

ANSWERED = ("measure", "milestone", "decision")
"""The kinds of entries of which sides say how they stand."""


@dataclass(frozen=True)
class Spoken:
    """What the sides say of an entry: short lines, and of a commitment the whole words."""

    lines: tuple[Line, ...]
    voices: tuple[Voice, ...] = ()


def spoken_of(record: Record, row: Entry, language: str) -> Spoken:
    """What each side says of an entry, in at most two statements."""
    if row.kind == "instrument":
        notices = Word.objects.filter(entry=row, kind="notice", public=True, disputed=False)
        return Spoken(_life(record, row, notices, language))
    if row.kind not in ANSWERED:
        return Spoken(())
    reports = list(Report.objects.filter(entry=row, public=True, disputed=False))
    columns = beside(reported(reports, row.entry, record.on)).columns
    statements = [said for said in statements_about(record, [row]) if not said.disputed]
    found = latest_words(sides_in(row.content), statements, columns, reports)
    return Spoken(lines_of(record, found, language), tuple(found))


def lines_of(record: Record, voices: Iterable[Voice], language: str) -> tuple[Line, ...]:
    """A line for each side that gives the matter a state or a date."""
    return tuple(
        Line(record.side_name(voice.side, language), said, words.STATUS_TONES.get(voice.status, ""))
        for voice in voices
        if (said := _said(voice, language))
    )


def _said(voice: Voice, language: str) -> str:
    state = chosen(voice.label, language)[1] if voice.label else words.word("status", voice.status)
    forecast = when(voice.content.get("forecast"), language) if voice.signed else ""
    return ", ".join(filter(None, (state, forecast)))


def _life(record: Record, row: Entry, notices: Iterable[Word], language: str) -> tuple[Line, ...]:
    document: Instrument = convert(row.content, Instrument)
    said: list[tuple[str, Notice]] = [(word.party, convert(word.content, Notice)) for word in notices]
    if not (document.clauses or document.actions or said):
        return ()
    lines = []
    for party, life in lives(document, said).items():
        stands = life.status_on(record.on)
        if stands.status is None:
            continue
        start = stands.possible[0].start
        since = spoken(start.earliest.isoformat(), language) if start and start.earliest == start.latest else ""
        state = words.word("treaty", stands.status)
        tone = told_words.TREATY_TONES.get(stands.status, "")
        lines.append(Line(record.side_name(party, language), ", ".join(filter(None, (state, since))), tone))
    return tuple(lines)
