"""Drafts of decisions that prose names: "Decision No. 6 approves …", "the Council decided to …"."""

import re

from kelisim.model.draft import DecisionDraft
from kelisim.model.meeting import Decision
from kelisim.reading.english.context import Context
from kelisim.reading.evidence import Evidence

_NUMBERED = re.compile(r"\b(?:Decision|Resolution|Order)\s(?:No\.?|№|#)\s?(?P<number>\d{1,4})\b")
_DECIDED = re.compile(
    r"\b(?:Council|Commission|Committee|Summit|commission|council|committee|participants|sides|[Pp]arties|co-chairs|[Hh]eads"
    r"\sof\s(?:state|government))\s(?:also\s|jointly\s|unanimously\s)?(?:decided|resolved|instructed)\s"
    r"(?P<what>[^.;]{8,400})"
)


def draft_decisions(context: Context) -> list[DecisionDraft]:
    """A draft for each decision that a sentence names by number, or tells that an organ took."""
    drafts: list[DecisionDraft] = []
    for sentence in context.sentences:
        numbered = _NUMBERED.search(context.text, sentence.start, sentence.end)
        decided = _DECIDED.search(context.text, sentence.start, sentence.end)
        if numbered is None and decided is None:
            continue
        evidence = Evidence()
        if numbered is not None:
            start, end = sentence.start, sentence.end
            evidence.at("number", *numbered.span("number"))
        else:
            start, end = decided.span("what") if decided else (sentence.start, sentence.end)
            end = start + len(context.text[start:end].rstrip(" ,"))
        evidence.at("text.en", start, end)
        content = Decision(text={"en": context.text[start:end]}, number=numbered["number"] if numbered else None)
        drafts.append(DecisionDraft(content=content, evidence=evidence.spans()))
    return drafts
