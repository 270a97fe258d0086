"""What is kept only for a time.

1. A subscription that nobody confirmed goes after `UNCONFIRMED`, and its address with it.
2. An address that is suspended goes after `SUSPENDED`.
3. Rows of the ledger go after `FINISHED`; which event was told to whom goes with them. The unique keys that keep an
   event from being told twice are needed only while its cursor could be read again, which is the same moment.
4. Counts of requests go after two days, marks of reports that were read after `FINISHED`.
"""

import datetime

from django.db.models import Exists, OuterRef

from kelisim.web.alerts.models import Allowance, Bounce, Delivery, Follower, Notice, Subscription, Telling

UNCONFIRMED = datetime.timedelta(days=3)
SUSPENDED = datetime.timedelta(days=30)
FINISHED = datetime.timedelta(days=90)


def clean(now: datetime.datetime) -> None:
    """Remove what has been kept for its time."""
    Subscription.objects.filter(confirmed=None, created__lt=now - UNCONFIRMED).delete()
    held = Subscription.objects.filter(follower=OuterRef("pk"))
    Follower.objects.filter(~Exists(held), created__lt=now - UNCONFIRMED).delete()
    Follower.objects.filter(suspended__lt=now - SUSPENDED).delete()
    Delivery.objects.filter(finished__lt=now - FINISHED).delete()
    told = Telling.objects.filter(notice=OuterRef("pk"))
    Notice.objects.filter(~Exists(told), noticed__lt=now - FINISHED).exclude(state="waiting").delete()
    Allowance.objects.filter(begins__lt=now - datetime.timedelta(days=2)).delete()
    Bounce.objects.filter(read__lt=now - FINISHED).delete()
