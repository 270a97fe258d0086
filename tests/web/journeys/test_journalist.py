"""A journalist: narrows the list of measures, keeps its address, finds a word in any form, and reads a story."""

import pytest
from playwright.sync_api import Browser, expect

from tests.web.journeys.languages import daily
from tests.web.serving import MARKS, watched

pytestmark = MARKS
TYPED = {"en": "butadienes", "ru": "бутадиену", "kk": "келисимдердин"}


@pytest.mark.parametrize("language", daily("ru", "kk"))
def test_a_journalist_finds_and_quotes(server: str, browser: Browser, language: str) -> None:
    """What was chosen stands in the address, which shows somebody else the same; a hit leads to a page to quote."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, faults = watched(context, server)
    page.goto(server.replace("/en/", f"/{language}/kaz-rus/commitments/"))
    every = page.locator("tbody tr").count()
    page.locator(".filters input[name=differ]").check()
    page.locator("#sort").select_option("title")
    page.locator(".filters button").click()
    page.wait_for_url("**differ=1**")
    chosen = page.locator("tbody tr th").all_inner_texts()
    assert 0 < len(chosen) < every
    assert page.locator(".filters input[name=differ]").is_checked()

    # Somebody else opens the address that was saved.
    other = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    reader, more = watched(other, server)
    reader.goto(page.url)
    assert [said.strip() for said in reader.locator("tbody tr th").all_inner_texts()] == [s.strip() for s in chosen]
    other.close()

    page.locator("#find").fill(TYPED[language])
    page.locator("#find").press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".hit h2 a").first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("link[rel=canonical]")).to_have_count(1)

    page.locator(f"nav a[href='/{language}/kaz-rus/news/']").click()
    page.locator("main a[href*='/news/OBS.2.1/']").first.click()
    expect(page.locator(".story-body")).to_be_visible()
    assert page.locator("script[type='application/ld+json']").first.inner_text().count("NewsArticle")
    page.locator(".held a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_be_visible()
    assert (faults, more) == ([], [])
    context.close()
