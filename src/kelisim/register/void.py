"""Why an act has no effect. A void act is kept and shown with its reason; it is no error of the node."""

from typing import Final

import msgspec

NOT_FOUNDED: Final = "not-founded"
NOT_A_PARTY: Final = "not-a-party"
TWO_STORIES: Final = "two-stories"
BEYOND_POWERS: Final = "beyond-powers"
OUTSIDE_SCOPE: Final = "outside-scope"
WRONG_ENTRY_ID: Final = "wrong-entry-id"
ENTRY_TWICE: Final = "entry-twice"
UNKNOWN_PARTY: Final = "unknown-party"
BASE_NOT_AGREED: Final = "base-not-agreed"
KIND_CHANGED: Final = "kind-changed"
CHARTER_BROKEN: Final = "charter-broken"
UNKNOWN_PROPOSAL: Final = "unknown-proposal"
PROPOSAL_VOID: Final = "proposal-void"
NOT_BOUND: Final = "not-bound"
ALREADY_ANSWERED: Final = "already-answered"
RIVAL_ACCEPTED: Final = "rival-accepted"
UNKNOWN_ENTRY: Final = "unknown-entry"
NOT_REPORTABLE: Final = "not-reportable"


class Void(msgspec.Struct, frozen=True):
    """The broken rule by a stable code, and a sentence for people."""

    code: str
    reason: str
