"""Fields of cooperation in English: the code and the patterns of the words that speak of it."""

SUBJECTS = (
    (
        "trade",
        "trade(?: and (?:the )?econom(?:y|ics|ic))?(?: (?:cooperation|relations|turnover))? | mutual trade",
    ),
    (
        "transport",
        """
        transport(?:ation)?(?: and logistics)? | logistics | transit potential | rail(?:way)? (?:links|transport)
        """,
    ),
    (
        "energy",
        """
        (?:nuclear |green |renewable )?energy(?: (?:sector|sphere|security))?
        oil and gas | electricity | power industry
        """,
    ),
    ("geology", "geolog(?:y|ical)(?: exploration| spheres?| study)? | subsoil use | mineral exploration"),
    ("industry", "industr(?:y|ial)(?: cooperation)? | manufacturing"),
    (
        "agriculture",
        "agr(?:o|i)-?(?:industrial complex|culture) | agricultur(?:e|al)(?: sector)? | food security",
    ),
    (
        "rivers",
        """
        (?:trans-?boundary |cross-border )(?:rivers?|water(?:s| bodies| resources)?)
        water (?:resources|use|management)
        """,
    ),
    ("integration", "Eurasian Economic Union | EAEU | Eurasian integration | economic integration"),
    ("health", r"COVID-19 | coronavirus | pandemic | health(?:care)?(?: sector)? | epidemiolog\w+"),
    ("geoinformation", "geo-?information(?:al)?(?: (?:products and services|products|services|systems?))?"),
    (
        "space",
        "(?:outer )?space (?:projects?|programmes?|programs?|exploration|activities|industry|cooperation|sector)",
    ),
    (
        "culture",
        """
        cultur(?:e|al)(?:[ -]humanitarian)?(?: (?:cooperation|ties|sphere))?
        humanitarian (?:cooperation|ties|sphere)
        """,
    ),
    ("education", "(?:higher )?education | science and education"),
    ("tourism", "tourism"),
    (
        "digital",
        "digitali[sz]ation | digital (?:economy|technologies|transformation) | information technolog(?:y|ies)",
    ),
    ("finance", "(?:banking|financial) (?:sector|sphere|cooperation) | finance"),
    ("investment", "investments?(?: cooperation)?"),
    ("environment", "environment(?:al protection)? | ecology | climate change"),
    ("security", "(?:regional |collective )?security | military-technical cooperation | defen[cs]e"),
    ("customs", "customs(?: (?:cooperation|procedures))? | border crossing"),
)
