"""What the Board changed in a period: for the workspace, for the public, and for the reports that say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.differences import Part, differences
from strategic_plan.calculations.formats import count_words, date_words, span_words
from strategic_plan.models import Amendment, DecisionReport, Meeting, Plan, Resolution
from strategic_plan.summaries.decisions.words import after_words, field_words
from strategic_plan.summaries.plans import amended_words


@dataclass(frozen=True, slots=True)
class BoardChange:
    """One change of one part of the plan, with the words before and after."""

    element: str
    label: str
    before: str
    after: str
    reason: str
    effective_on: date
    is_new: bool
    is_retired: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """From before to after, as marked differences."""
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True)
class BoardDecision:
    """One resolution about the plan and what it changed."""

    resolution: Resolution
    title: str
    decision: DecisionReport | None
    changes: tuple[BoardChange, ...]

    @property
    def day_words(self) -> str:
        return date_words(self.resolution.meeting.held_on)

    @property
    def result(self) -> str:
        return self.resolution.get_result_display()


@dataclass(frozen=True, slots=True)
class BoardChanges:
    """What the Board resolved about a plan at its public meetings of a period."""

    plan: Plan
    start: date
    end: date
    decisions: tuple[BoardDecision, ...]

    @property
    def changes(self) -> int:
        return sum(len(decision.changes) for decision in self.decisions)

    @property
    def words(self) -> str:
        """The period: "1 January to 31 December 2023"."""
        return span_words(self.start, self.end)

    @property
    def sentence(self) -> str:
        """What is so: "The Board changed three parts of the plan, by two resolutions."."""
        if not self.changes:
            return _("The Board changed nothing of the plan.")
        by = sum(bool(decision.changes) for decision in self.decisions)
        changed = ngettext("one thing in the plan", "{count} things in the plan", self.changes).format(
            count=count_words(self.changes)
        )
        resolved = ngettext("one resolution", "{count} resolutions", by).format(count=count_words(by))
        return _("The Board changed %(changed)s, by %(resolved)s.") % {"changed": changed, "resolved": resolved}


def read_changes(plan: Plan, *, start: date, end: date) -> BoardChanges:
    """What was resolved in public about a plan from one day to another, both included: two queries.

    A resolution counts for the period of its meeting, whenever it takes effect. What was lost or deferred is said too:
    the Board decided not to change something.
    """
    resolutions = list(
        Resolution.objects.filter(
            meeting__audience=Meeting.Audience.PUBLIC,
            meeting__held_on__gte=start,
            meeting__held_on__lte=end,
            decision__plan=plan,
        )
        .select_related("meeting", "decision")
        .order_by("meeting__held_on", "number")
    )
    amendments: dict[int, list[BoardChange]] = {}
    for amendment in Amendment.objects.filter(plan=plan, resolution__in=resolutions).order_by("effective_on", "pk"):
        amendments.setdefault(amendment.resolution_id, []).append(_change(amendment))
    return BoardChanges(
        plan,
        start,
        end,
        tuple(
            BoardDecision(each, each.decision.title, each.decision, tuple(amendments.get(each.pk, ())))
            for each in resolutions
        ),
    )


def _change(amendment: Amendment) -> BoardChange:
    retired = amendment.field in ("in_force_until", "retired_on")
    return BoardChange(
        element=amendment.element_words,
        label=field_words(amendment.field),
        before=amended_words(amendment.before),
        after=after_words(amendment.element_kind, amendment.after, is_new=not amendment.field and not amendment.before),
        reason=amendment.reason,
        effective_on=amendment.effective_on,
        is_new=not amendment.field,
        is_retired=retired,
    )
