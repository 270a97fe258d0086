"""Stories: what has a release is for everybody from then on, and older bytes stay as they were."""

import msgspec
import pytest

from kelisim.model.decode import MalformedError, decode
from kelisim.model.item import StoryItem
from kelisim.model.story import Passage, Photograph, Story

RELEASE = "2026-05-01T09:00:00Z"


def test_a_story_without_texts_and_release_has_the_bytes_it_had() -> None:
    """New fields that are not there leave no trace, so older acts keep their hash."""
    old = Story(title={"en": "Bridge"}, photographs=(Photograph(caption="A bridge"),), body=("One.",))
    assert msgspec.json.encode(old) == (
        b'{"title":{"en":"Bridge"},"photographs":[{"caption":"A bridge"}],"body":["One."]}'
    )


def test_a_story_has_a_text_in_each_language() -> None:
    """Passages are paragraphs unless they say otherwise; a text is decoded to what was encoded."""
    texts = {"en": (Passage(text="One."), Passage(text="Two", kind="heading")), "ru": (Passage(text="Один."),)}
    story = Story(title={"en": "Bridge", "ru": "Мост"}, texts=texts, release=RELEASE)
    encoded = msgspec.json.encode(story)
    assert b'"texts":{"en":[{"text":"One."},{"text":"Two","kind":"heading"}],"ru":' in encoded
    assert decode(encoded, Story) == story


@pytest.mark.parametrize("release", ["2026-05-01", "2026-05-01T09:00:00", "2026-05-01T09:00:00+05:00", ""])
def test_a_release_is_an_instant_in_utc(release: str) -> None:
    """Both sides mean the same moment, so it is written in one way."""
    with pytest.raises(MalformedError):
        decode(msgspec.json.encode({"title": {"en": "Bridge"}, "release": release}), Story)


def test_what_is_released_is_public() -> None:
    """A moment from which everybody may read is given to public stories alone."""
    content = {"title": {"en": "Bridge"}, "release": RELEASE}
    item = {"kind": "story", "entry": "KAZ.2.1", "bound": ["KAZ"], "content": content}
    shown: StoryItem = decode(msgspec.json.encode(item | {"public": True}), StoryItem)
    assert shown.public
    with pytest.raises(MalformedError, match="public from then on"):
        decode(msgspec.json.encode(item), StoryItem)
