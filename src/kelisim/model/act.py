"""Acts: signed statements of a Party, as payloads.

1. Every act names its register, its Party, its number in the Party's feed from 1, the newest act of every feed that its
   author had seen (`after`), the author's clock (shown, never used to decide) and its signer.
2. `kind` tells what the act does and so what its `body` holds. A kind that this version does not know is refused.
3. `ext`, inside the body, is the one place for extensions: whole numbers, texts, truth values, lists and objects.
"""

from typing import Annotated, Any

import msgspec

from kelisim.model.base import MAX_INTEGER, MAX_ITEMS, FormError, Line, PartyPointer, Pointer, Value
from kelisim.model.charter import Charter, Key, RootKeys, Threshold, check_roots
from kelisim.model.comment import Comment
from kelisim.model.dates import HeldMoment, Moment, is_moment
from kelisim.model.item import Item
from kelisim.model.notice import Notice
from kelisim.model.powers import Powers
from kelisim.model.release import Release
from kelisim.model.text import Text
from kelisim.model.word import Report, Statement

MAX_EXT_DEPTH = 8
"""Levels of lists and objects inside `ext`."""

Ext = dict[Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-zA-Z0-9._-]*\Z", max_length=120)], Any]


def check_ext(value: Any, depth: int = 0) -> None:
    """Refuse what the payload profile does not allow inside `ext`.

    Raises:
        ValueError: a float, a number beyond 2^53 - 1, a key that is not ASCII, or too many levels.
    """
    if depth > MAX_EXT_DEPTH:
        raise ValueError(f"ext has more than {MAX_EXT_DEPTH} levels")
    if isinstance(value, float):
        raise ValueError("ext holds a float; a decimal number is written as text")
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        raise ValueError("ext holds a number beyond 2^53 - 1")
    if isinstance(value, dict):
        for key, member in value.items():
            if not key.isascii():
                raise ValueError("ext has a key that is not ASCII")
            check_ext(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            check_ext(member, depth + 1)


class Signer(Value, frozen=True, kw_only=True):
    """Who signs: the office and the id of its key."""

    office: Line
    key: Pointer


class ActBody(Value, frozen=True, kw_only=True):
    """The base of every act's body."""

    ext: Ext | None = None

    def __post_init__(self) -> None:
        if self.ext is not None:
            check_ext(self.ext, -1)


class Founding(ActBody, frozen=True, kw_only=True):
    """A Party's founding of the register: the charter, whole. One that accedes gives the charter that names it."""

    charter: Charter


class Appointment(ActBody, frozen=True, kw_only=True):
    """The key of a signer, named by office, and its full powers."""

    key: Key
    powers: Powers
    note: Text | None = None


class Retirement(ActBody, frozen=True, kw_only=True):
    """The end of a signer's powers, and of those that it handed on. `key` is the id of its key."""

    key: Pointer
    note: Text | None = None


class Rekeying(ActBody, frozen=True, kw_only=True):
    """New root keys. The keys of the charter are version 1; each rekeying has the next version."""

    version: Annotated[int, msgspec.Meta(ge=2, le=MAX_INTEGER)]
    keys: RootKeys
    threshold: Threshold
    note: Text | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_roots(self.keys, self.threshold)


class Proposal(ActBody, frozen=True, kw_only=True):
    """New versions of entries, all or nothing."""

    items: Annotated[tuple[Item, ...], msgspec.Meta(min_length=1, max_length=MAX_ITEMS)]
    note: Text | None = None


class Answer(ActBody, frozen=True, kw_only=True):
    """The answer to the proposal whose act has this hash."""

    proposal: Pointer
    note: Text | None = None


class ReportBody(ActBody, frozen=True, kw_only=True):
    """A Party's report and whether it may be shown to everybody."""

    report: Report
    public: bool = False


class StatementBody(ActBody, frozen=True, kw_only=True):
    """A sourced statement and whether it may be shown to everybody."""

    statement: Statement
    public: bool = False


class NoticeBody(ActBody, frozen=True, kw_only=True):
    """A Party's treaty action and whether it may be shown to everybody."""

    notice: Notice
    public: bool = False


class ReleaseBody(ActBody, frozen=True, kw_only=True):
    """A series of figures and whether it may be shown to everybody."""

    release: Release
    public: bool = False


class CommentBody(ActBody, frozen=True, kw_only=True):
    """A remark and whether it may be shown to everybody."""

    comment: Comment
    public: bool = False


class ActBase(Value, frozen=True, kw_only=True, tag_field="kind"):
    """What the acts of every kind share."""

    register: Pointer
    party: PartyPointer
    number: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
    after: Annotated[dict[PartyPointer, Pointer], msgspec.Meta(max_length=64)]
    at: HeldMoment
    by: Signer

    def __post_init__(self) -> None:
        if not is_moment(self.at):
            raise FormError("at", Moment)


class Found(ActBase, frozen=True, kw_only=True, tag="found"):
    """Founds the register for the Party; always its first act."""

    body: Founding


class Appoint(ActBase, frozen=True, kw_only=True, tag="appoint"):
    """Gives a signer full powers."""

    body: Appointment


class Retire(ActBase, frozen=True, kw_only=True, tag="retire"):
    """Ends a signer's full powers."""

    body: Retirement


class Rekey(ActBase, frozen=True, kw_only=True, tag="rekey"):
    """Replaces the Party's root keys."""

    body: Rekeying


class Propose(ActBase, frozen=True, kw_only=True, tag="propose"):
    """Offers new versions of entries. Proposing is not accepting."""

    body: Proposal


class Accept(ActBase, frozen=True, kw_only=True, tag="accept"):
    """Consents to a proposal, as a signature does."""

    body: Answer


class Decline(ActBase, frozen=True, kw_only=True, tag="decline"):
    """Refuses a proposal, for ever."""

    body: Answer


class Reporting(ActBase, frozen=True, kw_only=True, tag="report"):
    """Says how a measure, a milestone or a decision stands, for the Party alone."""

    body: ReportBody


class Stating(ActBase, frozen=True, kw_only=True, tag="state"):
    """Puts a sourced statement of a named speaker on the record."""

    body: StatementBody


class Notifying(ActBase, frozen=True, kw_only=True, tag="notify"):
    """Says that the Party has taken an action on an instrument: signed, ratified, notified, withdrawn."""

    body: NoticeBody


class Releasing(ActBase, frozen=True, kw_only=True, tag="release"):
    """Publishes a series of figures with its vintage."""

    body: ReleaseBody


class Commenting(ActBase, frozen=True, kw_only=True, tag="comment"):
    """Remarks on an entry or a proposal."""

    body: CommentBody


Act = (
    Found
    | Appoint
    | Retire
    | Rekey
    | Propose
    | Accept
    | Decline
    | Reporting
    | Stating
    | Notifying
    | Releasing
    | Commenting
)


def act_kind(act: Act) -> str:
    """The word in an act's `kind`."""
    return str(type(act).__struct_config__.tag)
