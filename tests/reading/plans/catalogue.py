"""All invented plans by name: those the rules were made with, and those written after them."""

from collections.abc import Callable

from tests.reading.plans import (
    blind_plans,
    english_plans,
    kazakh_plans,
    last_plans,
    later_plans,
    long_plans,
    russian_plans,
    unseen_five,
    unseen_four,
    unseen_one,
    unseen_seven,
    unseen_six,
    unseen_three,
    unseen_two,
)
from tests.reading.plans.invented import Plan

KNOWN: tuple[Callable[[], Plan], ...] = (
    russian_plans.bilateral,
    russian_plans.national,
    russian_plans.roadmap,
    russian_plans.union,
    russian_plans.pieces,
    english_plans.bilateral,
    english_plans.roadmap,
    english_plans.plain,
    english_plans.tasks,
    kazakh_plans.six,
    kazakh_plans.bilateral,
    kazakh_plans.year,
    long_plans.pages,
)
"""The plans that the rules were made with."""
LATER: tuple[Callable[[], Plan], ...] = (
    later_plans.commission,
    later_plans.agency,
    later_plans.strategy,
    later_plans.forum,
    later_plans.council,
    later_plans.company,
)
"""Plans written after the rules had read the known ones; 18 of their 22 rows were exact at once."""

BLIND: tuple[Callable[[], Plan], ...] = (
    blind_plans.five,
    blind_plans.ministries,
    blind_plans.ports,
    blind_plans.health,
    blind_plans.railways,
)
"""Plans written after those. When first read, 12 of their 18 rows were exact; what they showed was mended too."""

LAST: tuple[Callable[[], Plan], ...] = (
    last_plans.decree,
    last_plans.subcommission,
    last_plans.energy,
    last_plans.customs,
    last_plans.villages,
)
"""Plans written last. When they were first read, 11 of their 16 rows were exact; what they showed was mended too."""

UNSEEN_ONE: tuple[Callable[[], Plan], ...] = unseen_one.ALL
"""Six plans of a second round. When first read, 17 of their 21 rows were exact, 12 as PDF without ruled lines."""

UNSEEN_TWO: tuple[Callable[[], Plan], ...] = unseen_two.ALL
"""Six more, after what those showed was mended: 13 of 19 rows when first read, 10 as PDF without ruled lines."""

UNSEEN_THREE: tuple[Callable[[], Plan], ...] = unseen_three.ALL
"""Six more, one in Latin letters: 12 of 19 rows when first read, and 12 as PDF without ruled lines."""

UNSEEN_FOUR: tuple[Callable[[], Plan], ...] = unseen_four.ALL
"""Six more: 12 of 18 rows when first read, one of them after its term was set right in the plan; 11 as unruled PDF."""

UNSEEN_FIVE: tuple[Callable[[], Plan], ...] = unseen_five.ALL
"""Six more: 16 of 17 rows when first read, and 9 as PDF without ruled lines."""

UNSEEN_SIX: tuple[Callable[[], Plan], ...] = unseen_six.ALL
"""Six more: 14 of 18 rows when first read, in each of the eight formats."""

UNSEEN_SEVEN: tuple[Callable[[], Plan], ...] = unseen_seven.ALL
"""Six more: 16 of 18 rows when first read, in each of the eight formats."""

UNSEEN = (*UNSEEN_ONE, *UNSEEN_TWO, *UNSEEN_THREE, *UNSEEN_FOUR, *UNSEEN_FIVE, *UNSEEN_SIX, *UNSEEN_SEVEN)

ALL = (*KNOWN, *LATER, *BLIND, *LAST, *UNSEEN)
