"""The tables of this folder: what may have to be looked at, kept so that a page need not tell it of every entry.

1. They hold nothing that the projection does not say, and nothing that is not public; `telling` writes them.
2. Where there is no row of progress everything is told anew: at first, and after `kelisim rebuild`.
3. Commands that make the entries anew do not know these tables, so nothing here keeps an entry from being deleted. What
   is left of one is never shown, and goes when everything is told anew.
"""

from django.db import models


class Lookout(models.Model):
    """A fact of `foresight` with the days on which it holds: from `first` on, up to and without `until`.

    `sides` are the sides that it concerns, `fields` and `bodies` the entries that it can be chosen by, each between
    spaces; `side` is there where it concerns one alone.
    """

    register = models.ForeignKey(
        "node.Register", models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False
    )
    entry = models.ForeignKey("node.Entry", models.DO_NOTHING, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=26)
    side = models.CharField(max_length=8)
    day = models.CharField(max_length=10)
    about = models.CharField(max_length=40)
    amount = models.IntegerField()
    moves = models.PositiveIntegerField()
    first = models.CharField(max_length=10)
    until = models.CharField(max_length=10)
    sides = models.CharField(max_length=600)
    fields = models.TextField()
    bodies = models.TextField()

    class Meta:
        """In the order in which they are looked through; the index holds all that they are counted by."""

        ordering = ("code", "day", "entry", "side")
        indexes = (
            models.Index(
                fields=("register", "code", "until", "first", "day", "sides", "fields", "bodies", "entry"),
                name="lookouts_counted",
            ),
            models.Index(fields=("register", "code", "day", "until", "first"), name="lookouts_in_order"),
            models.Index(fields=("register", "code", "about", "day"), name="lookouts_of_programmes"),
        )


class Progress(models.Model):
    """How far they were told: the newest act by its primary key, and the sum of the first entries of all registers, by
    which it shows that the entries of one were made anew.
    """

    acts = models.BigIntegerField()
    first = models.BigIntegerField()

    class Meta:
        """There is one row or none."""
