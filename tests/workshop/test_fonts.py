"""The build step that brings the fonts (`hatch_build.py`), with packages made here in the place of npm's.

What comes with them for the map is tried in `test_map_assets`.
"""

import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

import hatch_build
import hatch_map
from hatch_build import FAMILIES, STYLE_SHEET, SUBSETS, TARGET, FontsError, FontsHook
from tests.workshop.map_packages import map_packages_in
from tests.workshop.tree import ROOT


def font_of(name: str) -> bytes:
    """A font of one letter with instructions for coarse screens, as its makers would name it."""
    builder = FontBuilder(unitsPerEm=1000)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({0x41: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 700))
    pen.lineTo((900, 0))
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "psName": name.replace(" ", "") + "-Regular"})
    builder.setupOS2()
    builder.setupPost()
    instructions = builder.font["fpgm"] = newTable("fpgm")
    instructions.program = Program()
    instructions.program.fromBytecode(bytes([0x20] * 400))
    builder.font.flavor = "woff2"
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


def packages_in(folder: Path) -> Path:
    """Font packages laid out as npm's are."""
    for family in FAMILIES:
        font = font_of(family.theirs)
        package = folder / family.package
        (package / "files").mkdir(parents=True)
        (package / "LICENSE").write_text("OFL")
        for sheet in family.sheets:
            style = sheet.removesuffix(".css")
            style = style if "-" in style else f"{style}-normal"
            rules = []
            for subset in (*SUBSETS, "vietnamese"):
                file = f"{family.package}-{subset}-{style}"
                (package / "files" / f"{file}.woff2").write_bytes(font)
                sources = f"url(./files/{file}.woff2) format('woff2'), url(./files/{file}.woff) format('woff')"
                named = f"font-family: '{family.theirs}';"
                rules.append(f"/* {file} */\n@font-face {{\n  {named}\n  src: {sources};\n  unicode-range: U+0;\n}}")
            (package / sheet).write_text("\n".join(rules))
    return folder


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the files of the project that the build step reads."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("hatch_build.py", "hatch_map.py", *hatch_build.MANIFEST):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def hook_in(clone: Path) -> FontsHook:
    """The build step, as Hatchling makes it."""
    settings: Any = None
    return FontsHook(str(clone), {}, settings, settings, str(clone / "dist"), "wheel")


def fetched(root: Path, into: Path) -> Path:
    """Packages, where npm can be reached."""
    assert root.is_dir()
    packages_in(into / "node_modules" / "@fontsource")
    return map_packages_in(into / "node_modules")


def refused(root: Path, into: Path) -> Path:
    """No packages, where npm cannot be reached."""
    raise FontsError(f"no route from {root.name} to {into.name}")


