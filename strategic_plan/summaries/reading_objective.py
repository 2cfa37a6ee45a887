"""One objective for a Board member: how it stands, what came since they last looked, what was asked, their own note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strategic_plan.models import Objective, PrivateNote
from strategic_plan.permissions import Person, own_notes
from strategic_plan.summaries.inquiries import Line, inquiries_about
from strategic_plan.summaries.plan_pages import ObjectivePage, objective_page
from strategic_plan.summaries.reports.plan import PlanAction

OFF = ("delayed", "at_risk", "on_hold")


@dataclass(frozen=True)
class ObjectiveToRead:
    """Everything the page shows."""

    page: ObjectivePage
    note: PrivateNote | None
    inquiries: tuple[Line, ...]
    before: Objective | None
    after: Objective | None

    @property
    def off_course(self) -> tuple[PlanAction, ...]:
        """Its actions that need attention, those that moved first."""
        off = (action for action in self.page.objective.actions if action.state.code in OFF)
        return tuple(sorted(off, key=lambda each: each.before is None or each.before.code == each.state.code))

    @property
    def others(self) -> tuple[PlanAction, ...]:
        return tuple(action for action in self.page.objective.actions if action.state.code not in OFF)


def read_objective(person: Person, objective: Objective, *, today: date) -> ObjectiveToRead:
    """One objective, its neighbours in the plan, and what this reader keeps about it."""
    order = list(Objective.objects.of_plan(objective.priority.plan))
    place = order.index(objective)
    return ObjectiveToRead(
        page=objective_page(objective, today=today),
        note=own_notes(person).filter(objective=objective).first(),
        inquiries=inquiries_about(person, objective, today=today),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
    )


def notes_of(person: Person) -> tuple[PrivateNote, ...]:
    """A person's own notes that have words, the newest first."""
    found = own_notes(person).exclude(text="").select_related("objective__priority").order_by("-saved_at")
    return tuple(found)
