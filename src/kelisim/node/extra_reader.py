"""An extra reader: a language model behind an address that speaks the chat interface of OpenAI.

1. It is asked only where who operates the node names its address; nothing is sent anywhere otherwise.
2. The address is `https`, or `http` on this machine. It is not led elsewhere, and no proxy of the environment is used.
3. It is sent the text of the document and asked for drafts with the words that each value rests on. Of what it returns
   only that is kept which the text says (`reading.founded`): it can find what the rules missed, and cannot invent.
4. What the rules found stands; a draft of the extra reader that tells the same thing is left out.
5. Where it does not answer, or with nonsense, the reading says so and is otherwise as without it.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Final

import msgspec

from kelisim.errors import KelisimError
from kelisim.model.draft import (
    DecisionDraft,
    Draft,
    InstrumentDraft,
    MeasureDraft,
    MeetingDraft,
    OfficeDraft,
    Reading,
    StatementDraft,
)
from kelisim.reading.duplicates import Told, same
from kelisim.reading.founded import founded

SECONDS: Final = 120
MAX_SENT: Final = 60_000
"""Characters of text that are sent."""
MAX_ANSWER: Final = 2 * 2**20
MAX_DRAFTS: Final = 200
KINDS: Final[dict[str, type[Draft]]] = {
    "instrument": InstrumentDraft,
    "office": OfficeDraft,
    "meeting": MeetingDraft,
    "decision": DecisionDraft,
    "measure": MeasureDraft,
    "statement": StatementDraft,
}
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ASKED: Final = """\
You read documents about cooperation between States. Answer with one JSON object {"drafts": [...]}. Each draft is
{"kind": ..., "content": {...}, "quotes": {...}}. `quotes` gives, for the path of every field (such as "status",
"parties.0", "period.start"), the words of the document that say it, copied letter by letter. Titles, summaries and
texts are objects by language tag (en, ru, kk) with words copied letter by letter. Parties and sides are ISO 3166-1
alpha-3 codes. Dates are 2031-05-03, 2031-05 or 2031; a term is {"start": ..., "end": ...}. Leave out what the document
does not state; "signed" is a status only where it says that it was signed. Kinds and fields of content:
instrument: kind (treaty, agreement, framework-agreement, programme, roadmap, action-plan, protocol,
  memorandum-of-understanding, letter-of-intent, declaration, exchange-of-notes, contract), title, status (planned,
  draft-approved, initialled, signed, ratified, in-force, amended, ended), level (interstate, intergovernmental,
  interagency, corporate), parties [], bodies [{"name"}], signed (day), place {"name"}, period
office: name, office, body {"name"}, side
meeting: title, organ {"name"}, number, sitting (bilateral, narrow, extended), dates, place {"name"},
  participants [{"name", "office", "side"}]
decision: text, number, responsible [{"name"}], due
measure: title, number, term, responsible [{"body": {"name"}, "side", "role" (lead, co, by-agreement)}]
statement: speaker {"name", "office"}, said (day), side, summary
"""


class EndpointError(KelisimError):
    """An address at which no extra reader may be asked."""

    code = "endpoint"


class Endpoint(msgspec.Struct, frozen=True):
    """Where the extra reader is: the address of the interface, such as `https://host/v1`, the model, and the key."""

    address: str
    model: str
    key: str = ""

    def check(self) -> None:
        """Refuse an address that is not safe (rule 2).

        Raises:
            EndpointError: it is not https, nor http on this machine.
        """
        parts = urllib.parse.urlsplit(self.address)
        local = parts.scheme == "http" and parts.hostname in _LOCAL
        if not parts.hostname or not (parts.scheme == "https" or local):
            raise EndpointError(
                "the extra reader's address is not safe", where=self.address, expected="https, or http on this machine"
            )


def extended(reading: Reading, endpoint: Endpoint) -> Reading:
    """The reading with what the extra reader found beside it (rules 3 to 5)."""
    endpoint.check()
    try:
        answered = _ask(endpoint, reading.text[:MAX_SENT])
        found = _drafts(answered, reading)
    except (OSError, ValueError, RecursionError) as error:
        words = f"The extra reader gave no answer that can be used: {type(error).__name__}."
        return msgspec.structs.replace(reading, look=(*reading.look, words))
    told = [Told(draft.content) for draft in reading.drafts]
    fresh = [draft for draft in found if not any(same(Told(draft.content), one) for one in told)]
    return msgspec.structs.replace(reading, drafts=(*reading.drafts, *fresh))


def _ask(endpoint: Endpoint, text: str) -> Any:
    body = {
        "model": endpoint.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": _ASKED},
            {"role": "user", "content": text},
        ],
    }
    request = urllib.request.Request(  # noqa: S310 the scheme was checked
        endpoint.address.rstrip("/") + "/chat/completions",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", **({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    with opener.open(request, timeout=SECONDS) as answer:
        data = answer.read(MAX_ANSWER + 1)
    if len(data) > MAX_ANSWER:
        raise ValueError("the answer is too long")
    said: Any = json.loads(data)
    try:
        return json.loads(said["choices"][0]["message"]["content"])
    except (KeyError, IndexError, TypeError):
        raise ValueError("the answer has another form") from None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *_given: Any, **_named: Any) -> None:
        """No other address is asked."""


def _drafts(answered: Any, reading: Reading) -> list[Draft]:
    offered = answered.get("drafts") if isinstance(answered, dict) else None
    if not isinstance(offered, list):
        raise ValueError("the answer has no drafts")
    found = []
    for one in offered[:MAX_DRAFTS]:
        made = KINDS.get(str(one.get("kind"))) if isinstance(one, dict) else None
        content, quotes = (one.get("content"), one.get("quotes")) if made else (None, None)
        if made is None or not isinstance(content, dict) or not isinstance(quotes, dict):
            continue
        language = reading.source.language or "en"
        draft = founded(made, content, quotes, reading.text, language, reading.source.published)
        if draft is not None:
            found.append(draft)
    return found
