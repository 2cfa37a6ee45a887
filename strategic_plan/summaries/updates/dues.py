"""When each update of a cycle is due: the day of the cycle, or the later one that one update was given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from strategic_plan.calculations.reminders import ReminderRule, parse_days
from strategic_plan.models import Cycle, Extension, Holiday, Organization


class Dues:
    """The days on which the updates of some cycles are due; one query."""

    def __init__(self, cycles: Iterable[Cycle]) -> None:
        self.extensions: dict[tuple[int, int], Extension] = {}
        for each in Extension.objects.filter(cycle__in=list(cycles)).order_by("due_on", "pk"):
            self.extensions[each.cycle_id, each.action_id] = each

    def extension(self, cycle: Cycle, action: int) -> Extension | None:
        """The extension in force: the latest day that was given, where it is later than the cycle's own."""
        given = self.extensions.get((cycle.pk, action))
        return given if given and given.due_on > cycle.updates_due_on else None

    def of(self, cycle: Cycle, action: int) -> date:
        """The day on which an action's update is due."""
        given = self.extension(cycle, action)
        return given.due_on if given else cycle.updates_due_on


def read_rule() -> ReminderRule:
    """The organization's days of reminding and its public holidays; two queries."""
    organization = Organization.objects.first() or Organization()
    return ReminderRule(
        before=parse_days(organization.remind_before),
        after=parse_days(organization.remind_after),
        escalate_after=organization.escalate_after,
        holidays=frozenset(Holiday.objects.values_list("day", flat=True)),
    )
