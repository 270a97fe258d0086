"""The words by which pages call what the register computes, and what Parties do about a document."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]
"""A word for every code."""

COMPLETIONS: Final[Words] = {
    "open": _("not reported done"),
    "done-by-some": _("reported done, not by all who lead"),
    "done": _("done, report all who lead"),
}
CONTROLS: Final[Words] = {
    "on-control": _("on control"),
    "watched": _("left control, watched"),
    "off-control": _("left control"),
}
LEAVING_REASONS: Final[Words] = {
    "done": _("done"),
    "lapsed": _("no longer needed"),
    "duplicate": _("repeats another commitment"),
}
DIFFERENCES: Final[Words] = {
    "status": _("state"),
    "forecast": _("expected completion"),
    "value": _("figure"),
}
MOVES: Final[Words] = {
    "moved": _("moved"),
    "narrowed": _("made more exact"),
    "widened": _("made less exact"),
    "dated": _("date set"),
    "undated": _("date taken away"),
}
TARGET_CHANGES: Final[Words] = {
    "corrected": _("target corrected"),
    "moved": _("target moved to other days"),
    "added": _("target added"),
    "withdrawn": _("target withdrawn"),
}
OBSERVATIONS: Final[Words] = {"provisional": _("provisional"), "estimated": _("estimated")}
PASSAGES: Final[Words] = {
    "changed": _("changed"),
    "removed": _("only in the draft"),
    "added": _("only in the signed text"),
}
ACTIONS: Final[Words] = {
    "initialling": _("initialling"),
    "signature": _("signature"),
    "confirmation": _("confirmation of its signature"),
    "ratification": _("ratification"),
    "acceptance": _("acceptance"),
    "approval": _("approval"),
    "accession": _("accession"),
    "notification": _("notification that its internal procedures are complete"),
    "no-provisional-application": _("notice that it does not apply it provisionally"),
    "refusal": _("notice that it does not intend to become a Party"),
    "reservation": _("reservation"),
    "declaration": _("declaration"),
    "objection": _("objection"),
    "withdrawal-of-reservation": _("withdrawal of a reservation"),
    "withdrawal-of-objection": _("withdrawal of an objection"),
    "withdrawal": _("withdrawal"),
    "revocation": _("revocation of its withdrawal"),
    "suspension": _("suspension"),
    "resumption": _("resumption of operation"),
    "termination": _("termination"),
    "extension": _("extension"),
    "non-renewal": _("notice that it is not renewed"),
    "decision": _("decision"),
}
SIGNATURE_EFFECTS: Final[Words] = {
    "definitive": _("definitive"),
    "subject-to-ratification": _("subject to ratification"),
    "ad-referendum": _("ad referendum"),
}
TREATY_STATUSES: Final[Words] = {
    "not-signed": _("not signed"),
    "signed": _("signed"),
    "provisionally-applied": _("provisionally applied"),
    "in-force": _("in force"),
    "suspended": _("suspended"),
    "expired": _("expired"),
    "terminated": _("terminated"),
    "withdrawn": _("withdrawn"),
}
TREATY_TONES: Final[Mapping[str, str]] = {
    "provisionally-applied": "go",
    "in-force": "done",
    "suspended": "late",
    "expired": "moved",
    "terminated": "late",
    "withdrawn": "late",
}
EFFECTS: Final[Words] = {
    "none": _("no effect"),
    "modified": _("the provisions are modified between the two"),
    "not-applied": _("the provisions do not apply between the two"),
    "no-relations": _("no treaty relations between the two"),
}
