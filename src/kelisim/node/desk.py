"""The tables of the desk: who may work at it, and what is under review there.

1. They are this node's own affair: no act holds them, nothing of them is sent, and `kelisim rebuild` leaves them alone.
2. Whoever files signs for a Party, so an account has a second factor from the start (`node.accounts`).
"""

from django.conf import settings
from django.db import models


class Account(models.Model):
    """A person who works at the desk. `party` is the Party that the person may file for; empty for one who only reads.

    After `failures` attempts to sign in that failed, the next is not looked at before `blocked_until`.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account")
    party = models.CharField(max_length=8, blank=True)
    failures = models.PositiveIntegerField(default=0)
    blocked_until = models.DateTimeField(null=True)


class Review(models.Model):
    """A document that somebody read into drafts and looks through. `reading` is the reading as JSON, as corrected.

    `choices` says of drafts, by their number, that they are dropped, `{"drop": true}`, or are an entry that the
    register has, `{"entry": "KAZ.3.1"}`. `filed` is the hash of the proposal, or empty.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews")
    name = models.CharField(max_length=500)
    reading = models.BinaryField()
    choices = models.JSONField(default=dict)
    begun = models.DateTimeField(auto_now_add=True)
    filed = models.CharField(max_length=64, blank=True)

    class Meta:
        """The newest first."""

        ordering = ("-id",)
