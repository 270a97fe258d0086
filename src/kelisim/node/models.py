"""The tables of a node.

1. `StoredAct` and `Attachment` are the record: bytes as they were signed or received, added and never changed. Where a
   Party told two stories, the acts of both are there.
2. The tables of the desk stand in `node.desk`. Every other table here, in `node.past` or in `node.located`, is the
   projection that pages read. It holds nothing that the acts do not say: `kelisim rebuild` drops it and folds the acts
   again. Each act updates it in the transaction that stores the act.
3. `public` is part of what was agreed or signed. A page for everybody reads public rows only.
4. `arrival` puts what came to be known in the order in which it came to this node: the primary key of the act by which
   it stands here, times `PLACES`, and the place of the item in its proposal. It is this node's own and says nothing of
   when anything was signed; a reader who has read to one arrival misses nothing that comes later.
"""

from django.db import models

from kelisim.node.desk import Account as Account  # noqa: PLC0414 Django looks for its tables here
from kelisim.node.desk import Review as Review  # noqa: PLC0414 as above
from kelisim.node.located import Located as Located  # noqa: PLC0414 as above
from kelisim.node.past import Attested as Attested  # noqa: PLC0414 as above
from kelisim.node.past import FormerLink as FormerLink  # noqa: PLC0414 as above
from kelisim.node.past import Held as Held  # noqa: PLC0414 as above
from kelisim.node.past import Standing as Standing  # noqa: PLC0414 as above
from kelisim.node.past import Unsettled as Unsettled  # noqa: PLC0414 as above

PLACES = 10_000
"""More than a proposal has items."""


class StoredAct(models.Model):
    """A signed act as it came: the payload's exact bytes, the signatures over them, and the place they claim."""

    hash = models.CharField(max_length=64, unique=True)
    register = models.CharField(max_length=64)
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    payload = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        """In order of arrival, each after its past."""

        ordering = ("id",)
        indexes = (models.Index(fields=("register", "party", "number")),)


class Attachment(models.Model):
    """A file kept beside the acts, by the SHA-256 of its bytes. The bytes are in the node's folder."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()


class Register(models.Model):
    """A register as its charter founded it. `name` and `purpose` are texts by language tag."""

    id = models.CharField(max_length=64, primary_key=True)
    slug = models.CharField(max_length=60, unique=True)
    name = models.JSONField()
    purpose = models.JSONField(null=True)
    demonstration = models.BooleanField()
    founded = models.BooleanField()
    """Whether every Party has founded it."""

    class Meta:
        """Real registers before demonstrations, then by their name in addresses."""

        ordering = ("demonstration", "slug")


class Party(models.Model):
    """A Party of a register and how far its feed has come.

    `keys` are its root keys, `{office, public, algorithm}`, of which `threshold` sign together; `code` stands in its
    acts, `shown` is how it is called. `left` marks one that the newest charter names no longer.
    """

    register = models.ForeignKey(Register, models.CASCADE, related_name="parties")
    code = models.CharField(max_length=8)
    shown = models.CharField(max_length=8, default="")
    name = models.JSONField()
    kind = models.CharField(max_length=16)
    keys = models.JSONField()
    threshold = models.PositiveSmallIntegerField(default=1)
    left = models.BooleanField(default=False)
    acts = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")
    last_at = models.CharField(max_length=20, default="")
    forked = models.BooleanField(default=False)

    class Meta:
        """In order of code."""

        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("register", "code"), name="one_party_per_code"),)


class Proposal(models.Model):
    """A proposal and what became of it.

    `status` is open, agreed, dead (declined), overtaken (a rival was agreed), disputed (it rests on one of two stories)
    or void. `entries` is a list of
    `{entry, kind, base, title}`; `waiting` the codes of the Parties whose answer it still needs.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    register = models.ForeignKey(Register, models.CASCADE, related_name="proposals")
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=20)
    office = models.CharField(max_length=500)
    status = models.CharField(max_length=10)
    note = models.JSONField(null=True)
    entries = models.JSONField()
    waiting = models.JSONField()
    public = models.BooleanField()
    """Whether every item of it is public."""
    arrival = models.PositiveBigIntegerField(default=0)

    class Meta:
        """The newest first."""

        ordering = ("-at", "party", "-number")
        indexes = (models.Index(fields=("register", "arrival"), name="proposals_by_arrival"),)


