"""Subscribing, confirming, changing and leaving.

1. Nothing is sent before the address itself has confirmed, by the link that was mailed to it and a button behind it:
   programs that open links in mails press no buttons.
2. Whether an address is known, confirmed, suspended or limited changes nothing that the one who asks can see: the
   answer is the same, and so is what is done for it, one row of the ledger.
3. Leaving takes effect at once: with a subscription goes what was queued for it, with the last one the address.
"""

import datetime

from django.db import transaction

from kelisim.web.alerts import tokens
from kelisim.web.alerts.events import begun, newest_order
from kelisim.web.alerts.limits import address_allowed
from kelisim.web.alerts.models import EMAIL, TELEGRAM, Delivery, Follower, Subscription
from kelisim.web.alerts.rhythms import RHYTHMS
from kelisim.web.alerts.topics import Topic

MOST_TOPICS = 200
"""Subscriptions of one follower."""


@transaction.atomic
def ask(address: str, topic: Topic, rhythm: str, language: str, now: datetime.datetime) -> None:
    """Somebody typed an address into the form: have it asked whether it wants to follow a topic."""
    if not address_allowed(address, now):
        return
    follower = _follower(EMAIL, address, language, now)
    row = _subscription(follower, topic, rhythm, now)
    if row is None:
        return
    Delivery.objects.get_or_create(
        follower=follower,
        key=f"confirm:{row.pk}:{now:%Y-%m-%dT%H}",
        defaults={"subscription": row, "way": EMAIL, "created": now, "due": now},
    )


@transaction.atomic
def follow_on_telegram(chat: str, topic: Topic, rhythm: str, language: str, now: datetime.datetime) -> bool:
    """Somebody told the bot to follow a topic: that is the confirmation. False where the chat follows too much."""
    follower = _follower(TELEGRAM, chat, language, now)
    row = _subscription(follower, topic, rhythm, now)
    if row is not None:
        _confirm(row, now)
        Subscription.objects.filter(pk=row.pk).update(rhythm=rhythm)
    return row is not None


def _follower(way: str, address: str, language: str, now: datetime.datetime) -> Follower:
    new = {"language": language, "secret": tokens.new_secret(), "created": now}
    return Follower.objects.get_or_create(way=way, address=address, defaults=new)[0]


def _subscription(follower: Follower, topic: Topic, rhythm: str, now: datetime.datetime) -> Subscription | None:
    if follower.subscriptions.count() >= MOST_TOPICS:
        return None
    return Subscription.objects.get_or_create(
        follower=follower,
        register=topic.register,
        kind=topic.kind,
        of=topic.of,
        defaults={"rhythm": rhythm, "created": now},
    )[0]


def to_confirm(token: str) -> Subscription | None:
    """The subscription that a link confirms; None where the link does not hold, or no more."""
    said = tokens.read_confirm(token)
    if said is None:
        return None
    number, secret = said
    return Subscription.objects.filter(pk=number, follower__secret=secret).select_related("follower").first()


@transaction.atomic
def confirm(token: str, now: datetime.datetime) -> Subscription | None:
    """Begin a subscription; confirming again changes nothing."""
    row = to_confirm(token)
    if row is not None:
        _confirm(row, now)
    return row


def _confirm(row: Subscription, now: datetime.datetime) -> None:
    """From here on events count for it. A suspended follower that confirms can be reached again."""
    begun(row.register)
    since = newest_order(row.register)
    Subscription.objects.filter(pk=row.pk, confirmed=None).update(confirmed=now, since=since)
    Follower.objects.filter(pk=row.follower_id, confirmed=None).update(confirmed=now)
    Follower.objects.filter(pk=row.follower_id).update(suspended=None, soft_bounces=0, soft_since=None)


@transaction.atomic
def leave(token: str) -> bool:
    """End what a link ends. Leaving again changes nothing; False where the link was never one of ours."""
    said = tokens.read_leave(token)
    if said is None:
        return False
    what, secret = said
    follower = Follower.objects.filter(secret=secret).first()
    if follower is not None:
        end(follower, what)
    return True


def ends(token: str) -> tuple[Follower | None, str] | None:
    """Whose link it is and what it ends; None where it was never one of ours."""
    said = tokens.read_leave(token)
    return (Follower.objects.filter(secret=said[1]).first(), said[0]) if said else None


@transaction.atomic
def end(follower: Follower, what: str) -> None:
    """End a subscription (`s12`), all of a rhythm, or everything (`all`), with what is queued for it."""
    rows = follower.subscriptions.all()
    if what in RHYTHMS:
        rows = rows.filter(rhythm=what)
        follower.deliveries.filter(key__startswith=f"{what}:", finished=None).delete()
    elif what != "all":
        rows = rows.filter(pk=int(what[1:])) if what[1:].isdecimal() else rows.none()
    rows.delete()
    forget_if_done(follower)


def forget_if_done(follower: Follower) -> None:
    """Without a subscription there is no need for an address."""
    if not follower.subscriptions.exists():
        follower.delete()


def mine(token: str) -> Follower | None:
    """The follower whose own page a link leads to."""
    said = tokens.read_mine(token)
    return Follower.objects.filter(pk=said[0], secret=said[1]).first() if said else None


@transaction.atomic
def change_rhythm(follower: Follower, number: int, rhythm: str) -> None:
    """Tell a follower of a topic more often or less. What is queued for it goes as it was to go."""
    if rhythm in RHYTHMS:
        follower.subscriptions.filter(pk=number).update(rhythm=rhythm)


def change_language(follower: Follower, language: str) -> None:
    """Write to a follower in another language."""
    Follower.objects.filter(pk=follower.pk).update(language=language)
