"""How parts of a plan, their fields and the changes of them are called on pages and in reports."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Amendment, DecisionReport, Indicator, ProposedAmendment, Target
from strategic_plan.summaries.plans import amended_words

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
    "kind": gettext_lazy("Kind"),
    "baseline": gettext_lazy("Baseline"),
    "baseline_on": gettext_lazy("Baseline on"),
    "steps": gettext_lazy("Steps on the way"),
    "code": gettext_lazy("Code"),
    "form": gettext_lazy("Form"),
    "numerator": gettext_lazy("Measure"),
    "denominator": gettext_lazy("Divided by"),
    "multiplier": gettext_lazy("Times"),
    "area": gettext_lazy("Area"),
    "direction": gettext_lazy("Direction"),
    "unit": gettext_lazy("Unit"),
    "decimals": gettext_lazy("Decimals shown"),
    "definition": gettext_lazy("Definition"),
    "scale": gettext_lazy("Described scale"),
}
CHOICES: dict[str, dict[str, object]] = {
    "kind": dict(Target.Kind.choices),
    "form": dict(Indicator.Form.choices),
    "direction": dict(Indicator.Direction.choices),
}


def field_words(name: str) -> str:
    """A field of a part of the plan, as people call it."""
    return str(FIELDS.get(name, name))


def lines_words(text: str) -> str:
    """The lines of something new as people read them: "Target value: 47"."""
    said = []
    for line in text.splitlines():
        name, colon, value = line.partition(": ")
        if colon and name in FIELDS:
            line = f"{field_words(name)}: {CHOICES.get(name, {}).get(value) or amended_words(value)}"
        said.append(line)
    return "\n".join(said)


def after_words(kind: str, text: str, *, is_new: bool) -> str:
    """What the plan is to say: words as they are, and a new target or indicator line by line."""
    measured = kind in (Amendment.ElementKind.TARGET, Amendment.ElementKind.INDICATOR)
    return lines_words(text) if is_new and measured else amended_words(text)


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
