"""The tables of alerts: who follows what, what is to be said, and the ledger of what was sent.

1. They are this node's own affair: no act holds them, and `kelisim rebuild` leaves them alone.
2. A follower's address is kept while there is a subscription, and goes with the last one; all that was queued for it
   goes as well. What nobody confirmed is gone after `cleaning.UNCONFIRMED`.
3. An event is told to a follower once, whatever it was followed by (`one_telling_per_follower`), and to a channel once
   (`one_delivery_per_key`).
4. The ledger has one row for each message. Its states and the way between them stand in `ledger`.
"""

from django.db import models

EMAIL, TELEGRAM, X = "email", "telegram", "x"
"""Ways on which messages go."""

AT_ONCE, DAILY, WEEKLY = "at-once", "daily", "weekly"
"""Rhythms of a subscription."""

QUEUED, SENDING, HANDING, SENT, FAILED, GIVEN_UP, DOUBT = (
    "queued",
    "sending",
    "handing",
    "sent",
    "failed",
    "given-up",
    "doubt",
)
"""States of a delivery: to be sent; taken by a worker; about to be accepted by the other side, the answer awaited;
accepted; to be tried again; given up; accepted or not, which a person has to look at."""

WAITING, APPROVED, SKIPPED = "waiting", "approved", "skipped"
"""What an editor said of a text that is meant for channels."""


class Follower(models.Model):
    """Who gets messages: a mail address, or a chat with the bot on Telegram.

    `secret` stands in every link that a message carries; who has it may change and end what is followed.
    """

    way = models.CharField(max_length=8)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=8)
    secret = models.CharField(max_length=32, unique=True)
    created = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    suspended = models.DateTimeField(null=True)
    """Since when nothing is sent, because the address refused for good or too often."""
    soft_bounces = models.PositiveSmallIntegerField(default=0)
    soft_since = models.DateTimeField(null=True)

    class Meta:
        """In order of coming."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("way", "address"), name="one_follower_per_address"),)


class Subscription(models.Model):
    """What a follower follows, and how often it is told of it.

    `kind` is register, field, entry, body, section or search; `of` the id of the entry, the section's name or the words
    that are searched; empty for a whole register. `since` is the arrival number after which events count.
    """

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="subscriptions")
    register = models.CharField(max_length=60)
    kind = models.CharField(max_length=8)
    of = models.CharField(max_length=200, blank=True)
    rhythm = models.CharField(max_length=8)
    created = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    since = models.BigIntegerField(default=0)

    class Meta:
        """In order of coming."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("follower", "register", "kind", "of"), name="one_subscription_per_topic"),
        )
        indexes = (models.Index(fields=("register", "kind", "of")),)


class Channel(models.Model):
    """A public channel of the programme: a Telegram channel, or the node's account on X.

    `address` is the channel's `@name` or number, empty on X. With `automatic` texts are not looked at before they go.
    """

    way = models.CharField(max_length=8)
    address = models.CharField(max_length=100, blank=True)
    register = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    automatic = models.BooleanField(default=False)
    created = models.DateTimeField()

    class Meta:
        """In order of coming."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("way", "address", "register", "language"), name="one_channel_per_address"),
        )


class Notice(models.Model):
    """An event as it is told: one text by language tag, and where it can be looked at and checked.

    `path` and `check_path` are addresses without the language before them; the second may be empty. `state` is what an
    editor said of the text, for channels alone: messages to followers do not wait for it.
    """

    event = models.CharField(max_length=120, unique=True)
    register = models.CharField(max_length=60)
    order = models.BigIntegerField()
    at = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    text = models.JSONField()
    path = models.CharField(max_length=300)
    check_path = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, default=WAITING)
    noticed = models.DateTimeField()

    class Meta:
        """In order of arrival."""

        ordering = ("order", "id")
        indexes = (models.Index(fields=("state", "order")),)


class Delivery(models.Model):
    """One message to one follower or channel: a row of the ledger.

    `key` says what it is and cannot be there twice for one receiver: `event:ID`, `daily:2026-11-24`, `weekly:...`,
    `confirm:N`. `message` is what is sent, byte for byte, from the first attempt until it is accepted. `worker` and
    `lease` say who works at it and until when nobody else may.
    """

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="deliveries", null=True)
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="deliveries", null=True)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries", null=True)
    """Why it is sent, where that is one subscription."""
    way = models.CharField(max_length=8)
    key = models.CharField(max_length=140)
    state = models.CharField(max_length=8, default=QUEUED)
    created = models.DateTimeField()
    due = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=40, blank=True)
    lease = models.DateTimeField(null=True)
    message = models.BinaryField(default=b"")
    doubted = models.BooleanField(default=False)
    """Whether an attempt ended without an answer, so that a repeat may be the second of its kind."""
    problem = models.CharField(max_length=300, blank=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        """In order of filing."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("follower", "key"), name="one_delivery_per_follower_and_key"),
            models.UniqueConstraint(fields=("channel", "key"), name="one_delivery_per_channel_and_key"),
        )
        indexes = (models.Index(fields=("way", "state", "due")),)


class Telling(models.Model):
    """That a delivery to a follower tells of an event."""

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="tellings")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="tellings")
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="tellings")
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="tellings")
    """By which it was followed; with its end what was not sent yet is told no more."""

    class Meta:
        """In order of filing."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("follower", "notice"), name="one_telling_per_follower"),)


class Cursor(models.Model):
    """How far something was read: the events of a register (`events:SLUG`), the updates of the bot (`telegram`)."""

    name = models.CharField(max_length=80, primary_key=True)
    order = models.BigIntegerField()


class Circuit(models.Model):
    """A receiver that fails: a way (`email`), or a channel (`channel:3`). Nothing is sent to it before `open_until`."""

    name = models.CharField(max_length=40, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    open_until = models.DateTimeField()
    told = models.DateTimeField(null=True)
    """When the log last said so."""
    problem = models.CharField(max_length=300, blank=True)


class Allowance(models.Model):
    """How often something was asked for in a span of time, by a keyed hash of who asked or what for."""

    name = models.CharField(max_length=64)
    begins = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """In order of time."""

        ordering = ("begins",)
        constraints = (models.UniqueConstraint(fields=("name", "begins"), name="one_allowance_per_span"),)


class Bounce(models.Model):
    """A report of non-delivery that was read, by the SHA-256 of its bytes: reading it again counts nothing."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    read = models.DateTimeField()
