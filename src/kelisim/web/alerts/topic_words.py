"""A topic in the reader's words."""

from django.utils.translation import gettext as _

from kelisim.node.models import Entry, Register
from kelisim.web.alerts.topics import Topic, followed_entry
from kelisim.web.language import chosen, reader
from kelisim.web.words import ENTRY_GROUPS, word

_GROUP_OF_SECTION = {
    "bodies": "body",
    "charter": "charter",
    "commitments": "measure",
    "decisions": "decision",
    "documents": "instrument",
    "fields": "field",
    "figures": "indicator",
    "meetings": "meeting",
    "milestones": "milestone",
    "news": "story",
    "places": "place",
}


def register_name(slug: str) -> str:
    """The name of a register in the reader's language."""
    row = Register.objects.filter(slug=slug).first()
    return chosen(row.name, reader())[1] if row else slug


def section_name(section: str) -> str:
    """The name of a part of a register."""
    return str(ENTRY_GROUPS[_GROUP_OF_SECTION[section]])


def topic_words(topic: Topic) -> str:
    """What a topic is, in a line: `Roadmap (document)`, `search: butadiene`."""
    return entry_words(topic, followed_entry(topic))


def entry_words(topic: Topic, row: Entry | None) -> str:
    """The same where the entry that is followed, if any, is at hand."""
    if topic.kind == "register":
        return register_name(topic.register)
    if topic.kind == "section":
        return section_name(topic.of)
    if topic.kind == "search":
        return _("search: {words}").format(words=topic.of)
    if row is None:
        return topic.of
    name, what = chosen(row.title, reader())[1], word("entry", row.kind)
    return f"{name} ({what[:1].lower()}{what[1:]})"
