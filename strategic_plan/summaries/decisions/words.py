"""How parts of a plan, their fields and the changes of them are called on pages and in reports."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import DecisionReport, ProposedAmendment

FIELDS = {
    "title": gettext_lazy("Title"),
    "public_title": gettext_lazy("Title in plain words"),
    "public_words": gettext_lazy("The figure in plain words"),
    "statement": gettext_lazy("What is to be achieved"),
    "value": gettext_lazy("Target value"),
    "upper": gettext_lazy("Upper end of the band"),
    "tolerance": gettext_lazy("Tolerance"),
    "due_on": gettext_lazy("Due date of the target"),
    "outcome": gettext_lazy("Described outcome"),
    "in_force_until": gettext_lazy("In force until"),
    "retired_on": gettext_lazy("In force until"),
    "": gettext_lazy("New in the plan"),
}


def field_words(name: str) -> str:
    """A field of a part of the plan, as people call it."""
    return str(FIELDS.get(name, name))


def change_words(proposal: ProposedAmendment) -> str:
    """What a proposed change does, over its before and after."""
    change = ProposedAmendment.Change
    match proposal.change:
        case change.FIELD:
            return field_words(proposal.field)
        case change.ADD:
            return _("New in the plan")
        case change.RETIRE:
            return _("Retired")
        case change.MERGE:
            return _("Merged into %(other)s") % {"other": proposal.into_words}
        case _:
            return _("Split into its parts")


def state_words(decision: DecisionReport) -> str:
    """Where a matter is: "On the agenda of 25 April 2024", "Carried on 26 October 2023, resolution 2023-41"."""
    state, meeting = decision.State, decision.meeting
    if decision.state == state.ON_AGENDA and meeting:
        return _("On the agenda of %(day)s") % {"day": date_words(meeting.held_on)}
    if decision.resolution and meeting:
        return _("%(result)s on %(day)s, resolution %(number)s") % {
            "result": decision.resolution.get_result_display(),
            "day": date_words(meeting.held_on),
            "number": decision.resolution.number,
        }
    return decision.get_state_display()
