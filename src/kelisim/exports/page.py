"""A certificate as a page for people: one file, to be read without a program, that carries the certificate itself.

1. The page has no script to run, no font and no address that it loads anything from, and says so to the browser.
2. The certificate stands in it byte by byte, in a `script` element of JSON. The certificate holds no `<`.
3. The page follows from the certificate alone. To check one is to make it anew and compare: not a word on it can say
   something else than the acts in it. A page that another version wrote is refused for the same reason; what the acts
   in it say is told all the same.
4. What is not checked before is not shown: only a certificate that holds has a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from kelisim.exports import words
from kelisim.exports.certificate import Mark
from kelisim.exports.checking import check
from kelisim.exports.contents import ContentLine
from kelisim.exports.errors import PageError
from kelisim.exports.page_style import STYLE
from kelisim.exports.seal import seal_path
from kelisim.exports.told import Signature, Told, listed, told
from kelisim.model.text import in_language

BEGINNING: Final = b"<!doctype html>"
"""What a page begins with."""

_OPEN: Final = b'<script type="application/json" id="kelisim-certificate">'
_CLOSE: Final = b"</script>"
_ADVICE: Final = (
    "Do not trust this page for its looks. On any computer with Kelisim, and without a network: "
    "<code>kelisim verify FILE</code> with this file. It checks every signature, and that no word on this page differs "
    "from what was signed."
)
_TOP: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(data: bytes) -> bytes:
    """The page of a certificate.

    Raises:
        KelisimError: the certificate does not hold.
    """
    found = told(check(data))
    title = escape(in_language(found.title, "en")[:200])
    parts = (_head(found), _agreed(found), _signed(found), _keys(found), _limits(found), _foot(found))
    top = _TOP.format(policy=_POLICY, title=f"{title} · certificate {found.entry}", style=STYLE)
    return (top + "\n".join(parts)).encode() + _OPEN + data + _CLOSE + b"\n</body>\n</html>\n"


def certificate_of_page(data: bytes) -> bytes:
    """The certificate that a page carries, when the page says what the certificate says and nothing else (rule 3).

    Raises:
        PageError: it carries none, or is not the page that its certificate gives.
        KelisimError: the certificate does not hold.
    """
    carried = carried_by(data)
    again = page(carried)
    if again != data:
        at = next(
            (at for at, (a, b) in enumerate(zip(again, data, strict=False)) if a != b), min(len(again), len(data))
        )
        raise PageError(
            "the acts in this page hold, but the page was altered, or written by another version of Kelisim: "
            "it is not the page that its acts give",
            where=f"line {data[:at].count(10) + 1}",
            expected="`kelisim certificate --html` to write it anew",
        )
    return carried


def carried_by(data: bytes) -> bytes:
    """The certificate that a page carries, whatever the page says.

    Raises:
        PageError: it carries none.
    """
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    if start < 0 or end < start:
        raise PageError("this page carries no certificate")
    return data[start + len(_OPEN) : end]


def _texts(text: Mapping[str, str]) -> list[tuple[str, str]]:
    """A text in each language, English first."""
    return sorted(text.items(), key=lambda pair: (pair[0] != "en", pair[0]))


def _head(told: Told) -> str:
    (language, title), *others = _texts(told.title)
    name = in_language(told.name, "en")
    found = [
        f'<p class="kicker">Certificate of an agreed {told.kind} · {told.entry}</p>',
        f'<h1 lang="{language}">{escape(title)}</h1>',
    ]
    found += [f'<p class="title" lang="{language}">{escape(words)}</p>' for language, words in others]
    found += [f'<p class="warning">{escape(line)}</p>' for line in _warnings(told)]
    found.append(
        f"<p>In the register “{escape(name)}”, which {escape(listed([party.code for party in told.parties]))} founded. "
        f"This text binds {escape(listed(list(told.bound)))} and is {'public' if told.public else 'not public'}.</p>"
    )
    found.append(f'<p class="hash">register {told.register}</p>')
    return "\n".join(found)


def _warnings(told: Told) -> list[str]:
    found = [words.DEMONSTRATION] if told.demonstration else []
    found += [words.OBSERVED] if told.observed else []
    found += [] if told.public else ["This entry is not public. Show this page to those alone who may read it."]
    found += [words.FORKED.format(party=party) for party in told.forked]
    return found


def _agreed(told: Told) -> str:
    rows = []
    for (depth, label), same in groupby(told.content, key=lambda line: (line.depth, line.label)):
        said = "".join(f"<dd>{_said(line)}</dd>" for line in same)
        rows.append(f'<div class="row d{min(depth, 6)}"><dt>{escape(label)}</dt>{said}</div>')
    return "\n".join(
        [
            '<section aria-labelledby="agreed"><h2 id="agreed">What was agreed</h2>',
            '<dl class="content">',
            *rows,
            "</dl></section>",
        ]
    )


def _said(line: ContentLine) -> str:
    if not line.language:
        return escape(line.text)
    return f'<span class="lang">{line.language}</span><span lang="{line.language}">{escape(line.text)}</span>'


def _signed(told: Told) -> str:
    found = ['<section aria-labelledby="signed"><h2 id="signed">Who signed it</h2>']
    for version in reversed(told.versions):
        found.append(f'<div class="card"><h3>{escape(words.version_name(version, len(told.versions)))}</h3>')
        beside = f" It was offered with {version.beside} more, all or nothing." if version.beside else ""
        found.append(
            f'<p class="meta">Agreed on {_day(version.agreed_at)}. It needed the consent of '
            f"{escape(version.needed)}.{beside}</p>"
        )
        found += [
            f'<p><span class="did">{escape(change.member)}</span> was <q>{escape(change.before)}</q>, '
            f"is <q>{escape(change.after)}</q></p>"
            for change in version.changed
        ]
        found.append(_signatures(told, version.signatures) + "</div>")
    if not told.versions:
        found.append("<p>The founding charter, signed by each Party as its first act.</p>")
    return "\n".join([*found, "</section>"])


def _keys(told: Told) -> str:
    founded = _signatures(told, [party.founding for party in told.parties])
    found = [
        '<section aria-labelledby="keys"><h2 id="keys">Whose keys these are</h2>',
        f'<div class="card"><h3>Founding</h3>{founded}</div>',
    ]
    if told.mandates:
        found.append(f'<div class="card"><h3>Full powers and new keys</h3>{_signatures(told, told.mandates)}</div>')
    found.append("<p>A seal is drawn from the root keys with which a Party founded. The keys themselves (Ed25519):</p>")
    found.append(_table(("Party", "Root key"), [(one.code, key) for one in told.parties for key in one.public]))
    return "\n".join([*found, "</section>"])


def _signatures(told: Told, signatures: Iterable[Signature]) -> str:
    seals = {party.code: seal_path(party.public) for party in told.parties}
    names = {party.code: in_language(party.name, "en") for party in told.parties}
    return (
        '<ul class="signers">'
        + "\n".join(
            f'<li><svg class="seal" viewBox="-2 -2 44 44" aria-hidden="true" focusable="false">'
            f'<path d="{seals[one.party]}"/></svg>'
            f'<div><span class="did">{escape(names[one.party])} {words.DID[one.kind]}</span> on {_day(one.at)}: '
            f"<bdi>{escape(one.office)}</bdi>, with <bdi>{escape(one.right)}</bdi>.</div>"
            f'<div class="hash">{one.act} · {one.hash}</div></li>'
            for one in signatures
        )
        + "</ul>"
    )


def _limits(told: Told) -> str:
    found = [
        '<section aria-labelledby="check"><h2 id="check">How to check it</h2>',
        f"<p>{_ADVICE}</p>\n<p>{escape(words.SHOWN)}</p></section>",
        '<section aria-labelledby="limits"><h2 id="limits">What it cannot show</h2>',
        f"<p>{escape(words.NOT_SHOWN)}</p>\n<p>{escape(words.HOW_TO_SEE)}</p>",
        "<p>The newest acts that the node which wrote this had seen:</p>",
        _places(told.heads),
    ]
    if told.beyond:
        found.append(
            "<p>Acts that are named in this file and not shown, with the places that its writer gives them:</p>"
        )
        found.append(_places(told.beyond))
    return "\n".join([*found, "</section>"])


def _foot(told: Told) -> str:
    return (
        f'<footer class="meta">Kelisim, the register that no side hosts. This file holds {told.acts} signed acts.'
        "</footer>\n</main>\n"
    )


def _places(marks: Iterable[Mark]) -> str:
    return _table(("Party", "Act", "Hash"), [(mark.party, str(mark.number), mark.hash) for mark in marks])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose last column holds hashes or keys."""
    names = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells[:-1]) + f'<td class="hash">{cells[-1]}</td></tr>'
        for cells in rows
    )
    return f'<div class="scroll"><table><thead><tr>{names}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def _day(at: str) -> str:
    return f'<time datetime="{at}">{at[:10]}</time>'
