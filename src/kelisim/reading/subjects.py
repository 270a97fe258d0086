"""Fields of cooperation by the words that speak of them."""

import re

import msgspec

_TABLE = (
    ("trade", r"trade(?: and (?:the )?econom(?:y|ics|ic))?(?: (?:cooperation|relations|turnover))?|mutual trade"),
    (
        "transport",
        r"transport(?:ation)?(?: and logistics)?|logistics|transit potential|rail(?:way)? (?:links|transport)",
    ),
    (
        "energy",
        r"(?:nuclear |green |renewable )?energy(?: (?:sector|sphere|security))?|oil and gas|electricity|power industry",
    ),
    ("geology", r"geolog(?:y|ical)(?: exploration| spheres?| study)?|subsoil use|mineral exploration"),
    ("industry", r"industr(?:y|ial)(?: cooperation)?|manufacturing"),
    ("agriculture", r"agr(?:o|i)-?(?:industrial complex|culture)|agricultur(?:e|al)(?: sector)?|food security"),
    (
        "rivers",
        r"(?:trans-?boundary |cross-border )(?:rivers?|water(?:s| bodies| resources)?)|water (?:resources|use|management)",
    ),
    ("integration", r"Eurasian Economic Union|EAEU|Eurasian integration|economic integration"),
    ("health", r"COVID-19|coronavirus|pandemic|health(?:care)?(?: sector)?|epidemiolog\w+"),
    ("geoinformation", r"geo-?information(?:al)?(?: (?:products and services|products|services|systems?))?"),
    (
        "space",
        r"(?:outer )?space (?:projects?|programmes?|programs?|exploration|activities|industry|cooperation|sector)",
    ),
    (
        "culture",
        r"cultur(?:e|al)(?:[ -]humanitarian)?(?: (?:cooperation|ties|sphere))?|humanitarian (?:cooperation|ties|sphere)",
    ),
    ("education", r"(?:higher )?education|science and education"),
    ("tourism", r"tourism"),
    ("digital", r"digitali[sz]ation|digital (?:economy|technologies|transformation)|information technolog(?:y|ies)"),
    ("finance", r"(?:banking|financial) (?:sector|sphere|cooperation)|finance"),
    ("investment", r"investments?(?: cooperation)?"),
    ("environment", r"environment(?:al protection)?|ecology|climate change"),
    ("security", r"(?:regional |collective )?security|military-technical cooperation|defen[cs]e"),
    ("customs", r"customs(?: (?:cooperation|procedures))?|border crossing"),
)
_PATTERN = re.compile(
    "(?<![\\w-])(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _TABLE) + ")(?![\\w-])", re.IGNORECASE
)


class Subject(msgspec.Struct, frozen=True):
    """A field of cooperation spoken of at [start, end)."""

    start: int
    end: int
    code: str


def find_subjects(text: str, start: int, end: int) -> list[Subject]:
    """The fields of cooperation that a stretch of text speaks of, in order."""
    return [Subject(match.start(), match.end(), match.lastgroup or "") for match in _PATTERN.finditer(text, start, end)]