class Answer(models.Model):
    """A Party's answer to a proposal. `implied` marks a decline that follows from accepting a rival."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    party = models.CharField(max_length=8)
    verb = models.CharField(max_length=7)
    implied = models.BooleanField()
    act = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=20)
    office = models.CharField(max_length=500)

    class Meta:
        """In order of Party."""

        ordering = ("party",)
        constraints = (models.UniqueConstraint(fields=("proposal", "party"), name="one_answer_per_party"),)


class Entry(models.Model):
    """The newest agreed version of an entry.

    `content` has the shape of the model's type for `kind`; `title` is a text by language tag; `date` the ISO 8601 date
    it is sorted by (signed, held, published or the end of its term), or empty. `versions` counts agreed versions.
    """

    register = models.ForeignKey(Register, models.CASCADE, related_name="entries")
    entry = models.CharField(max_length=40)
    kind = models.CharField(max_length=16)
    title = models.JSONField()
    content = models.JSONField()
    bound = models.JSONField()
    public = models.BooleanField()
    date = models.CharField(max_length=10)
    awaited = models.CharField(max_length=10, default="")
    """The last day of its term, meeting or period, ISO 8601, or empty: what is still to come is found by it."""
    versions = models.PositiveIntegerField()
    proposal = models.CharField(max_length=64)
    agreed_at = models.CharField(max_length=20)
    disputed = models.BooleanField(default=False)
    """Whether a version of it rests on one of two stories; where every version does, `versions` is 0."""
    expires = models.BooleanField(default=False)
    """Whether it is a document with a clause on its expiry."""

    class Meta:
        """By date, the newest first."""

        ordering = ("-date", "id")
        constraints = (models.UniqueConstraint(fields=("register", "entry"), name="one_row_per_entry"),)
        indexes = (
            # Django asks for `public` in a way in which SQLite looks nothing up by it, so it stands last.
            models.Index(fields=("register", "kind", "-date", "id", "public"), name="entries_listed"),
            models.Index(fields=("register", "awaited", "public"), name="entries_to_come"),
            models.Index(fields=("register", "id"), condition=models.Q(expires=True), name="entries_expiring"),
        )


class Version(models.Model):
    """One agreed version of an entry, in order from 1 (the baseline)."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="history")
    ordinal = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="versions")
    content = models.JSONField()
    bound = models.JSONField()
    public = models.BooleanField()
    agreed_at = models.CharField(max_length=20)
    register = models.ForeignKey(Register, models.CASCADE, related_name="+", db_index=False)
    arrival = models.PositiveBigIntegerField(default=0)
    kind = models.CharField(max_length=12, default="")
    """That of the entry, kept here as well: with the arrival it finds the newest of a kind among all."""

    class Meta:
        """From the baseline on."""

        ordering = ("ordinal",)
        constraints = (models.UniqueConstraint(fields=("entry", "ordinal"), name="one_version_per_ordinal"),)
        indexes = (
            models.Index(fields=("register", "arrival", "entry", "public"), name="versions_by_arrival"),
            models.Index(fields=("register", "kind", "arrival"), name="versions_of_kind"),
        )


