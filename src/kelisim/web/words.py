"""The words by which pages call what the model has codes for."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kelisim.web import told_words as told
from kelisim.web.told_words import Words

ENTRY_KINDS: Final[Words] = {
    "body": _("Body"),
    "charter": _("Charter"),
    "decision": _("Decision"),
    "field": _("Field of cooperation"),
    "indicator": _("Figure"),
    "instrument": _("Document"),
    "measure": _("Commitment"),
    "meeting": _("Meeting"),
    "milestone": _("Milestone"),
    "place": _("Place"),
    "story": _("Story"),
}
ENTRY_GROUPS: Final[Words] = {
    "body": _("Bodies"),
    "charter": _("Charter"),
    "decision": _("Decisions"),
    "field": _("Fields of cooperation"),
    "indicator": _("Figures"),
    "instrument": _("Documents"),
    "measure": _("Commitments"),
    "meeting": _("Meetings"),
    "milestone": _("Milestones"),
    "place": _("Places"),
    "story": _("News"),
}
INSTRUMENT_KINDS: Final[Words] = {
    "treaty": _("treaty"),
    "agreement": _("agreement"),
    "framework-agreement": _("framework agreement"),
    "programme": _("programme"),
    "roadmap": _("roadmap"),
    "action-plan": _("action plan"),
    "protocol": _("protocol"),
    "memorandum-of-understanding": _("memorandum of understanding"),
    "letter-of-intent": _("letter of intent"),
    "declaration": pgettext_lazy("document", "declaration"),
    "exchange-of-notes": _("exchange of notes"),
    "contract": _("contract"),
}
LEVELS: Final[Words] = {
    "interstate": _("between States"),
    "intergovernmental": _("between governments"),
    "interagency": _("between ministries and agencies"),
    "corporate": _("between companies"),
}
INSTRUMENT_STATUSES: Final[Words] = {
    "planned": _("planned"),
    "draft-approved": _("draft approved"),
    "initialled": _("initialled"),
    "signed": _("signed"),
    "ratified": _("ratified"),
    "in-force": _("in force"),
    "amended": _("amended"),
    "ended": _("ended"),
}
RELATIONS: Final[Words] = {
    "under": _("Under"),
    "implements": _("Implements"),
    "amends": _("Amends"),
    "supersedes": _("Replaces"),
    "with": _("Together with"),
}
RELATIONS_BACK: Final[Words] = {
    "under": _("Has under it"),
    "implements": _("Implemented by"),
    "amends": _("Amended by"),
    "supersedes": _("Replaced by"),
    "with": _("Together with"),
}
STATUSES: Final[Words] = {
    "not-started": _("not started"),
    "in-progress": _("in progress"),
    "continuous": _("continuous"),
    "delayed": _("delayed"),
    "suspended": _("suspended"),
    "done": _("done"),
    "cancelled": _("cancelled"),
    "left": _("left the project"),
    "returned": _("returned for correction"),
}
STATUS_TONES: Final[Mapping[str, str]] = {
    "in-progress": "go",
    "continuous": "go",
    "done": "done",
    "delayed": "late",
    "suspended": "late",
    "cancelled": "late",
    "left": "late",
    "returned": "moved",
}
STANDINGS: Final[Words] = {
    "done": _("done, say all who lead"),
    "one": _("done, not said by all who lead"),
    "going": _("in progress"),
    "held": _("delayed, suspended or left"),
    "differ": _("sides differ"),
    "waiting": _("not started"),
    "silent": _("nothing reported"),
}
ROUGHLY: Final[Words] = {
    "about": _("about"),
    "almost": _("almost"),
    "over": _("over"),
    "up-to": _("up to"),
    "at-least": _("at least"),
}
SITTINGS: Final[Words] = {
    "bilateral": _("bilateral talks"),
    "narrow": _("narrow format"),
    "extended": _("extended format"),
}
PARTICIPANT_CLASSES: Final[Words] = {
    "member": _("Members"),
    "observer": _("Observers"),
    "guest": _("Guests"),
    "organisation": _("Organisations"),
    "": _("Participants"),
}
PRESENCES: Final[Words] = {
    "in-person": _("in person"),
    "video": _("by video link"),
    "recorded": _("by recorded address"),
    "represented": _("represented"),
}
ROLES: Final[Words] = {
    "lead": _("Lead"),
    "co": _("Together with"),
    "by-agreement": _("By agreement"),
    "": _("Responsible"),
}
PLACE_KINDS: Final[Words] = {
    "city": _("city"),
    "deposit": _("deposit"),
    "plant": _("plant"),
    "crossing": _("border crossing"),
    "corridor": _("corridor"),
    "river": _("river"),
    "basin": _("river basin"),
    "gauge": _("gauge"),
    "launch-site": _("launch site"),
    "zone": _("zone"),
    "other": _("place"),
}
BODY_KINDS: Final[Words] = {
    "government": _("government"),
    "ministry": _("ministry"),
    "agency": _("agency"),
    "company": _("company"),
    "commission": _("commission"),
    "council": _("council"),
    "organisation": _("organisation"),
    "other": _("body"),
}
AWAITED: Final[Words] = {
    "measure": _("end of the term"),
    "milestone": _("milestone"),
    "decision": _("decision due"),
    "meeting": _("meeting"),
    "instrument": _("end of the period"),
}
PARTY_KINDS: Final[Words] = {
    "state": _("State"),
    "organisation": _("organisation"),
    "observatory": _("observatory"),
}
PROPOSAL_STATUSES: Final[Words] = {
    "open": _("open"),
    "agreed": _("agreed"),
    "dead": _("declined"),
    "overtaken": _("overtaken by another proposal"),
    "disputed": _("disputed: it rests on one of two stories"),
    "void": _("void"),
}
POWERS: Final[Words] = {
    "accept": _("accepts"),
    "appoint": _("appoints signers"),
    "comment": _("comments"),
    "decline": _("declines"),
    "notify": _("takes treaty actions"),
    "propose": _("proposes"),
    "release": _("publishes figures"),
    "report": _("reports"),
    "retire": _("ends full powers"),
    "state": _("files statements"),
}
VERBS: Final[Words] = {"accept": _("accepted"), "decline": _("declined")}
CONTENT_FIELDS: Final[Words] = {
    "actions": _("treaty actions"),
    "agenda": _("agenda"),
    "aliases": _("other names"),
    "amendments": _("amendments"),
    "articles": _("articles"),
    "author": _("author"),
    "bodies": _("bodies"),
    "body": _("text"),
    "bound": _("Parties that it binds"),
    "clauses": _("final clauses"),
    "code": _("short name"),
    "completion": _("form of completion"),
    "corrections": _("corrections of errors"),
    "date": _("date"),
    "dateline": _("dateline"),
    "dates": _("dates"),
    "definition": _("definition"),
    "demonstration": _("demonstration"),
    "depositary": _("depositary"),
    "draft": _("approved draft"),
    "due": _("due date"),
    "duration": _("duration"),
    "field": _("field"),
    "fields": _("fields"),
    "funding": _("funding"),
    "geometry": _("position"),
    "indicators": _("figures"),
    "instruments": _("documents"),
    "kind": _("kind"),
    "language": _("language"),
    "languages": _("authentic languages"),
    "left": _("how it left control"),
    "level": _("level"),
    "meeting": _("meeting"),
    "members": _("members"),
    "mentions": _("entries mentioned"),
    "name": _("name"),
    "names": _("names"),
    "number": _("number"),
    "observers": _("observers"),
    "of": _("what it belongs to"),
    "organ": _("organ"),
    "participants": _("participants"),
    "parties": _("Parties"),
    "period": _("period"),
    "photographs": _("photographs"),
    "place": _("place"),
    "places": _("places"),
    "predecessors": _("what comes before"),
    "programme": _("programme"),
    "public": _("whether it is public"),
    "published": _("date of publication"),
    "publisher": _("publisher"),
    "purpose": _("purpose"),
    "quorums": _("quorums"),
    "relations": _("related documents"),
    "release": _("moment of release"),
    "reported": _("date of the report"),
    "responsible": _("responsible bodies"),
    "section": _("section"),
    "side": _("side"),
    "sides": _("sides"),
    "signatures": _("signatures"),
    "signed": _("date of signature"),
    "sitting": _("format"),
    "slug": _("short name in addresses"),
    "sources": _("sources"),
    "status": _("status"),
    "succeeds": _("register that it succeeds"),
    "successor": _("successor"),
    "summary": _("summary"),
    "targets": _("targets"),
    "term": _("term"),
    "territory": _("territory"),
    "text": _("text"),
    "texts": _("texts"),
    "title": _("title"),
    "unit": _("unit"),
    "watch": _("watch after completion"),
    "within_km": _("exactness of the position"),
}

LEXICONS: Final[Mapping[str, Words]] = {
    "entry": ENTRY_KINDS,
    "group": ENTRY_GROUPS,
    "instrument": INSTRUMENT_KINDS,
    "level": LEVELS,
    "instrument-status": INSTRUMENT_STATUSES,
    "relation": RELATIONS,
    "relation-back": RELATIONS_BACK,
    "status": STATUSES,
    "standing": STANDINGS,
    "roughly": ROUGHLY,
    "sitting": SITTINGS,
    "class": PARTICIPANT_CLASSES,
    "presence": PRESENCES,
    "role": ROLES,
    "place": PLACE_KINDS,
    "body": BODY_KINDS,
    "party": PARTY_KINDS,
    "awaited": AWAITED,
    "proposal": PROPOSAL_STATUSES,
    "power": POWERS,
    "verb": VERBS,
    "completion": told.COMPLETIONS,
    "control": told.CONTROLS,
    "leaving": told.LEAVING_REASONS,
    "difference": told.DIFFERENCES,
    "move": told.MOVES,
    "target-change": told.TARGET_CHANGES,
    "observation": told.OBSERVATIONS,
    "passage": told.PASSAGES,
    "action": told.ACTIONS,
    "signature-effect": told.SIGNATURE_EFFECTS,
    "treaty": told.TREATY_STATUSES,
    "effect": told.EFFECTS,
    "content": CONTENT_FIELDS,
}
"""Every lexicon by the name that templates use."""


def word(lexicon: str, code: str | None) -> str:
    """The word for a code, or the code itself where a newer writer uses one that is not known here."""
    return str(LEXICONS[lexicon].get(code or "", code or ""))
