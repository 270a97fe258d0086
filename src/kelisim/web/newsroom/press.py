"""The right to edit: a group of accounts, `press`, and what it may do.

1. Its members write, publish and translate stories and bring photographs in. They manage no accounts, no settings.
2. What it may is set anew whenever somebody joins, so that it follows this version.
"""

from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission

GROUP: Final = "press"
_RIGHTS: Final = {
    "newsroom": ("add_story", "change_story", "delete_story", "publish_story", "lock_story", "unlock_story"),
    "wagtailadmin": ("access_admin",),
    "wagtail_localize": ("submit_translation",),
}
_PHOTOGRAPHS: Final = ("add_image", "change_image", "choose_image")
"""Wagtail asks for these whatever model photographs have."""


@transaction.atomic
def admit(user: Any) -> None:
    """Give an account the right to edit."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    wanted = Q(pk__in=())
    for application, names in _RIGHTS.items():
        wanted |= Q(content_type__app_label=application, codename__in=names)
    group.permissions.set(Permission.objects.filter(wanted))
    root = Collection.get_first_root_node()
    for right in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=_PHOTOGRAPHS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=right)
    user.groups.add(group)


def admit_by_name(name: str) -> None:
    """Give the account of that name the right to edit."""
    admit(get_user_model().objects.get(username=name))
