"""Who speaks in a sentence: people that it names with or without an office, and an office alone.

1. A person stands before the verb ("Petrov, head of the port, said"), behind it ("said Minister Petrov"), or before a
   colon ("Petrov: “The line is open.”").
2. Who is named without one of the known offices has for office what the sentence says of them: "farmer Ali Khan said",
   "Ali Khan, a driver from Osh, said". Nothing said of them, they have none.
3. "The minister said" is the person whom the page named last with that office, or else the office alone.
"""

import re

from kelisim.reading.english.bodies import COMPANY
from kelisim.reading.english.context import Context
from kelisim.reading.english.offices import HEAD, NAME, TITLES, WITHOUT_NAME
from kelisim.reading.english.people import Person
from kelisim.reading.lexicon.states import StateName, find_states
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

SAID = re.compile(
    r"\b"
    + either(
        """
        said | says | noted | notes(?= that) | stated | states(?= that) | announced | told | tells | added | adds
        stressed | stresses | emphasi[sz]ed | declared | promised | promises | pledged | reported | recalled | recalls
        confirmed | confirms | explained | explains | reminded | answered | warned | warns | argued | argues | admitted
        admits | acknowledged | put(?= the\b) | puts?(?= it\\b) | underlined | underlines | underscored | pointed out
        replied | commented | estimated | regretted | believes? | believed | thinks | insisted | insists | maintained
        claimed | claims(?= that) | assured | asserted | remarked | joked | laughed | quipped | predicted | predicts
        cautioned | urged | hopes | hoped | expects | highlighted | outlined | clarified | specified | informed
        mentioned | observed | suggested | complained | wrote | tweeted | hailed | praised | described | sighed
        expressed (?:\\w+ )?(?:hope|confidence|regret|concern|satisfaction|conviction|readiness|certainty)
        is (?:convinced|confident|sure)(?= that) | as saying | summ?ed up | shared | proposed | smiled | shrugged
        called(?= (?:the|it|this|that|them|for|on|upon|their|his|her|an?)\\b) | drew attention | spoke (?:of|about)
        [Aa]ccording to | assess(?:ed|es) | voiced | remembered | remembers | continued | conceded | vowed | disclosed
        revealed | opined | agreed(?= that) | concluded(?= that) | wondered | asked(?= reporters)
        """
    )
    + r"\b"
)
_BEHIND = frozenset(
    each(
        """
        said says noted added adds stressed explained explains recalled recalls joked laughed emphasised emphasized
        underlined insisted insists warned warns commented replied remarked believes sighed admits admitted concluded
        predicts thinks promised promises argued argues quipped smiled
        """
    )
)
"""Verbs that stand before their speaker as well: "said Petrov"."""
_ASIDE = re.compile(r",\s(?:who|whose|with|after|speaking|as)\s[^,]{2,110},|\s\([^()]{2,60}\)")
_FAR = 70
_ANOTHER = re.compile(
    r"\b(?:press\s(?:service|office|secretary)|ministry|agency|spokes\w+|service|office|government|newspaper|it|they|media"
    r"|company|who|which|that|and\s[A-Z]\w+)\b|[.;“”\"]"
)
_BESIDE = re.compile(r"\s(?:the\s|its\s|their\s|his\s|her\s|our\s|[A-Z]\w+[’']s\s|[A-Z]\w+\s|[a-z]+\s){0,3}")
_NAMED = re.compile(rf"(?<![\w-]){NAME}")
_APPOSED = re.compile(r",\s(?P<what>(?!who\b|which\b|and\b|said\b|in\b|on\b|at\b)[^,.;:“”\"]{3,90})(?:,|\Z)")
_ARTICLE = re.compile(r"(?:an?|the|one\sof\sthe|his|her|its|their|himself\san?|herself\san?)\s")
_CALLING = re.compile(r"(?:\A|(?<=\s))(?P<what>(?:[a-z][a-z-]+\s){0,2}[a-z][a-z-]{3,})\s\Z")
_OPENING = re.compile(r"\A(?P<what>[A-Z][a-z-]{3,}(?:\s[a-z][a-z-]+){0,2})\s\Z")
_WORDS = re.compile(r"\w")
_NO_CALLING = frozenset(
    each(
        """
        that this with from what when while after before then also said told says where which whom according into onto
        between about over under against because though although however meanwhile later earlier yesterday today
        asked called named quoted cited like unlike including both even only still just once since during among
        and but for the was were are has have had will would been being met joined thanked despite here there both
        """
    )
)
_OF_BODY = re.compile(
    r"\s(?:of|from|at)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s|and\s|for\s|the\s)*[A-Z][\w’'-]*){0,7}(?=[\s,])"
)
_COLON = re.compile(r":\s(?=[“\"«A-Z])")
_OFFICE = re.compile(
    r"\b(?P<the>[Tt]he|[Tt]his)\s(?:(?P<side>[A-Z]\w+)\s)?"
    r"(?P<office>(?:(?:[Ff]oreign|[Pp]rime|[Dd]eputy|[Ee]nergy|[Tt]rade|[Tt]ransport|[Hh]ealth|[Ff]inance|[Aa]griculture)\s)?"
    r"(?:[Mm]inister|[Pp]resident|[Pp]remier|[Aa]mbassador|[Cc]hancellor|[Gg]overnor|[Mm]ayor|[Ss]peaker|[Ss]pokes\w+"
    r"|[Cc]hairman|[Cc]hairwoman|[Ee]nvoy|[Rr]ector|[Dd]iplomat|[Oo]fficial|[Aa]kim))"
    r"(?:\s(?:also|then|later|further|who\s[^,]{3,60},))?(?=\s)"
)


