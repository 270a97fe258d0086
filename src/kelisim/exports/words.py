"""A certificate as lines of plain text."""

from collections.abc import Iterator

from kelisim.exports.told import Signature, Told, VersionTold, listed
from kelisim.model.text import in_language

DID = {
    "accept": "accepted",
    "appoint": "gave full powers",
    "decline": "declined",
    "found": "founded the register",
    "propose": "proposed",
    "rekey": "changed the root keys",
    "retire": "ended full powers",
}
"""What a signed act of each kind did."""

SHOWN = (
    "Every signature in this file holds, and the register's id is the hash of the charter in it. The acts were judged "
    "by the rules that every node follows: the Parties named here, with the keys that they founded the register with "
    "or changed by their own signature since, have agreed exactly this text."
)
"""What a certificate shows."""
NOT_SHOWN = (
    "A file cannot show that there is no further act: that a signer's powers had ended before, that a Party had "
    "accepted a rival text first, or that a newer version was agreed since. It holds as far as the node that wrote it "
    "had seen. The places of acts that are named here and not shown are that node's word; where fewer than all had to "
    "consent and the charter was amended, which version of it applied rests on them."
)
"""What a certificate cannot show."""
HOW_TO_SEE = (
    "Ask the node of any Party for these acts: one with the same number and the same hash confirms how far this goes; "
    "one with another hash is proof of a second story."
)
"""How to find out about the rest."""
DEMONSTRATION = "DEMONSTRATION: the keys are made up, and no real Party has signed anything."
"""What is said of a demonstration."""
OBSERVED = "The register is an observatory's: no State has signed anything in it."
"""What is said of an observatory's register."""

FORKED = "WARNING: {party} had signed two acts with one number. Nothing told here rests on either story."
"""What is said of a Party that told two stories."""


def lines(told: Told) -> Iterator[str]:
    """A certificate that holds, told line by line."""
    yield f"This certificate holds: {told.kind} {told.entry} “{in_language(told.title, 'en')}”"
    yield f"in the register “{in_language(told.name, 'en')}”, {told.register}"
    if told.demonstration:
        yield DEMONSTRATION
    if told.observed:
        yield OBSERVED
    yield f"binds {listed(list(told.bound))}; {'public' if told.public else 'NOT PUBLIC'}"
    yield ""
    for party in told.parties:
        yield f"{party.code} ({in_language(party.name, 'en')}) {signed(party.founding)}"
    for mandate in told.mandates:
        yield f"{mandate.party} {signed(mandate)}"
    for version in told.versions:
        yield ""
        yield from version_lines(version, len(told.versions))
    yield ""
    yield "What was agreed:"
    for line in told.content:
        language = f" [{line.language}]" if line.language else ""
        yield f"{'  ' * (line.depth + 1)}{line.label}{language}: {line.text}".rstrip()
    yield ""
    yield f"What it shows: {SHOWN}"
    yield ""
    yield f"What it does not show: {NOT_SHOWN}"
    yield f"It had seen: {'; '.join(f'{head.name()} ({head.hash})' for head in told.heads)}."
    yield f"{told.acts} acts are shown; {len(told.beyond)} more are named by them and not shown."
    for code in told.forked:
        yield FORKED.format(party=code)
    yield HOW_TO_SEE


def version_lines(version: VersionTold, count: int) -> Iterator[str]:
    """One version, told line by line."""
    yield f"{version_name(version, count)}, agreed {version.agreed_at[:10]}; needed the consent of {version.needed}"
    for change in version.changed:
        yield f"  {change.member}: was {change.before}; is {change.after}"
    if version.beside:
        yield f"  offered with {version.beside} other {'entry' if version.beside == 1 else 'entries'}, all or nothing"
    for signature in version.signatures:
        yield f"  {signature.party} {signed(signature)}"


def version_name(version: VersionTold, count: int) -> str:
    """How a version is called."""
    which = "the baseline" if version.ordinal == 1 else f"replaces version {version.ordinal - 1}"
    return f"Version {version.ordinal} ({which})" if count > 1 or version.ordinal > 1 else "Version 1 (the only one)"


def signed(signature: Signature) -> str:
    """What a signed act did, when, in which office and by what right."""
    number = signature.act.split(" ", 1)[1]
    return (
        f"{DID[signature.kind]} on {signature.at[:10]} in its act {number}: {signature.office}, "
        f"with {signature.right}; {signature.hash}"
    )
