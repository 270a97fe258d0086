"""A citizen: from the first page to a measure, the document that it rests on, a certificate, and the check of it."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.journeys.languages import daily
from tests.web.serving import COMMAND, MARKS, watched

pytestmark = MARKS
MEASURE = "commitments/OBS.4.4/"


@pytest.mark.parametrize("language", daily("en", "kk"))
def test_a_citizen_checks_what_was_promised(server: str, browser: Browser, tmp_path: Path, language: str) -> None:
    """By links alone, on a phone and without a script; what was taken home holds without the site."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, locale=language, accept_downloads=True
    )
    page, faults = watched(context, server)
    page.goto(server.removesuffix("en/"))
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(f"main a[href='/{language}/kaz-rus/']").first.click()
    page.locator(f"nav a[href='/{language}/kaz-rus/commitments/']").click()
    page.locator(f"main a[href='/{language}/kaz-rus/{MEASURE}']").first.click()
    expect(page.locator("main p.fact").first).to_be_visible()
    expect(page.locator("main svg.chart:visible")).to_have_count(1)
    measure = page.url

    page.locator("main a[href*='/documents/']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("main p.fact").first).to_be_visible()
    assert "/documents/" in page.url
    page.go_back()
    assert page.url == measure

    with page.expect_download() as taken:
        page.locator("main a[download]").first.click()
    certificate = tmp_path / "certificate.html"
    taken.value.save_as(certificate)
    verified = subprocess.run([*COMMAND, "verify", str(certificate)], check=False, capture_output=True, text=True)
    assert verified.returncode == 0, verified.stderr
    assert "OBS.4.4" in verified.stdout
    # The check can fail: a word is not as it was signed.
    certificate.write_text(certificate.read_text("utf-8").replace("utadiene", "utadine"), "utf-8")
    assert subprocess.run([*COMMAND, "verify", str(certificate)], check=False, capture_output=True).returncode != 0

    page.locator("main p.fact a[href*='/check/']").first.click()
    expect(page.locator("main")).to_contain_text("kelisim verify")
    assert faults == []
    context.close()
