"""The newsroom at the desk: who may enter, what is closed, and what an editor does there."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Locale

from kelisim.node import accounts, keyring, ledger, reviewing
from kelisim.node.ledger import Ledger
from kelisim.node.models import Proposal, Register, Review
from kelisim.web.middleware import EDITOR_POLICY, POLICY
from kelisim.web.newsroom import clearing
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.press import admit_by_name
from tests.web import rows
from tests.web.conftest import World
from tests.web.desk.people import ADDRESS, browser, code_of, post
from tests.web.hashing import quick_passwords as quick_passwords  # noqa: PLC0414 pytest finds fixtures by their names
from tests.web.newsroom.telling import photograph, published, shown, told, translated
from tests.world import KEYS, charter_of

ROOM = "/desk/newsroom/"
PLACES = (
    "",
    "stories/",
    "stories/add/",
    "images/",
    "joint/",
    "entries/",
    "account/",
    "login/",
    "password_reset/",
    "x/",
)


def enter(name: str, party: str = "", *, press: bool = True) -> Client:
    """A browser that somebody signed in with."""
    admission = accounts.open_account(name, party)
    if press:
        admit_by_name(name)
    client = browser()
    client.get(ADDRESS)
    post(client, ADDRESS, name=name, password=admission.password, code=code_of(admission))
    return client


@pytest.fixture
def editor(world: World) -> Client:
    """A browser of one who writes."""
    return enter("aida")


def test_nobody_enters_without_both_factors(world: World) -> None:
    """Every address below the newsroom's, also those of Wagtail's own, leads a stranger to the desk's sign-in."""
    for place in PLACES:
        answer = browser().get(ROOM + place)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, ADDRESS)
    password_alone = browser()
    accounts.open_account("half")
    admit_by_name("half")
    password_alone.force_login(User.objects.get(username="half"))
    for place in PLACES:
        assert password_alone.get(ROOM + place)["Location"].startswith(ADDRESS)


def test_only_the_press_enters(world: World) -> None:
    """An account of the desk without the right to edit is told so."""
    answer = enter("reader", "KAZ", press=False).get(ROOM + "stories/")
    assert answer.status_code == 403
    assert "does not write" in answer.content.decode()


def test_what_the_press_may(editor: Client) -> None:
    """Stories and photographs; no accounts, groups, sites, settings or documents; Wagtail's sign-in is closed."""
    assert editor.get(ROOM)["Location"] == f"{ROOM}stories/"
    for place in ("stories/", "stories/add/", "images/", "joint/"):
        assert editor.get(ROOM + place).status_code == 200
    for place in ("login/", "password_reset/", "password_reset/done/"):
        assert editor.get(ROOM + place).status_code == 404
    for place in ("users/", "groups/", "sites/", "documents/", "locales/", "workflows/list/", "redirects/"):
        assert editor.get(ROOM + place).status_code in {302, 403, 404}
    assert 'type="password"' not in editor.get(ROOM + "account/").content.decode()


def test_leaving_the_newsroom_is_leaving_the_desk(editor: Client) -> None:
    """Wagtail's way out ends the session of the desk."""
    assert post(editor, ROOM + "logout/")["Location"] == ADDRESS
    assert editor.get(ROOM + "stories/")["Location"].startswith(ADDRESS)


def test_the_policy_is_wider_in_the_newsroom_alone(editor: Client, client: Client) -> None:
    """Nowhere else is an inline script or style allowed; no place asks another host for anything."""
    published("test", "Out")
    for address in ("/en/", "/en/test/news/", "/en/test/stories/out/", ADDRESS, "/desk/read/", "/desk/newsrooms/"):
        assert client.get(address).headers["Content-Security-Policy"] == POLICY
    assert editor.get(ROOM + "stories/").headers["Content-Security-Policy"] == EDITOR_POLICY
    assert "unsafe" not in POLICY
    for policy in (POLICY, EDITOR_POLICY):
        assert "default-src 'none'" in policy
        assert not any(word.startswith(("http", "*", "//")) for word in policy.replace(";", " ").split())
        assert "unsafe-eval" not in policy


def test_nothing_of_the_newsroom_is_kept(editor: Client) -> None:
    """Browsers and proxies forget what it shows."""
    for answer in (editor.get(ROOM + "stories/"), browser().get(ROOM + "stories/")):
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_editor_asks_no_other_host(editor: Client) -> None:
    """No picture of the person, no news of Wagtail, no embedded page."""
    text = editor.get(ROOM + "stories/add/").content.decode()
    assert "gravatar" not in text
    assert "releases.wagtail" not in text
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert "wagtail.embeds" not in settings.INSTALLED_APPS


def test_entries_are_found_by_their_titles(world: World, editor: Client) -> None:
    """In any language and case; of this register; public ones alone."""
    rows.entry(world.register, "place", {"names": {"ru": "Мост через Урал"}})
    rows.entry(world.register, "place", {"names": {"ru": "Мост скрытый"}}, public=False)
    rows.entry(rows.register("other"), "place", {"names": {"ru": "Мост чужой"}})

    def found(**query: str) -> list[str]:
        asked = editor.get(ROOM + "entries/", {"register": "test", **query}).json()["entries"]
        return [one["title"] for one in asked]

    assert found(q="мост") == found(q="МОСТ") == found(q="урал мост") == ["Мост через Урал"]
    assert found(q="butad") == ["Butadiene"]
    assert found(ids=world.entries["measure"].entry) == ["Butadiene"]
    assert found() == []


