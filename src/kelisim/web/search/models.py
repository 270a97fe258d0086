"""The tables of the index: a projection of what is public, made anew by `kelisim rebuild`.

1. A row of `Document` is one thing that can be found: an entry, somebody's word about one, a file, a story. Nothing
   stands here that is not public.
2. Things are known by what they are (`thing`), not by keys of other tables, which change when those are made anew.
3. The primary key of a document tells its shelf, its date and its serial number (`document_key`), so that an engine
   which keeps nothing but keys can count by what documents are filtered by, and put them in order of date.
4. The words of a thing stand in `Passage`, in pieces of one language, each with its keys in the same order, parted by
   spaces. What is searched is made from these by a backend (`fts5`, `other_backends`).
"""

from typing import Any, ClassVar, Final

from django.db import models
from modelsearch import index

SERIAL_BITS: Final = 23
DATE_BITS: Final = 20
_LAST_DATE: Final = 2**DATE_BITS - 1


def document_key(shelf: int, date: str, serial: int) -> int:
    """The primary key of a document (rule 3).

    Args:
        shelf: the primary key of its shelf.
        date: its date, of which month and day may be missing; empty where it has none.
        serial: a number that no other document has.
    """
    year, month, day = (int(part) for part in (*date.split("-"), "0", "0")[:3]) if date else (0, 0, 0)
    days = min(year * 372 + month * 31 + day, _LAST_DATE)
    return (shelf << DATE_BITS | days) << SERIAL_BITS | serial


class Shelf(models.Model):
    """What documents have in common that can be filtered by; `fields` and `sides` are ids and codes between spaces."""

    register = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    year = models.CharField(max_length=4)
    sides = models.CharField(max_length=200)
    fields = models.CharField(max_length=400)

    class Meta:
        """In order of indexing."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("register", "kind", "year", "sides", "fields"), name="one_shelf_of_a_kind"),
        )


class Document(index.Indexed, models.Model):  # type: ignore[misc] # the library has no types
    """One thing that can be found.

    `title` is a text by language tag, the empty one where it is not known. `entry` is the entry on whose page it is
    shown, at `anchor`; `address` is there where it is on no such page. `stamp` changes whenever the thing does.
    """

    id = models.BigIntegerField(primary_key=True)
    serial = models.PositiveIntegerField(unique=True)
    shelf = models.ForeignKey(Shelf, models.CASCADE, related_name="+")
    thing = models.CharField(max_length=200, unique=True)
    register = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    date = models.CharField(max_length=10)
    entry = models.CharField(max_length=40)
    entry_kind = models.CharField(max_length=16)
    anchor = models.CharField(max_length=20)
    address = models.CharField(max_length=300, default="")
    stamp = models.CharField(max_length=80)
    title = models.JSONField()

    # What engines of modelsearch are given; they are told so by `by_modelsearch`, and not by signals.
    search_auto_update = False
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("names_keys", boost=8),
        index.SearchField("text_keys"),
        index.SearchField("other_keys", boost=0.4),
        *(index.FilterField(name) for name in ("id", "register", "shelf_id", "date", "serial")),
    ]
    keys: Any = None
    """Its row for such an engine, while it is being given."""

    class Meta:
        """In order of indexing."""

        ordering = ("serial",)
        indexes = (models.Index(fields=("register", "entry"), name="documents_of_entry"),)

    def names_keys(self) -> str:
        """The keys of its names."""
        return str(self.keys.title)

    def text_keys(self) -> str:
        """The keys of its text."""
        return str(self.keys.text)

    def other_keys(self) -> str:
        """Its further keys."""
        return str(self.keys.other)


class Passage(models.Model):
    """A piece of a document's words. Those below 0 are of its titles and names, the others of its text."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="passages")
    ordinal = models.IntegerField()
    language = models.CharField(max_length=20)
    text = models.TextField()
    keys = models.TextField()
    others = models.TextField()

    class Meta:
        """In order."""

        ordering = ("document", "ordinal")
        constraints = (models.UniqueConstraint(fields=("document", "ordinal"), name="one_passage_per_place"),)


class Reference(models.Model):
    """That a document refers to a file."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=500)

    class Meta:
        """In order of indexing."""

        ordering = ("id",)
        indexes = (models.Index(fields=("sha256",), name="references_to_file"),)


class Extract(models.Model):
    """The words of a file, or why there are none. It is kept by the file's hash, so no file is read twice."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()
    problem = models.TextField()


class Term(models.Model):
    """A key of the index, and a word that stands for it when a spelling is suggested."""

    key = models.CharField(max_length=60, unique=True)
    word = models.CharField(max_length=60)


class Progress(models.Model):
    """How far the index has come; there is one row.

    `acts` is the primary key of the newest act in it, `first` that of the first entry, which changes when the
    projection is made anew; `released` counts the public stories of the register, `stories` marks the newsroom's.
    """

    acts = models.PositiveBigIntegerField()
    first = models.PositiveBigIntegerField()
    released = models.PositiveBigIntegerField()
    stories = models.CharField(max_length=80, default="")
