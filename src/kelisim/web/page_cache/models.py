"""The count of changes of whatever a public page can show."""

from django.db import models


class Changes(models.Model):
    """One row. Triggers of the database raise `count` with every row that is written in a watched table."""

    count = models.PositiveBigIntegerField(default=0)