def test_a_story_is_begun_from_an_entry(world: World, editor: Client) -> None:
    """Title, date and what it is about are there; an entry that is not public begins nothing."""
    meeting = world.entries["meeting"]
    address = f"{ROOM}stories/add/?register=test&entry={meeting.entry}"
    assert address.replace("&", "&amp;") in editor.get(ROOM + "subjects/").content.decode()
    text = editor.get(address).content.decode()
    assert 'value="Talks"' in text
    assert 'value="2021-04-29"' in text
    assert meeting.entry in text
    hidden = rows.entry(world.register, "meeting", {"title": {"en": "Kanareika"}}, public=False)
    for place in (f"stories/add/?register=test&entry={hidden.entry}", "subjects/"):
        assert "Kanareika" not in editor.get(ROOM + place).content.decode()


def test_a_story_is_begun_from_a_reading(world: World, editor: Client) -> None:
    """What the reader found of a story under review; nobody begins from the review of another."""
    encoded = (
        b'{"source":{"name":"page.txt","language":"en","published":"2021-04-30","sha256":"' + b"0" * 64 + b'"},'
        b'"text":"Bridge agreed","drafts":[{"kind":"story","content":{"title":{"en":"Bridge agreed"},'
        b'"author":"B. Writer","section":"Transport","published":"2021-04-30"},"evidence":[]}]}'
    )
    review = reviewing.begin(User.objects.get(username="aida"), "page.txt", encoded)
    text = editor.get(f"{ROOM}stories/add/?register=test&review={review.pk}").content.decode()
    for words in ("Bridge agreed", "B. Writer", "Transport", "2021-04-30"):
        assert f'value="{words}"' in text
    Review.objects.update(owner=User.objects.create(username="other"))
    assert "B. Writer" not in editor.get(f"{ROOM}stories/add/?register=test&review={review.pk}").content.decode()


def fields_of(**more: Any) -> dict[str, Any]:
    """What the form of a story sends."""
    fields = {"register": "test", "title": "The group met", "summary": "", "byline": "", "dateline": "", "section": ""}
    fields |= {"date": "2026-05-01", "slug": "", "tags": "[]", "body-count": "1"}
    fields |= {"body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-value": "What was said"}
    return fields | more


def test_an_editor_writes_and_publishes(editor: Client, client: Client) -> None:
    """A draft is nowhere until it is published; its revisions are kept."""
    post(editor, ROOM + "stories/add/", **fields_of())
    story = Story.objects.get()
    assert (story.slug, story.live) == ("the-group-met", False)
    assert client.get("/en/test/stories/the-group-met/").status_code == 404
    edit = f"{ROOM}stories/edit/{story.pk}/"
    preview = post(editor, f"{ROOM}stories/preview/{story.pk}/", **fields_of(title="Seen before"))
    assert preview.json()["is_valid"]
    seen = editor.get(f"{ROOM}stories/preview/{story.pk}/")
    assert seen.headers["Content-Security-Policy"] == EDITOR_POLICY
    assert "Seen before" in seen.content.decode()
    assert "Nobody sees it" in seen.content.decode()
    post(editor, edit, **fields_of(slug="the-group-met", **{"action-publish": "1"}))
    assert "What was said" in client.get("/en/test/stories/the-group-met/").content.decode()
    assert story.revisions.count() >= 2
    changed = post(editor, edit, **fields_of(slug="elsewhere", **{"action-publish": "1"}))
    assert "stays as it is" in changed.content.decode()


# Wagtail leaves the file in which it makes a small picture to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_publishing_asks_for_the_alternative_text(editor: Client, client: Client) -> None:
    """Without it a story with a photograph is not published."""
    picture = {"body-0-type": "photograph", "body-0-value-image": str(photograph().pk)}
    said = {f"body-0-value-{name}": "" for name in ("alternative", "caption", "credit")}
    fields = fields_of(**picture, **said, **{"action-publish": "1"})
    fields.pop("body-0-value")
    refused = post(editor, ROOM + "stories/add/", **fields)
    assert refused.status_code == 200
    assert not Story.objects.filter(live=True).exists()
    post(editor, ROOM + "stories/add/", **(fields | {"body-0-value-alternative": "A bridge"}))
    assert 'alt="A bridge"' in client.get("/en/test/stories/the-group-met/").content.decode()