def test_the_wheel_gets_the_fonts_their_licences_and_a_sheet_that_names_only_them(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 2: what the sheet names is there, what is there is named, in the subsets that the pages need."""
    monkeypatch.setattr(hatch_build, "fetch", fetched)
    hook_in(clone).initialize("standard", {})
    folder = clone / TARGET
    sheet = (folder / STYLE_SHEET).read_text()
    named = set(re.findall(r"url\(\./([^)]+)\)", sheet))
    assert named == {path.name for path in folder.glob("*.woff2")}
    assert len(named) == sheet.count("@font-face") == len(SUBSETS) * sum(len(family.sheets) for family in FAMILIES)
    assert {path.name for path in folder.glob("LICENSE-*")} == {"LICENSE-pt-serif.txt", "LICENSE-pt-sans.txt"}


def test_fonts_come_without_what_pages_do_not_use_and_under_our_name(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 2: the letters stay, the instructions go, and the makers' name is not on what is no longer theirs."""
    monkeypatch.setattr(hatch_build, "fetch", fetched)
    hook_in(clone).initialize("standard", {})
    folder = clone / TARGET
    for family in FAMILIES:
        font = TTFont(io.BytesIO(next(folder.glob(f"{family.package}-latin-*.woff2")).read_bytes()))
        assert 0x41 in font.getBestCmap()
        assert "fpgm" not in font
        names = {record.toUnicode() for record in font["name"].names}
        assert {family.ours, family.ours.replace(" ", "") + "-Regular"} <= names
        assert not any(family.theirs in name for name in names)
    sheet = (folder / STYLE_SHEET).read_text()
    kazakh = {f"U+{ord(letter):04X}" for letter in "ӘәҒғҚқҢңӨөҮүҺһ"}
    eastern = re.findall(r"cyrillic-ext-[^}]*unicode-range: ([^;]*);", sheet)
    assert len(eastern) == sum(len(family.sheets) for family in FAMILIES)
    assert all(kazakh <= set(ranges.split(",")) for ranges in eastern)
    assert "'Kelisim Serif'" in sheet
    assert "'PT Serif'" not in sheet


def test_a_file_that_is_no_font_is_refused(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 4: no wheel is built with it."""

    def with_a_page(root: Path, into: Path) -> Path:
        packages = fetched(root, into)
        (packages / "@fontsource" / "pt-sans" / "files" / "pt-sans-latin-400-normal.woff2").write_text("<html>")
        return packages

    monkeypatch.setattr(hatch_build, "fetch", with_a_page)
    with pytest.raises(SystemExit, match=r"pt-sans-latin-400-normal\.woff2"):
        hook_in(clone).initialize("standard", {})


def test_nothing_is_fetched_again_while_the_lock_is_the_same(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 3: a second build needs neither npm nor Node.js; another lock, or a lost font, needs both."""
    monkeypatch.setattr(hatch_build, "fetch", fetched)
    hook = hook_in(clone)
    assert hook.dependencies() == [hatch_build.NODE, hatch_build.FONTTOOLS, hatch_build.BROTLI]
    hook.initialize("editable", {})
    monkeypatch.setattr(hatch_build, "fetch", refused)
    assert hook.dependencies() == []
    hook.initialize("standard", {})
    for lost in (next((clone / TARGET).glob("*.woff2")), clone / hatch_map.TARGET / hatch_map.OUTLINES):
        kept = lost.read_bytes()
        lost.unlink()
        assert hook.dependencies() == [hatch_build.NODE, hatch_build.FONTTOOLS, hatch_build.BROTLI]
        lost.write_bytes(kept)
    assert hook.dependencies() == []


def test_a_clone_works_without_npm_and_says_so(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rule 4: an editable install goes on with a sheet that names nothing."""
    monkeypatch.setattr(hatch_build, "fetch", refused)
    hook_in(clone).initialize("editable", {})
    assert "url(" not in (clone / TARGET / STYLE_SHEET).read_text()
    assert "The fonts cannot be fetched" in capsys.readouterr().err


def test_a_wheel_without_fonts_is_not_built(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 4: the build ends with a sentence that says how to do without."""
    monkeypatch.setattr(hatch_build, "fetch", refused)
    with pytest.raises(SystemExit, match="KELISIM_WITHOUT_FONTS=1 builds without"):
        hook_in(clone).initialize("standard", {})
    assert not (clone / TARGET).exists()


def test_fonts_are_left_out_on_purpose(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 4: then nothing is asked for and nothing is fetched."""
    monkeypatch.setattr(hatch_build, "fetch", refused)
    monkeypatch.setenv(hatch_build.OPT_OUT, "1")
    hook = hook_in(clone)
    assert hook.dependencies() == []
    hook.initialize("standard", {})
    assert [path.name for path in (clone / TARGET).iterdir()] == [STYLE_SHEET]


def test_a_package_that_changed_its_ways_is_refused(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that is not where it was is no silent gap; what was there before stays."""

    def without_kazakh(root: Path, into: Path) -> Path:
        packages = fetched(root, into)
        sheet = packages / "@fontsource" / "pt-sans" / "700.css"
        sheet.write_text(sheet.read_text().replace("cyrillic-ext", "cyrillic-old"))
        return packages

    monkeypatch.setattr(hatch_build, "fetch", without_kazakh)
    with pytest.raises(SystemExit, match="pt-sans holds no pt-sans-cyrillic-ext-700-normal"):
        hook_in(clone).initialize("standard", {})
