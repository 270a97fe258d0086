"""The table of where public places are, by which they are found on a map.

1. It belongs to the projection (`node.models`, rule 2): `node.locating` writes it as acts come in.
2. A public place with a position in its newest version has one row here, and nothing else has. As of a past day there
   is none: whoever tells of one reads the versions.
3. An index holds all that places are chosen by, in the order in which they are shown: reading all of it takes less time
   than asking for the rows of the many places that a wide box has. So every database has it alike. An index that is
   made for boxes names a few places sooner, and counts many hardly faster (`bench.places`).
"""

from django.db import models


class Located(models.Model):
    """Where a public place is: the box around its geometry, in degrees of WGS 84.

    Where `west` is greater than `east` the box lies across the antimeridian (RFC 7946, 5.2). `point` says that the box
    is all of it; otherwise `shape` is the geometry (OGC 06-103r4, well-known binary). `home` is the register's number
    (`node.locating`). `kind`, `sides` (` KAZ RUS `) and `agreed_at` are what else places are chosen by.
    """

    entry = models.OneToOneField("node.Entry", models.CASCADE, primary_key=True, related_name="located")
    home = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    sides = models.CharField(max_length=600)
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    point = models.BooleanField()
    agreed_at = models.CharField(max_length=20)
    shape = models.BinaryField(null=True)

    class Meta:
        """In order of filing."""

        app_label = "node"
        ordering = ("entry",)
        indexes = (
            models.Index(
                fields=("home", "entry", "south", "north", "west", "east", "kind", "sides", "agreed_at"),
                name="located_in_boxes",
            ),
            models.Index(
                fields=("home", "south", "north", "west", "east"),
                condition=models.Q(point=False),
                name="located_with_shapes",
            ),
        )
