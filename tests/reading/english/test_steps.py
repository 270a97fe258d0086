"""The step of its life at which a sentence puts an instrument, and the sentences that put it at none."""

import pytest

from kelisim.reading.document import read_document
from tests.reading.invented import contents

TOLD = (
    ("Kazakhstan and Uzbekistan signed an agreement on water sharing on Tuesday.", "signed"),
    ("Kazakhstan and Uzbekistan will sign an agreement on water sharing next week.", "planned"),
    ("Kazakhstan and Uzbekistan would sign an agreement on water if the talks succeed.", "planned"),
    ("The agreement on water between Kazakhstan and Uzbekistan is expected to be signed in June.", "planned"),
    ("The agreement on water between Kazakhstan and Uzbekistan is ready for signature.", "planned"),
    ("Ahead of the signing of the agreement on water between Kazakhstan and Uzbekistan, ministers met.", "planned"),
    ("The minister called for the signing of an agreement on water between Kazakhstan and Uzbekistan.", "planned"),
    ("Once the agreement on water between Kazakhstan and Uzbekistan is signed, the level will rise.", "planned"),
    ("The signing of the agreement on water between Kazakhstan and Uzbekistan has been postponed.", "planned"),
    ("The ministers of Kazakhstan and Uzbekistan agreed to prepare an agreement on water.", "planned"),
    ("The Government of Kazakhstan approved the draft agreement with Uzbekistan on water.", "draft-approved"),
    ("The Government of Kazakhstan approved the signing of the agreement with Uzbekistan on water.", "draft-approved"),
    ("An agreement on water was initialled by experts of Kazakhstan and Uzbekistan.", "initialled"),
    ("The agreement on water was signed by Kazakhstan and Uzbekistan yesterday.", "signed"),
    ("The presidents witnessed the signing of an agreement on water between Kazakhstan and Uzbekistan.", "signed"),
    ("Kazakhstan and Uzbekistan exchanged signed copies of the agreement on water.", "signed"),
    ("Ministers of Kazakhstan and Uzbekistan put their names to an agreement on water.", "signed"),
    ("The Kazakh Senate ratified the agreement with Uzbekistan on water.", "ratified"),
    (
        "The president signed the law on ratification of the agreement between Kazakhstan and Uzbekistan on water.",
        "ratified",
    ),
    ("The agreement on water between Kazakhstan and Uzbekistan entered into force on May 1.", "in-force"),
    ("The agreement on water between Kazakhstan and Uzbekistan will enter into force on July 1.", None),
    ("The agreement on water between Kazakhstan and Uzbekistan will expire in 2027.", None),
    ("The two countries amended the agreement on water between Kazakhstan and Uzbekistan.", "amended"),
    ("The agreement on water between Kazakhstan and Uzbekistan expired on May 1.", "ended"),
    ("Kazakhstan withdrew from the agreement on water with Uzbekistan.", "ended"),
)
UNTOLD = (
    "Kazakhstan and Uzbekistan failed to sign an agreement on water.",
    "Uzbekistan refused to sign the agreement on water with Kazakhstan.",
    "No agreement on water was signed between Kazakhstan and Uzbekistan.",
    "The agreement on water between Kazakhstan and Uzbekistan has not been signed.",
    "Kazakhstan denied that it had signed an agreement on water with Uzbekistan.",
    "Kazakhstan and Uzbekistan could have signed an agreement on water last year.",
    "Under the agreement on water signed by Kazakhstan and Uzbekistan in 2009, gauges are read daily.",
    "The 2008 agreement on water between Kazakhstan and Uzbekistan, signed in Tashkent, is still applied.",
    "This year marks ten years since the signing of the agreement on water between Kazakhstan and Uzbekistan.",
    "After signing the visitors' book, the ministers of Kazakhstan and Uzbekistan discussed an agreement on water.",
    "Kazakhstan and Uzbekistan exchanged views on an agreement on water.",
    "Kazakhstan and Uzbekistan had signed an agreement on water in 2009.",
)


def instruments(words: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Status and Parties of what a sentence names."""
    text = f"What the day brought to the city\n\n{words}"
    found = contents(read_document(text.encode(), "story.txt", published="2024-05-15"), "instrument")
    return [(one.get("status"), tuple(sorted(one.get("parties", ())))) for one in found]


@pytest.mark.parametrize(("words", "status"), TOLD, ids=lambda words: str(words)[:60])
def test_a_sentence_puts_an_instrument_at_a_step(words: str, status: str | None) -> None:
    """One agreement between both States, at the step that is stated and no other."""
    assert instruments(words) == [(status, ("KAZ", "UZB"))]


@pytest.mark.parametrize("words", UNTOLD, ids=lambda words: words[:60])
def test_what_did_not_happen_or_is_history_is_no_instrument_of_the_story(words: str) -> None:
    """A refusal, a denial, an older treaty: nothing is drafted."""
    assert instruments(words) == []
