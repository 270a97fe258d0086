"""Which entry a draft may be, and what it adds to it."""

from typing import Any

import msgspec

from kelisim.model.dates import Term
from kelisim.model.instrument import Instrument
from kelisim.model.meeting import Meeting
from kelisim.model.place import Body
from kelisim.model.reference import Source
from kelisim.reading.merging import MOST, candidates, merged

HELD = Instrument(
    kind="programme",
    title={"en": "Programme of economic cooperation for 2031-2035"},
    parties=("KAZ", "RUS"),
    status="signed",
    sources=(Source(title="First"),),
)
DRAFT = Instrument(
    kind="programme",
    title={"en": "comprehensive programme of economic cooperation", "ru": "программа сотрудничества"},
    parties=("KAZ", "RUS"),
    status="planned",
    signed="2031-05-03",
    period=Term(start="2031", end="2035"),
    sources=(Source(title="Second"), Source(title="First")),
)


def test_an_entry_that_tells_the_same_is_a_candidate() -> None:
    """Before one whose title only looks alike; what is neither is none."""
    near = msgspec.structs.replace(HELD, parties=("KAZ", "BLR"))
    other = Instrument(kind="contract", title={"en": "Supply of grain"})
    assert candidates(DRAFT, [("KAZ.1.1", near), ("KAZ.2.1", HELD), ("KAZ.3.1", other)]) == ["KAZ.2.1", "KAZ.1.1"]
    assert len(candidates(DRAFT, [(f"KAZ.{n}.1", HELD) for n in range(1, 20)])) == MOST


def test_a_name_in_another_alphabet_is_a_candidate() -> None:
    """Bodies are called by `names`."""
    held: Any = Body(names={"en": "Kazgeology"})
    assert candidates(Body(names={"ru": "Казгеология"}), [("KAZ.1.1", held)]) == ["KAZ.1.1"]
    assert candidates(Body(names={"ru": "Татнефть"}), [("KAZ.1.1", held)]) == []


def test_merging_fills_in_and_never_replaces() -> None:
    """What was agreed stays; a language, an empty field and a source are added, a source that is there is not."""
    both = merged(HELD, DRAFT)
    assert both == msgspec.structs.replace(
        HELD,
        title={"ru": "программа сотрудничества", **HELD.title},
        signed="2031-05-03",
        period=DRAFT.period,
        sources=(Source(title="First"), Source(title="Second")),
    )
    assert merged(both, DRAFT) == both


def test_an_agenda_that_was_agreed_is_kept_whole() -> None:
    """Lists are not mixed."""
    held = Meeting(title={"en": "Talks"}, agenda=({"en": "Space"},))
    assert merged(held, Meeting(title={"en": "Talks"}, agenda=({"en": "Trade"},))).agenda == held.agenda
