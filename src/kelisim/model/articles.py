"""Articles of an instrument, and the two acts that change their words.

1. An article's address follows the naming convention of Akoma Ntoso (OASIS LegalDocML): `art_5`, `art_5__para_2`,
   `art_5__para_2__point_a`. It is made from the numbers that the text prints, never from the place in a list, so it
   stays when something is put in before it.
2. A correction of an error replaces the words from the beginning (VCLT 79(4)). It is proposed, can be objected to
   within a time, and changes nothing of substance.
3. An amendment changes the words from the day on which it comes into force (VCLT 39, 40). It is an instrument of its
   own. Words that it takes away leave the address in place, empty.
"""

from typing import Annotated

import msgspec

from kelisim.model.base import MAX_ITEMS, PartyCode, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import Text

ArticleAddress = Annotated[
    str, msgspec.Meta(pattern=r"^(art|annex)_[0-9a-z-]+(__(para|point|annex|art)_[0-9a-z-]+)*\Z", max_length=120)
]
"""An article or a part of one, such as `art_5__para_2`."""


class Article(Value, frozen=True, kw_only=True):
    """An article or a part of one, with its words. `heading` is its title, where it has one."""

    address: ArticleAddress
    text: Text
    heading: Text | None = None


class Correction(Value, frozen=True, kw_only=True):
    """The correction of an error in the text (VCLT 79).

    `proposed` is the day on which it was notified, `objections_until` the last day for objections, `corrected` the day
    on which it was made: initialled, exchanged, or notified by the depositary.
    """

    article: ArticleAddress
    reads: Text
    proposed: PartialDate
    objections_until: PartialDate | None = None
    objected: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    corrected: PartialDate | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        for date in (self.proposed, self.objections_until, self.corrected):
            if date:
                check_date(date)


class Amendment(Value, frozen=True, kw_only=True):
    """A change of the words by another instrument. `reads` is empty where the words are taken away.

    `in_force` is the first day on which the amendment holds; it is missing while it does not.
    """

    article: ArticleAddress
    by: Named
    reads: Text | None = None
    in_force: PartialDate | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if self.in_force:
            check_date(self.in_force)


Articles = Annotated[tuple[Article, ...], msgspec.Meta(max_length=MAX_ITEMS)]
Corrections = Annotated[tuple[Correction, ...], msgspec.Meta(max_length=MAX_ITEMS)]
Amendments = Annotated[tuple[Amendment, ...], msgspec.Meta(max_length=MAX_ITEMS)]
