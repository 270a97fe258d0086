"""On every kind of page and file: a strict policy, guarding heads. What pages ask of others is seen in `test_axe`."""

from tests.web.journeys.kinds import NOT_LINKED, ask, public_names
from tests.web.serving import MARKS

pytestmark = MARKS

HEADS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
NEVER = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'nonce-", "'sha256-", "http:", "https:", "*", "blob:")
"""What no policy may allow: anything written in a page, and anything of another host."""


def test_every_public_address_is_of_a_kind_that_is_tried(kinds: dict[tuple[str, ...], str]) -> None:
    """A new page is tried as soon as there is one: links lead to it, or it is named with the reason why none does."""
    found = {kind[0] for kind in kinds}
    assert public_names() - found - set(NOT_LINKED) == set()


def directives(policy: str) -> dict[str, list[str]]:
    """A policy by its directives."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def test_every_answer_is_guarded(server: str, kinds: dict[tuple[str, ...], str]) -> None:
    """The policy allows nothing by default, nothing written in the page and no other host; no type is guessed.

    Frames of other sites may show the cards that are made for them, and nothing else. Nobody is given a cookie.
    """
    origin = server.removesuffix("/en/")
    for kind, address in {**kinds, ("nothing",): "/en/nothing/"}.items():
        answer = ask(origin, address)
        policy = answer.heads["content-security-policy"]
        allowed = directives(policy)
        assert allowed["default-src"] == ["'none'"], kind
        if answer.heads.get("content-type", "").startswith("image/"):
            # A picture alone: nothing in it runs or loads, and other sites may show it.
            assert allowed.keys() <= {"default-src", "style-src", "base-uri", "frame-ancestors"}, kind
            assert answer.heads["x-content-type-options"] == "nosniff", kind
            continue
        assert allowed["base-uri"] == ["'none'"], kind
        assert set(allowed.get("script-src", [])) <= {"'self'", "'none'"}, kind
        assert set(allowed.get("form-action", [])) <= {"'self'", "'none'"}, kind
        if not kind[0].startswith("embed-"):
            assert allowed["frame-ancestors"] == ["'none'"], kind
            assert HEADS.items() <= answer.heads.items(), kind
        assert answer.heads["x-content-type-options"] == "nosniff", kind
        words = [word for directive, sources in allowed.items() if directive != "frame-ancestors" for word in sources]
        if kind[0] != "certificate-page":
            assert [word for word in words if word.startswith(NEVER)] == [], kind
        assert "set-cookie" not in answer.heads, kind
