"""What can be wrong with a plan. Every error of this room is a leaf of `PlanningError`."""

from kelisim.errors import KelisimError


class PlanningError(KelisimError):
    """A plan that cannot be computed."""

    code = "plan"


class CycleError(PlanningError):
    """Activities that wait for one another in a circle; `cycle` names them, each before the one that waits for it."""

    code = "plan-cycle"

    def __init__(self, cycle: tuple[str, ...]) -> None:
        circle = " → ".join((*cycle, cycle[0]))
        super().__init__(f"these wait for one another in a circle: {circle}", expected="a predecessor less")
        self.cycle = cycle


class PredecessorError(PlanningError):
    """A predecessor that is no activity of the network, or a key that stands twice in it."""

    code = "plan-predecessor"


class CalendarError(PlanningError):
    """A State, or something else, whose working days are not known."""

    code = "plan-calendar"


class HorizonError(PlanningError):
    """A date that is beyond the years 1 to 9999."""

    code = "plan-horizon"


class SpreadError(PlanningError):
    """A distribution that is none: bounds in the wrong order, no slips, a correlation beyond 0 to 1."""

    code = "plan-spread"


class TableError(PlanningError):
    """A file that is no table of milestones."""

    code = "plan-table"