def test_a_story_is_translated_by_its_segments(editor: Client, client: Client) -> None:
    """The editor sends it to be translated, translates its pieces, and publishes it under the same address."""
    story = published("test", "The bridge", body=[("heading", "What was said")])
    russian = Locale.objects.get(language_code="ru")
    submit = f"{ROOM}localize/submit/snippet/newsroom/story/{story.pk}/"
    assert editor.get(submit).status_code == 200
    post(editor, submit, locales=str(russian.pk))
    other = Story.objects.get(locale=russian)
    assert (other.slug, other.date, other.live) == (story.slug, story.date, story.live)
    assert editor.get(f"{ROOM}stories/edit/{other.pk}/").status_code == 200
    from wagtail_localize.models import StringTranslation, Translation

    translation = Translation.objects.get(target_locale=russian)
    for segment in translation.source.stringsegment_set.all():
        words = {"The bridge": "Мост", "What was said": "Что сказано"}.get(segment.string.data, "…")
        StringTranslation.objects.create(
            translation_of=segment.string, locale=russian, context=segment.context, data=words
        )
    translation.save_target(publish=True)
    text = client.get("/ru/test/stories/the-bridge/").content.decode()
    assert "<h1>Мост</h1>" in text
    assert "<h2>Что сказано</h2>" in text


@pytest.fixture
def joint(db: None) -> Ledger:
    """A register of two Parties with the keys of both on this node."""
    here = ledger.start(charter_of(("KAZ", "RUS")))
    for path in Path(settings.HOME, "keys").glob("*.json"):
        path.unlink()
    for code in ("KAZ", "RUS"):
        here.found(KEYS[code])
        keyring.save(settings.HOME, KEYS[code])
    return here


def test_two_editors_clear_a_story(joint: Ledger, client: Client) -> None:
    """One offers it, with its photographs and the moment; the other reads what is signed, and signs."""
    slug = Register.objects.get().slug
    kaz, rus = enter("aida", "KAZ"), enter("boris", "RUS")
    story = told(slug, "The bridge", body=[("heading", "What was said"), shown(photograph())])
    translated(story, "kk", "Көпір", out=False)
    page = f"{ROOM}joint/offer/{story.pk}/"
    text = kaz.get(page).content.decode()
    for words in ("The bridge", "Көпір", "What was said", "SHA-256"):
        assert words in text
    assert post(kaz, page, release="soon").status_code == 400
    post(kaz, page, release="2021-05-01T09:00")
    proposal = Proposal.objects.get()
    assert (proposal.status, proposal.waiting, proposal.public) == ("open", ["RUS"], False)
    assert "The bridge" in rus.get(ROOM + "joint/").content.decode().split("Filed here")[0]
    assert "The bridge" not in kaz.get(ROOM + "joint/").content.decode().split("Filed here")[0]
    address = f"{ROOM}joint/answer/{proposal.hash}/"
    assert kaz.get(address).status_code == 404
    assert "2021-05-01T09:00:00Z" in rus.get(address).content.decode()
    post(rus, address, do="sign")
    assert Proposal.objects.get().status == "agreed"
    assert "The bridge" in client.get(f"/en/{slug}/news/").content.decode()
    locked = kaz.get(f"{ROOM}stories/edit/{story.pk}/").content.decode()
    assert "comes out as it was signed" in locked


def test_a_story_that_was_declined_is_worked_on_again(joint: Ledger) -> None:
    """While its proposal stands it stays as it was signed; afterwards it can be changed, and offered again."""
    slug = Register.objects.get().slug
    kaz, rus = enter("aida", "KAZ"), enter("boris", "RUS")
    story = told(slug, "The bridge")
    post(kaz, f"{ROOM}joint/offer/{story.pk}/", release="")
    back = f"{ROOM}joint/take-back/{story.pk}/"
    post(kaz, back)
    assert Story.objects.get().proposal
    post(rus, f"{ROOM}joint/answer/{Proposal.objects.get().hash}/", do="decline")
    post(kaz, back)
    assert not Story.objects.get().proposal
    post(kaz, f"{ROOM}joint/offer/{story.pk}/", release="")
    assert sorted(Proposal.objects.values_list("status", flat=True)) == ["dead", "open"]


def test_a_story_is_not_signed_without_its_words(joint: Ledger) -> None:
    """A version without text, or a photograph without alternative text, is refused, and nothing is signed."""
    slug = Register.objects.get().slug
    moment = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    for story in (
        told(slug, "Empty", body=[]),
        told(slug, "Unseen", body=[("heading", "Words"), shown(photograph(), alternative="")]),
    ):
        with pytest.raises(clearing.ClearingError):
            clearing.offer(story, joint, settings.HOME, "KAZ", moment)
        assert not Story.objects.get(pk=story.pk).proposal
    assert not Proposal.objects.exists()


def test_a_photograph_that_is_not_here_is_not_signed_for(joint: Ledger) -> None:
    """Whoever signs has seen what is signed."""
    slug = Register.objects.get().slug
    story = told(slug, "Seen", body=[("heading", "Words"), shown(photograph())])
    filed = clearing.offer(story, joint, settings.HOME, "KAZ", None)
    for kept in Path(settings.HOME, "attachments").rglob("?" * 64):
        kept.unlink()
    with pytest.raises(clearing.ClearingError, match="not on this node"):
        clearing.answer(joint, settings.HOME, "RUS", filed, accept=True)
    clearing.answer(joint, settings.HOME, "RUS", filed, accept=False)
