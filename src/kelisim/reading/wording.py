"""How the other modules write their patterns: as lists of words that can be read and added to."""

import re


def either(words: str) -> str:
    r"""A pattern for any of some words.

    One choice stands on each line or between two bars with a space on both sides; a space inside a choice is any white
    space. The choices are patterns themselves: `inter-?state | free trade | (?:in|on) time`.
    """
    choices = [choice.strip() for line in words.splitlines() for choice in line.split(" | ")]
    return "(?:" + "|".join(re.sub(r" +", r"\\s", choice) for choice in choices if choice) + ")"


def each(words: str) -> tuple[str, ...]:
    """The words of a list that stand with white space between them."""
    return tuple(words.split())
