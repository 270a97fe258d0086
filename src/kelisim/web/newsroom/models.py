"""What the newsroom keeps: stories in three languages, with their drafts and revisions.

1. A story belongs to a register, by the register's name in addresses, and has tags: ids of public entries of it.
   Neither is a foreign key: `kelisim rebuild` drops the projection, and stories stay.
2. The versions of one story in several languages share its `translation_key`, its register, slug, date and tags.
3. A slug is an address: once the story was out in any language, it never changes.
4. A story that was filed as an entry, for a joint release, is shown by that entry alone (`released`).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.coreutils import string_to_ascii
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kelisim.node.models import Entry
from kelisim.web.newsroom.blocks import BODY
from kelisim.web.newsroom.photographs import Photograph, PhotographRendition

__all__ = ["Photograph", "PhotographRendition", "Story", "Tag"]

MOST_TAGS = 50


def _today() -> Any:
    return timezone.now().date()


class FiledLock(BaseLock):
    """A story that was filed for a joint release."""

    def for_user(self, _user: Any) -> bool:
        """It holds for everybody."""
        return True

    def get_message(self, _user: Any) -> Any:
        """What the editor is told."""
        return _("This story was signed for a joint release, and comes out as it was signed.")


class Story(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """A story in one language.

    `proposal` is the hash of the proposal by which it was filed for a joint release, `entry` its entry there. Both
    are empty for a story of this newsroom alone.
    """

    register = models.CharField(_("register"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_("The last part of the story's address. It stays as it is once the story was out."),
    )
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), max_length=1_000, blank=True)
    section = models.CharField(_("section"), max_length=100, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    dateline = models.CharField(_("dateline"), max_length=100, blank=True, help_text=_("Where it is told from."))
    date = models.DateField(_("date"), default=_today)
    body = StreamField(BODY, blank=True, verbose_name=_("body"))
    tags = models.JSONField(_("entries of the register"), default=list, blank=True)
    lead = models.ForeignKey(Photograph, models.SET_NULL, null=True, editable=False, related_name="+")
    """The first photograph of the body, for lists."""
    proposal = models.CharField(max_length=64, blank=True, editable=False)
    entry = models.CharField(max_length=40, blank=True, editable=False)

    translatable_fields = (
        TranslatableField("title"),
        TranslatableField("summary"),
        TranslatableField("section"),
        TranslatableField("byline"),
        TranslatableField("dateline"),
        TranslatableField("body"),
        SynchronizedField("register", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("tags", overridable=False),
    )

    class Meta(TranslatableMixin.Meta):
        """The newest first."""

        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ("-date", "-id")
        constraints = (models.UniqueConstraint(fields=("register", "slug", "locale"), name="one_story_per_address"),)
        indexes = (models.Index(fields=("register", "live", "-date")),)

    def __str__(self) -> str:
        return str(self.title)

    @property
    def language(self) -> str:
        """The language it is in."""
        return str(self.locale.language_code)

    def get_lock(self) -> Any:
        """What keeps it from being edited: also that it was filed, and is signed as it is (rule 4)."""
        return FiledLock(self) if self.proposal else super().get_lock()

    def serve_preview(self, request: HttpRequest, _mode: str) -> HttpResponse:
        """The page as readers would see it, for the editor beside it."""
        from kelisim.web.newsroom.views import preview  # noqa: PLC0415 views know models

        return preview(request, self)

    def full_clean(self, *given: Any, **named: Any) -> None:
        """Give it an address before everything is checked."""
        if not self.slug:
            self.slug = self._free_slug()
        super().full_clean(*given, **named)

    def clean(self) -> None:
        """Check the tags and the address.

        Raises:
            ValidationError: a tag is no public entry of the register, or the address of a story that was out changed.
        """
        super().clean()
        problems = {}
        if problem := self._wrong_tags():
            problems["tags"] = problem
        if self.pk and self._was_out():
            before = Story.objects.filter(pk=self.pk).values_list("register", "slug").first()
            if before and before != (self.register, self.slug):
                problems["slug"] = _("The story was out under its address, which stays as it is: %s.") % before[1]
        if problems:
            raise ValidationError(problems)

    def save(self, *given: Any, **named: Any) -> None:
        """Keep it, with its first photograph and its tags for those who look for them."""
        if not self.slug:
            self.slug = self._free_slug()
        fields = named.get("update_fields")
        if fields is None:
            self.lead = next(
                (block.value.get("image") for block in self.body if block.block_type == "photograph"), None
            )
        with transaction.atomic():
            super().save(*given, **named)
            if fields is None or "tags" in fields:
                Tag.objects.filter(story=self).delete()
                Tag.objects.bulk_create(Tag(story=self, entry=one) for one in dict.fromkeys(self.tags))

    def _free_slug(self) -> str:
        """A slug made of the title, which no other story has."""
        stem = slugify(string_to_ascii(str(self.title)))[:80].strip("-") or "story"
        taken = set(
            Story.objects.filter(register=self.register, slug__startswith=stem)
            .exclude(translation_key=self.translation_key)
            .values_list("slug", flat=True)
        )
        return next(name for name in (stem, *(f"{stem}-{turn}" for turn in range(2, 10_000))) if name not in taken)

    def _was_out(self) -> bool:
        out = Story.objects.filter(translation_key=self.translation_key, first_published_at__isnull=False)
        return bool(out.exists())

    def _wrong_tags(self) -> Any:
        if not isinstance(self.tags, list) or not all(isinstance(one, str) for one in self.tags):
            return _("Tags are a list of the ids of entries.")
        if len(self.tags) > MOST_TAGS:
            return _("A story has at most %d tags.") % MOST_TAGS
        found = set(
            Entry.objects.filter(register__slug=self.register, entry__in=self.tags, public=True).values_list(
                "entry", flat=True
            )
        )
        missing = [one for one in self.tags if one not in found]
        return _("No public entry of the register: %s.") % ", ".join(missing) if missing else None


class Tag(models.Model):
    """That the story, as it is kept, is about an entry of its register."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="taggings")
    entry = models.CharField(max_length=40, db_index=True)

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=("story", "entry"), name="one_tag_per_entry"),)