class Link(models.Model):
    """That the newest version of `source` refers to an entry in `role`, the field it stands in (`instruments`).

    `target` is null while the entry that is named has no agreed version here. In the role `sources` a source's mark
    stands in the place of an entry (`rows.source_marks`).
    """

    source = models.ForeignKey(Entry, models.CASCADE, related_name="links")
    target = models.ForeignKey(Entry, models.CASCADE, related_name="backlinks", null=True)
    entry = models.CharField(max_length=40)
    role = models.CharField(max_length=40)

    class Meta:
        """In order of filing."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("entry", "role", "source"), name="links_to"),
            models.Index(fields=("role", "source", "entry", "target"), name="links_by_role"),
        )


class Statement(models.Model):
    """A statement on the record. `content` has the shape of the model's Statement."""

    act = models.CharField(max_length=64, primary_key=True)
    register = models.ForeignKey(Register, models.CASCADE, related_name="statements")
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=20)
    office = models.CharField(max_length=500)
    said = models.CharField(max_length=10)
    side = models.CharField(max_length=8)
    content = models.JSONField()
    public = models.BooleanField()
    disputed = models.BooleanField(default=False)
    arrival = models.PositiveBigIntegerField(default=0)
    on_document = models.BooleanField(default=False)
    """Whether it is about a document: few are, and they are found among all by this."""
    about = models.ManyToManyField(Entry, related_name="statements")

    class Meta:
        """In the order in which they were said."""

        ordering = ("said", "party", "number")
        indexes = (
            models.Index(fields=("register", "arrival"), name="statements_by_arrival"),
            models.Index(
                fields=("register", "arrival"), condition=models.Q(on_document=True), name="statements_on_documents"
            ),
        )


class Report(models.Model):
    """A Party's report. `content` has the shape of the model's Report."""

    act = models.CharField(max_length=64, primary_key=True)
    register = models.ForeignKey(Register, models.CASCADE, related_name="reports")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="reports")
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=20)
    office = models.CharField(max_length=500)
    status = models.CharField(max_length=16)
    as_of = models.CharField(max_length=10)
    content = models.JSONField()
    public = models.BooleanField()
    disputed = models.BooleanField(default=False)
    arrival = models.PositiveBigIntegerField(default=0)

    class Meta:
        """The newest first."""

        ordering = ("-as_of", "party", "-number")
        indexes = (models.Index(fields=("register", "arrival"), name="reports_by_arrival"),)


class Word(models.Model):
    """Another one-sided act: a notice, a release or a comment. `content` has the shape of the model's type for `kind`.

    `entry` is what it is about, null for the charter or a proposal; `date` the day of a notice, a release or a comment.
    """

    act = models.CharField(max_length=64, primary_key=True)
    register = models.ForeignKey(Register, models.CASCADE, related_name="words")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="words", null=True)
    kind = models.CharField(max_length=8)
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    at = models.CharField(max_length=20)
    office = models.CharField(max_length=500)
    date = models.CharField(max_length=10)
    content = models.JSONField()
    public = models.BooleanField()
    disputed = models.BooleanField(default=False)
    arrival = models.PositiveBigIntegerField(default=0)

    class Meta:
        """By date."""

        ordering = ("date", "party", "number")
        indexes = (models.Index(fields=("register", "arrival"), name="words_by_arrival"),)


class Signer(models.Model):
    """An appointed signer: its office, the id of its key, its full powers, and the numbers of the Party's feed from
    which it may sign and with which it no longer may.
    """

    register = models.ForeignKey(Register, models.CASCADE, related_name="signers")
    party = models.CharField(max_length=8)
    key = models.CharField(max_length=64)
    office = models.CharField(max_length=500)
    powers = models.JSONField()
    since = models.PositiveBigIntegerField()
    until = models.PositiveBigIntegerField(null=True)

    class Meta:
        """In order of appointment."""

        ordering = ("party", "since", "key")


class VoidAct(models.Model):
    """An act that is kept and shown but has no effect, and why."""

    act = models.CharField(max_length=64, primary_key=True)
    register = models.ForeignKey(Register, models.CASCADE, related_name="void_acts")
    party = models.CharField(max_length=8)
    number = models.PositiveBigIntegerField()
    code = models.CharField(max_length=40)
    reason = models.TextField()
    arrival = models.PositiveBigIntegerField(default=0)

    class Meta:
        """In order of Party and number."""

        ordering = ("party", "number")
