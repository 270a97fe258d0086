"""Final clauses of a treaty's text as the model's rules, each with the sentence that says it.

1. A rule is kept as the text says it. What the model's rules cannot hold, such as "on the first day of the second month
   after", is not bent into another rule: it is left out, and a person is told to look.
2. Of two sentences about one clause the first counts; for withdrawal, the first that says how long the notice is.
3. What is said of amendments, of annexes or of a notice is not said of the treaty.
4. The periods of a renewal need a first period; the notice against a renewal is not the notice of a withdrawal.
5. A treaty that lasts without limit has no expiry; that is no value, so it has no evidence.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from kelisim.model.clauses import (
    Clauses,
    EntryIntoForce,
    Expiry,
    OnDate,
    OnDecision,
    OnDeposit,
    OnNotifications,
    OnSignature,
    ProvisionalApplication,
    Renewal,
    Suspension,
    Withdrawal,
)
from kelisim.model.reference import Named
from kelisim.reading.treaties.clause_words import WORDS, ClauseWords
from kelisim.reading.treaties.days import days_in
from kelisim.reading.treaties.months import months_before
from kelisim.reading.treaties.numerals import LapseSaid, lapses_in, number_of
from kelisim.reading.treaties.organs import organ_of
from kelisim.reading.treaties.passages import sentences

Parties = Callable[[int, int], list[tuple[str, int, int]]]
"""Finds the States named in a stretch: code, start, end."""
_NEAR = 60
_MAX_SENTENCE = 6_000


class FoundClauses(msgspec.Struct, frozen=True):
    """The clauses, for each of their fields the place that says it, and what a person should look at."""

    clauses: Clauses | None
    places: tuple[tuple[str, int, int], ...]
    look: tuple[str, ...]


class Mark(msgspec.Struct, frozen=True):
    """A trigger in a sentence, and the stretch in which its condition stands."""

    name: str
    start: int
    end: int
    said: tuple[int, int]
    lead: tuple[int, int] | None


def clauses_of(text: str, low: str, start: int, end: int, language: str, parties: Parties) -> FoundClauses:
    """The final clauses that a stretch of text says.

    Args:
        text: the page's text.
        low: the same, folded.
        start: where the treaty begins.
        end: where it ends.
        language: `en`, `ru` or `kk`.
        parties: finds the States named in a stretch.
    """
    reader = _Reader(text, low, WORDS[language], parties)
    for first, last in sentences(text, start, end):
        if last - first <= _MAX_SENTENCE:
            reader.read(first, last)
    return reader.found()


class _Reader:
    """What has been read of one treaty so far."""

    def __init__(self, text: str, low: str, words: ClauseWords, parties: Parties) -> None:
        self.text, self.low, self.words, self.parties = text, low, words, parties
        self.values: dict[str, Any] = {}
        self.places: dict[str, list[tuple[str, int, int]]] = {}
        self.look: list[str] = []
        self.own: tuple[str | None, int, int] | None = None
        self.renewal: tuple[Renewal | None, int, int] | None = None

    def read(self, first: int, last: int) -> None:
        """Read a sentence."""
        marks = self._marks(first, last)
        renews = False
        for mark in marks:
            if mark.name == "renewal":
                renews = True
                self._renewal(mark, first, last)
        for mark in marks:
            if mark.name == "entry":
                self._entry(mark, first, last)
            elif mark.name == "provisional":
                self._provisional(mark, first, last)
            elif mark.name == "lasting":
                self._lasting(mark, first, last)
            elif mark.name == "ending" and not renews:
                self._ending(first, last)
            elif mark.name == "suspension":
                self._suspension(first, last)
            elif mark.name == "reach":
                self._reach(mark, first, last)
            elif mark.name == "reservations":
                self._keep("reservations", "forbidden", ["reservations"], first, last)

    def found(self) -> FoundClauses:
        """All that was read."""
        values = dict(self.values)
        entry = values.get("entry_into_force")
        if self.own and entry is not None:
            lapse, start, end = self.own
            lapse = lapse or ("P0D" if entry.after else None)
            if lapse:
                values["entry_into_force"] = msgspec.structs.replace(entry, own_after=lapse)
                self.places["entry_into_force"].append(("entry_into_force.own_after", start, end))
        if self.renewal:
            self._add_renewal(values, *self.renewal)
        if not values:
            return FoundClauses(None, (), tuple(self.look))
        places = [place for name in values for place in self.places.get(name, ())]
        return FoundClauses(Clauses(**values), tuple(places), tuple(self.look))

    def _add_renewal(self, values: dict[str, Any], renewal: Renewal | None, start: int, end: int) -> None:
        """Rule 4."""
        expiry: Expiry | None = values.get("expiry")
        if expiry is None:
            self.look.append("the text renews a period that was not found")
            return
        if renewal is None or renewal.every == _SAME:
            if expiry.lasts is None:
                return
            renewal = msgspec.structs.replace(renewal or Renewal(every=_SAME), every=expiry.lasts)
        values["expiry"] = msgspec.structs.replace(expiry, renewal=renewal)
        fields = [name for name in ("every", "notice", "times") if getattr(renewal, name) is not None]
        self.places["expiry"] += [(f"expiry.renewal.{name}", start, end) for name in fields]

    def _marks(self, first: int, last: int) -> list[Mark]:
        """The triggers in a sentence with their conditions (clause_words, rule 1)."""
        spots = sorted(
            (match.start(), match.end(), name)
            for name, pattern in self.words.triggers.items()
            for match in pattern.finditer(self.low, first, last)
        )
        joined: list[tuple[int, int, str]] = []
        for start, end, name in spots:
            if joined and joined[-1][2] == name and name not in {"entry", "provisional"}:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]), name)
            else:
                joined.append((start, end, name))
        marks = []
        for place, (start, end, name) in enumerate(joined):
            before = joined[place - 1][1] if place else first
            after = joined[place + 1][0] if place + 1 < len(joined) else last
            if self.words.verb_last:
                marks.append(Mark(name, start, end, (before, end), (end, after) if after == last else None))
            else:
                marks.append(Mark(name, start, end, (start, after), (first, start) if not place else None))
        return marks

    def _of_treaty(self, first: int, last: int) -> bool:
        """Whether a sentence begins with the treaty itself as what it speaks of."""
        return self.words.subject.search(self.low, first, min(last, first + _NEAR)) is not None

    def _keep(self, name: str, value: Any, fields: list[str], first: int, last: int) -> None:
        """Rule 2."""
        if name not in self.values:
            self.values[name] = value
            self.places[name] = [(field, first, last) for field in fields]

    def _lapse(self, stretch: tuple[int, int]) -> LapseSaid | None:
        return next(lapses_in(self.low, *stretch, self.words.language), None)

    def _entry(self, mark: Mark, first: int, last: int) -> None:
        words, low = self.words, self.low
        start, end = mark.said
        own = words.own.search(low, first, last)
        floor = start if words.verb_last else (mark.lead or (start, start))[0]
        if own and floor <= own.start() <= mark.start:
            lapse = self._lapse((own.end() if words.verb_last else own.start(), end))
            self.own = self.own or (lapse.lapse if lapse else None, first, last)
            return
        changed = words.about_changes.search(low, first, mark.start)
        if changed and not words.itself.match(low, _past_number(low, first, last)):
            return
        if not words.subject.search(low, first, mark.end):
            return
        if own and mark.end <= own.start() < end:
            end = own.start()
        for stretch in ((start, end), mark.lead):
            if stretch and self._rule(stretch, first, last):
                return

    def _rule(self, stretch: tuple[int, int], first: int, last: int) -> bool:
        """Read the rule of entry into force that a stretch says, if it says one."""
        words, low = self.words, self.low
        month = words.month_first.search(low, *stretch)
        months = months_before(low, month) if month else 0
        if words.working.search(low, *stretch):
            self.look.append("entry into force is counted in a way that the rules of the record cannot hold")
            return True
        events = {name: match for name, pattern in words.events.items() if (match := pattern.search(low, *stretch))}
        papers = sorted((events[name].start(), name) for name in ("notifications", "deposit") if name in events)
        others = [name for name in ("decision", "signature") if name in events]
        event = papers[0][1] if papers else others[0] if others else ""
        days = list(days_in(low, *stretch))
        # "The first day" is no lapse of a day.
        lapse = self._lapse((month.end(), stretch[1]) if month else stretch)
        # In "the second month" the number is the month's.
        number = None if month or words.last.search(low, *stretch) else self._nth(stretch)
        after = lapse.lapse if lapse else f"P{months}M" if months else None
        if month and (months is None or (months and lapse) or not event):
            self.look.append("entry into force is counted to the first day of a month: put the rule in by hand")
            return True
        organ = organ_of(self.text, low, stretch, words.language) if event == "decision" else None
        rule: EntryIntoForce
        if days and (not event or (event == "signature" and words.no_earlier.search(low, *stretch))):
            rule = OnDate(date=days[0].day)
        elif event == "decision":
            rule = OnDecision(after=after, organ=Named(name=organ[0]) if organ else None)
        elif event:
            rule = _PAPERS[event](after=after, number=number)
        else:
            return False
        if days and event not in {"", "signature"}:
            self.look.append("entry into force names a day beside the papers that it waits for")
        if "entry_into_force" not in self.values:
            if month:
                rule = msgspec.structs.replace(rule, month_start=True)
            named = ("after", "number", "date", "month_start")
            fields = ["rule", *(name for name in named if getattr(rule, name, None) not in {None, False})]
            self._keep("entry_into_force", rule, [f"entry_into_force.{name}" for name in fields], first, last)
            if organ:
                self.places["entry_into_force"].append(("entry_into_force.organ.name", organ[1], organ[2]))
        return True

    def _nth(self, stretch: tuple[int, int]) -> int | None:
        match = self.words.nth.search(self.low, *stretch)
        if match is None:
            return None
        return _ordinal(match["n"], self.words.language)

    def _provisional(self, mark: Mark, first: int, last: int) -> None:
        words, low = self.words, self.low
        if words.denied.search(low, first, last):
            return
        stretch = mark.said
        if not any(True for _ in self._begins(stretch)) and mark.lead:
            stretch = mark.lead
        lapse, day = self._lapse(stretch), next(days_in(low, *stretch), None)
        number = None if words.last.search(low, *stretch) else self._nth(stretch)
        where = (first, last)
        excluded = self._states(words.except_for.search(low, *where), last, before=words.verb_last, first=first)
        own_match = words.own_procedures.search(low, *where)
        own = self.parties(*own_match.span("who")) if own_match else []
        excluded = [one for one in excluded if one[0] not in {code for code, _, _ in own}]
        value = ProvisionalApplication(
            after=lapse.lapse if lapse else None,
            number=number,
            date=day.day if day else None,
            excluded=_codes(excluded),
            own_procedures=_codes(own),
        )
        if "provisional" in self.values:
            return
        fields = [f"provisional.{name}" for name in ("after", "number", "date") if getattr(value, name) is not None]
        self._keep("provisional", value, fields or ["provisional"], first, last)
        for name, found in (("excluded", excluded), ("own_procedures", own)):
            spans = {code: (start, end) for code, start, end in reversed(found)}
            self.places["provisional"] += [
                (f"provisional.{name}.{place}", *spans[code]) for place, code in enumerate(_codes(found))
            ]

    def _begins(self, stretch: tuple[int, int]) -> Any:
        """What may say when provisional application begins."""
        yield from lapses_in(self.low, *stretch, self.words.language)
        yield from days_in(self.low, *stretch)
        yield from self.words.events["signature"].finditer(self.low, *stretch)

    def _states(self, match: Any, last: int, *, before: bool, first: int) -> list[tuple[str, int, int]]:
        if match is None:
            return []
        return self.parties(first, match.start()) if before else self.parties(match.end(), last)

    def _lasting(self, mark: Mark, first: int, last: int) -> None:
        if not self._of_treaty(first, last) and "entry_into_force" not in self.values:
            return
        start, end = mark.said
        for said in lapses_in(self.low, start, end, self.words.language):
            if self._beside(self.words.lasts, said.start, said.end, start):
                self._keep("expiry", Expiry(lasts=said.lapse), ["expiry.lasts"], first, last)
                return
        for day in days_in(self.low, start, end):
            if self._beside(self.words.through, day.start, day.end, start):
                self._keep("expiry", Expiry(through=day.day), ["expiry.through"], first, last)
                return

    def _beside(self, patterns: tuple[Any, Any], start: int, end: int, floor: int) -> bool:
        """Whether the words before or after a place are of a kind."""
        ahead, behind = patterns
        return bool(
            ahead.search(self.low[max(floor, start - _NEAR) : start]) or behind.match(self.low[end : end + _NEAR])
        )

    def _renewal(self, mark: Mark, first: int, last: int) -> None:
        words, low = self.words, self.low
        if not words.extends.search(low, first, last) or self.renewal:
            return
        notices = [
            said
            for said in lapses_in(low, first, last, words.language)
            if self._beside(words.before, said.start, said.end, first)
        ]
        stretch = mark.said if words.verb_last else (mark.start, last)
        periods = [said for said in lapses_in(low, *stretch, words.language) if said not in notices]
        chosen = [said for said in periods if self._beside(words.period, said.start, said.end, stretch[0])] or periods
        every = chosen[0].lapse if chosen else _SAME if words.same_period.search(low, first, last) else None
        if every is None:
            return
        notice = notices[0].lapse if notices else None
        times = 1 if words.once.search(low, *stretch) else None
        self.renewal = (Renewal(every=every, notice=notice, times=times), first, last)

    def _ending(self, first: int, last: int) -> None:
        words, low = self.words, self.low
        if not words.may_end.search(low, first, last) or not words.subject.search(low, first, last):
            return
        known = self.values.get("withdrawal")
        if known and known.notice:
            return
        notice = not_before = None
        for said in lapses_in(low, first, last, words.language):
            if self._beside(words.lasts, said.start, said.end, first):
                continue
            if words.not_before.search(low[max(first, said.start - _NEAR) : said.start]):
                not_before = not_before or said.lapse
            else:
                notice = notice or said.lapse
        if notice is None and (known or not_before or not _RIGHT[words.language].search(low, first, last)):
            return
        self.values.pop("withdrawal", None)
        fields = ["withdrawal.notice"] * bool(notice) + ["withdrawal.not_before"] * bool(not_before)
        value = Withdrawal(notice=notice, not_before=not_before)
        self._keep("withdrawal", value, fields or ["withdrawal"], first, last)

    def _suspension(self, first: int, last: int) -> None:
        if self.words.subject.search(self.low, first, last) and self.words.may_suspend.search(self.low, first, last):
            lapse = self._lapse((first, last))
            field = "suspension.notice" if lapse else "suspension"
            self._keep("suspension", Suspension(notice=lapse.lapse if lapse else None), [field], first, last)

    def _reach(self, mark: Mark, first: int, last: int) -> None:
        if self.words.relations.search(self.low, first, last) and self._of_treaty(first, last):
            for day in days_in(self.low, first, last):
                after = day.end <= mark.start if self.words.verb_last else day.start >= mark.end
                if after:
                    self._keep("reaches_back", day.day, ["reaches_back"], first, last)
                    return


_PAPERS: dict[str, type[OnSignature | OnNotifications | OnDeposit]] = {
    "signature": OnSignature,
    "notifications": OnNotifications,
    "deposit": OnDeposit,
}
_RIGHT = {
    "en": re.compile(r"\b(?:may|right to|entitled to) (?:\w+ ){0,3}(?:be )?(?:terminat|denounc|withdraw)"),
    "ru": re.compile(r"\b(?:может|вправе|право)\b[^.;]{0,60}\b(?:прекра|денонс|выйти|расторг)"),
    "kk": re.compile(r"\b(?:тоқтат|денонсация|шыға)\w*(?: \w+){0,3}? (?:алады|құқылы|мүмкін|құқығы)\b"),
}
"""What makes a sentence without a time of notice one about a right to end the treaty."""
_SAME = "P0D"
"""Stands for "the same period" until the first one is known."""


def _past_number(low: str, start: int, end: int) -> int:
    """Where a sentence begins after its own number."""
    while start < end and (low[start].isdigit() or low[start] in ".) "):
        start += 1
    return start


def _codes(found: list[tuple[str, int, int]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code, _, _ in found))


def _ordinal(word: str, language: str) -> int | None:
    stems = {
        "второ": 2,
        "треть": 3,
        "перв": 1,
        "четверт": 4,
        "пят": 5,
        "шест": 6,
        "седьм": 7,
        "восьм": 8,
        "девят": 9,
        "десят": 10,
    }
    if language == "ru":
        return next((number for stem, number in stems.items() if word.startswith(stem)), None)
    return number_of(word, language)
