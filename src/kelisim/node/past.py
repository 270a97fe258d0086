"""The tables that tell how things stood: measures from day to day, references that no longer hold, people in offices.

1. They belong to the projection (`node.models`, rule 2) and follow from its other tables.
2. `Unsettled` names the measures whose course has to be told anew, because an act touched them. An act only adds to it;
   `node.settling` tells the courses, before anybody reads them.
"""

from django.db import models

FOREVER = "9999-12-31"
"""The end of what has no end. No span begins on it."""


class Standing(models.Model):
    """How a public measure stood from the day `first` on, up to and without the day `until` (`register.course`).

    `field` is the entry of its field; `said` has the latest state by side, `KAZ=done RUS=in-progress`; `group` is how
    it is counted. `due` is the last day of its term and `lapses` the same where passing it makes the measure overdue,
    both empty where there is none. `moves` counts the versions that moved the term, `slip` is by how many days in all,
    `stated` how often a stated date moved. `differs` marks reports that differ, or statements that do.
    """

    register = models.ForeignKey("node.Register", models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey("node.Entry", models.CASCADE, related_name="standings")
    first = models.CharField(max_length=10)
    until = models.CharField(max_length=10)
    field = models.CharField(max_length=40)
    group = models.CharField(max_length=8)
    said = models.CharField(max_length=400)
    due = models.CharField(max_length=10)
    lapses = models.CharField(max_length=10)
    moves = models.PositiveIntegerField()
    slip = models.IntegerField()
    stated = models.PositiveIntegerField()
    differs = models.BooleanField()

    class Meta:
        """In order of days; the index holds all that a list counts by."""

        app_label = "node"
        ordering = ("entry", "first")
        constraints = (models.UniqueConstraint(fields=("entry", "first"), name="one_standing_per_day"),)
        indexes = (
            models.Index(
                fields=(
                    "register",
                    "until",
                    "first",
                    "field",
                    "group",
                    "said",
                    "lapses",
                    "moves",
                    "stated",
                    "differs",
                    "due",
                    "slip",
                    "entry",
                ),
                name="standings_as_of",
            ),
        )


class Unsettled(models.Model):
    """A measure whose course has to be told anew."""

    entry = models.OneToOneField("node.Entry", models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        """In no order."""

        app_label = "node"


class FormerLink(models.Model):
    """That an earlier version of `source` referred to an entry in `role`. The newest may still do so."""

    source = models.ForeignKey("node.Entry", models.CASCADE, related_name="former_links")
    entry = models.CharField(max_length=40)
    role = models.CharField(max_length=40)

    class Meta:
        """In no order."""

        app_label = "node"
        constraints = (models.UniqueConstraint(fields=("source", "entry", "role"), name="one_former_link"),)
        indexes = (models.Index(fields=("entry",), name="former_links_to"),)


class Attested(models.Model):
    """That a person was in an office on a day: who took part in a meeting, signed a document or was quoted (`office` as
    the source has it, or empty).

    It stands in the newest version of `entry` or in the statement `act`; `body` is an entry or, failing that, a name.
    """

    register = models.ForeignKey("node.Register", models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey("node.Entry", models.CASCADE, null=True, related_name="attested")
    act = models.CharField(max_length=64, default="")
    name = models.CharField(max_length=500)
    office = models.CharField(max_length=500)
    body = models.CharField(max_length=500)
    side = models.CharField(max_length=8)
    date = models.CharField(max_length=10)
    at = models.CharField(max_length=20)
    public = models.BooleanField()

    class Meta:
        """By name, then by day."""

        app_label = "node"
        ordering = ("name", "date", "id")
        indexes = (
            models.Index(
                fields=("register", "name", "office", "body", "side", "date", "public"), name="attested_people"
            ),
            models.Index(fields=("register", "body", "-date", "public"), name="attested_in_bodies"),
        )


class Held(models.Model):
    """An office of a person, by everything public that it is attested by: from the day `first` to the day `last`.

    What `Attested` has of a name, an office, a body and a side is one row here, so that a list of people need not read
    all that was ever signed and said.
    """

    register = models.ForeignKey("node.Register", models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=500)
    office = models.CharField(max_length=500)
    body = models.CharField(max_length=500)
    side = models.CharField(max_length=8)
    first = models.CharField(max_length=10)
    last = models.CharField(max_length=10)

    class Meta:
        """By name."""

        app_label = "node"
        ordering = ("name", "office", "body", "side")
        constraints = (
            models.UniqueConstraint(fields=("register", "name", "office", "body", "side"), name="one_row_per_office"),
        )