def speaker_in(context: Context, sentence: Sentence, people: list[Person]) -> tuple[Person, int] | None:
    """Who says it and where the verb ends."""
    for verb in SAID.finditer(context.text, sentence.start, sentence.end):
        person = _before(context, sentence, people, verb) or _after(context, people, verb)
        if person is not None:
            return person, verb.end()
    for verb in SAID.finditer(context.text, sentence.start, sentence.end):
        person = _stranger(context, sentence, verb)
        if person is not None:
            return person, verb.end()
    return _at_colon(context, sentence, people)


def _before(context: Context, sentence: Sentence, people: list[Person], verb: re.Match[str]) -> Person | None:
    before = [person for person in people if person.name_at[1] <= verb.start()]
    if not before or verb[0].lower().startswith("according"):
        return None
    person = before[-1]
    since = max(person.name_at[1], person.office_at[1] if sentence.start <= person.office_at[0] <= verb.start() else 0)
    between = _ASIDE.sub(" ", context.text[since : verb.start()])
    if len(between) <= _FAR and not _ANOTHER.search(between):
        return person
    return None


def _after(context: Context, people: list[Person], verb: re.Match[str]) -> Person | None:
    after = [person for person in people if person.name_at[0] >= verb.end()]
    if not after:
        return None
    person = after[0]
    told = (person.name_at, person.office_at, person.side_at or person.name_at)
    start = min(at[0] for at in told if at[0] >= verb.end())
    word = verb[0].lower()
    behind = word.startswith("according") or word in _BEHIND
    return person if behind and _BESIDE.fullmatch(context.text, verb.end(), start) else None


def _stranger(context: Context, sentence: Sentence, verb: re.Match[str]) -> Person | None:
    """Rule 2."""
    text, word = context.text, verb[0].lower()
    behind = word.startswith("according") or word in _BEHIND
    if behind:
        name = re.compile(rf"\s(?:[a-z][a-z-]+\s){{0,3}}(?:{TITLES}\s)?(?P<name>{NAME})").match(
            text, verb.end(), sentence.end
        )
        if name:
            return _made(context, sentence, name.span("name"))
    if word.startswith("according"):
        return None
    for match in _NAMED.finditer(text, max(sentence.start, verb.start() - 150), verb.start()):
        of = _OF_BODY.match(text, match.end(), verb.start())
        between = text[of.end() if of else match.end() : verb.start()]
        bare = _ASIDE.sub(" ", _APPOSED.sub(" ", between, count=1))
        if len(bare) <= 24 and not _ANOTHER.search(bare) and not re.search(r"[A-Z]|\b(?:and|of|in)\b", bare):
            return _made(context, sentence, match.span())
    return None


def _made(context: Context, sentence: Sentence, at: tuple[int, int]) -> Person | None:
    text, name = context.text, context.text[slice(*at)]
    if find_states(text, *at) or HEAD.search(name) or WITHOUT_NAME.search(name) or len(name.split()) < 2:
        return None
    if COMPANY.search(text, *at) or COMPANY.match(text, at[1] + 1) or COMPANY.search(text, max(0, at[0] - 24), at[0]):
        return None
    apposed = _APPOSED.match(text, at[1], sentence.end)
    left = text[sentence.start : at[0]]
    calling = _CALLING.search(left) or _OPENING.search(left)
    if apposed:
        start, end = apposed.span("what")
        article = _ARTICLE.match(text, start, end)
        start = article.end() if article else start
        return Person(name, at, text[start:end], (start, end), None, None) if text[start].islower() else None
    if calling and calling["what"].split()[-1].lower() not in _NO_CALLING:
        words = calling["what"].split()
        while words and words[0].lower() in _NO_CALLING:
            words = words[1:]
        what = " ".join(words)
        end = at[0] - 1
        if what and not what.endswith("ly"):
            return Person(name, at, text[end - len(what) : end], (end - len(what), end), None, None)
    return (
        Person(name, at, "", at, None, None) if not _WORDS.search(left) or left.endswith(("” ", '" ', ", ")) else None
    )


def _at_colon(context: Context, sentence: Sentence, people: list[Person]) -> tuple[Person, int] | None:
    for colon in _COLON.finditer(context.text, sentence.start, sentence.end):
        before = [one for one in people if max(one.name_at[1], one.office_at[1]) <= colon.start()]
        if len(before) != 1:
            return None
        person = before[0]
        led = context.text[sentence.start : min(person.name_at[0], person.office_at[0])].split()
        ended = max(person.name_at[1], person.office_at[1]) >= colon.start() - 40
        return (
            (person, colon.start()) if len(led) <= 3 and ended and len(sentence.text[: colon.start()]) < 200 else None
        )
    return None


def office_in(context: Context, sentence: Sentence, known: list[Person]) -> tuple[Person, int] | None:
    """Rule 3; the people known so far in the order in which they were last named."""
    for office in _OFFICE.finditer(context.text, sentence.start, sentence.end):
        verb = SAID.match(context.text, office.end() + 1, sentence.end)
        inverted = context.text[max(sentence.start, office.start() - 8) : office.start()].rstrip().endswith("said")
        if verb is None and not inverted:
            continue
        place = verb.end() if verb else office.end()
        words = office["office"].lower().split()[-1]
        side = _side(office, context.text)
        for person in reversed(known):
            same = words in person.office.lower() or (words == "premier" and "prime minister" in person.office.lower())
            if same and (side is None or person.code in {side.code, None}):
                return person, place
        start, end = office.span("office")
        return (
            Person(
                "",
                (start, end),
                context.text[start:end],
                (start, end),
                side.code if side else None,
                (side.start, side.end) if side else None,
            ),
            place,
        )
    return None


def _side(office: re.Match[str], text: str) -> StateName | None:
    states = find_states(text, *office.span("side")) if office["side"] else []
    return states[0] if states else None
