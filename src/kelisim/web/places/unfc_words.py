"""The class of a resource in words: UNFC, the United Nations Framework Classification for Resources (2019).

The words follow the definitions of ECE Energy Series 61, annex I (categories) and annex II (sub-categories), shortened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kelisim.web.told_words import Words

VIABLE: Final[Words] = {
    "1": _("confirmed to be viable: environment, society, economy"),
    "1.1": _("viable under today's conditions and realistic ones to come"),
    "1.2": _("viable through subsidies or other considerations only"),
    "2": _("expected to become viable in the foreseeable future"),
    "3": _("not expected to become viable, or too early to say"),
    "3.1": _("will be produced but neither used nor sold"),
    "3.2": _("too little is known to say whether it will be viable"),
    "3.3": _("no reasonable prospect of becoming viable"),
}
FEASIBLE: Final[Words] = {
    "1": _("technical feasibility confirmed"),
    "1.1": _("production under way"),
    "1.2": _("money committed, construction under way"),
    "1.3": _("studies complete that show it feasible"),
    "2": _("technical feasibility still being evaluated"),
    "2.1": _("work under way to justify development"),
    "2.2": _("work on hold, or development may be much delayed"),
    "2.3": _("no plans to develop it or to learn more"),
    "3": _("too little is known to evaluate technical feasibility"),
    "3.1": _("studies have found where to drill or to probe"),
    "3.2": _("studies point to a part of an area"),
    "3.3": _("an area in its earliest studies"),
    "4": _("no project identified"),
    "4.1": _("technology needed is being developed"),
    "4.2": _("technology needed is being studied"),
    "4.3": _("technology needed is not being studied"),
}
CONFIDENT: Final[Words] = {
    "1": _("high confidence"),
    "2": _("moderate confidence"),
    "3": _("low confidence"),
    "4": _("confidence from indirect evidence alone"),
}
CLASSES: Final[Mapping[tuple[str, str, bool], Any]] = {
    ("1", "1", False): _("viable project"),
    ("2", "1", False): _("potentially viable project"),
    ("2", "2", False): _("potentially viable project"),
    ("3", "2", False): _("non-viable project"),
    ("3", "3", True): _("prospective project"),
    ("3", "4", False): _("remains in place after identified projects"),
    ("3", "4", True): _("remains in place after prospective projects"),
}
"""The classes by the category of E, that of F, and whether G is 4."""


@dataclass(frozen=True)
class Told:
    """A class in words: its code, its name where it has one, and what each axis says."""

    code: str
    name: str
    axes: list[tuple[str, str, str]]
    on: str


def told(resource: Mapping[str, Any] | None) -> Told | None:
    """The class of a resource in words; None without one."""
    if not resource:
        return None
    e, f, g = str(resource["e"]), str(resource["f"]), [str(one) for one in resource["g"]]
    name = CLASSES.get((e[0], f[0], g == ["4"]), "") if g == ["4"] or "4" not in g else ""
    confidence = ", ".join(str(CONFIDENT.get(one, one)) for one in g)
    return Told(
        code=f"E{e} F{f} G{','.join(g)}",
        name=str(name),
        axes=[
            ("E", str(_now("Environment, society, economy")), str(VIABLE.get(e, e))),
            ("F", str(_now("Technical feasibility")), str(FEASIBLE.get(f, f))),
            ("G", str(_now("Confidence in the estimate")), confidence),
        ],
        on=str(resource.get("on") or ""),
    )
