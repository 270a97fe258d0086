"""What somebody asks for, read from what was typed.

1. Words that stand alone are all sought, in any form. Words in quotation marks are sought one after the other. A word
   or a phrase behind a minus must not be there. A word with hyphens is a phrase.
2. Nothing that is typed is an error, and no sign has another meaning than these. What is longer than `LONGEST` signs is
   cut, and of more than `MOST` terms, or words of a phrase, the rest is left out; the reader is told.
3. Words that stand in nearly every text (`STOP`) are left out beside others. Where nothing else was typed there is
   nothing to look for, and where all terms have a minus there is nothing to leave them out of; the reader is told.
"""

import re
import unicodedata
from itertools import islice, product
from typing import Final, NamedTuple

from kelisim.reading.wording import each
from kelisim.web.search.keys import Sought, places_in, sought

LONGEST: Final = 300
MOST: Final = 12
_FORMS: Final = 8
"""Ways to read a phrase whose words have several keys, at most."""
STOP: Final = frozenset(
    each(
        """
        the a an of and in to on for by with is was at from as that its it this these those be are or not
        и в во на с со по к ко для от о об из за не что это как при до же бы а но или у его их её ее
        және мен пен бен үшін туралы бойынша бұл осы сол деп да де та те бір
        """
    )
)
_TERM: Final = re.compile(
    r"(?P<minus>(?<!\S)[-−–])?(?:[\"“„](?P<plain>[^\"“”„]*)[\"”“]|«(?P<angled>[^«»]*)»|(?P<word>[^\s\"“”„«»]+))"
)


class Term(NamedTuple):
    """A word, or several that follow one another; `keys` of each."""

    typed: str
    keys: tuple[Sought, ...]

    def phrases(self) -> list[tuple[str, ...]]:
        """The keys in the order of the words, in the likeliest ways to read them."""
        return _ways([one.keys for one in self.keys])

    def lesser(self) -> list[tuple[str, ...]]:
        """The same in the keys that are worth less; none where no word has one."""
        return _ways([one.others or one.keys for one in self.keys]) if any(one.others for one in self.keys) else []


def _ways(keys: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Ways to take one key of each word: all in the first language they may be in, all in the last, and others, but no
    more than `_FORMS`.
    """
    alike = (tuple(one[0] for one in keys), tuple(one[-1] for one in keys))
    return list(dict.fromkeys((*alike, *islice(product(*keys), _FORMS))))[:_FORMS]


class Asked(NamedTuple):
    """A question: what must be there and what must not; `typed` is what was typed, cleaned.

    `cut` says that not all of it was taken, `common` that there were only stop words, `only_without` that there were
    only terms with a minus.
    """

    typed: str
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    cut: bool = False
    common: bool = False
    only_without: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Every key by which something wanted is marked."""
        return frozenset(key for term in self.wanted for one in term.keys for key in (*one.keys, *one.others))


def asked(typed: str, reader: str) -> Asked:
    """The question in what a reader of a language typed."""
    clean = _cleaned(typed[: 4 * LONGEST])
    cut = len(clean) > LONGEST or len(typed) > 4 * LONGEST
    clean = clean[:LONGEST].strip()
    wanted: list[Term] = []
    unwanted: list[Term] = []
    common = 0
    for match in _TERM.finditer(clean):
        quoted = match["plain"] or match["angled"]
        words = [word for _, _, word in places_in(quoted or match["word"] or "", "")]
        keys = tuple(found for word in words if (found := sought(word, reader)).keys)
        if not keys:
            continue
        cut = cut or len(keys) > MOST
        keys = keys[:MOST]
        if match["minus"]:
            unwanted.append(Term(" ".join(words), keys))
        elif len(keys) == 1 and not quoted and words[0] in STOP:
            common += 1
        else:
            wanted.append(Term(" ".join(words), keys))
    wanted, unwanted = list(dict.fromkeys(wanted)), list(dict.fromkeys(unwanted))
    kept, left = wanted[:MOST], unwanted[:MOST]
    return Asked(
        clean,
        tuple(kept),
        tuple(left),
        cut=cut or (kept, left) != (wanted, unwanted),
        common=bool(common) and not wanted,
        only_without=bool(unwanted) and not wanted and not common,
    )


def _cleaned(typed: str) -> str:
    """The same without signs that control a device or cannot be shown, in composed letters."""
    shown = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in typed)
    return " ".join(unicodedata.normalize("NFC", shown).split())
