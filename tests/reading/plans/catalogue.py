"""All invented plans by name: those the rules were made with, and those written after them."""

from collections.abc import Callable

from tests.reading.plans import english_plans, kazakh_plans, later_plans, russian_plans
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
)
"""The plans that the rules were made with."""
UNSEEN: tuple[Callable[[], Plan], ...] = (
    later_plans.commission,
    later_plans.agency,
    later_plans.strategy,
    later_plans.forum,
    later_plans.council,
    later_plans.company,
)
"""Plans written after the rules, by which it is told how general they are; no rule was changed for them."""
