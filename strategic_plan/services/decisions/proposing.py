"""The changes of the plan that a decision report proposes, each checked against the plan as it is when written."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Amendment, DecisionReport, Indicator, Objective, Plan, Priority, ProposedAmendment
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.decisions.additions import fill_indicator, fill_target
from strategic_plan.services.decisions.writing import require_editable
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.plans import AMENDABLE, ELEMENTS, Element, as_text, plan_of, retirement_field
from strategic_plan.services.swap import swap

Change = ProposedAmendment.Change
MERGED = (Amendment.ElementKind.PRIORITY, Amendment.ElementKind.OBJECTIVE, Amendment.ElementKind.INDICATOR)
MEASURED: dict[str, str] = {
    Amendment.ElementKind.TARGET: Amendment.ElementKind.INDICATOR,
    Amendment.ElementKind.INDICATOR: Amendment.ElementKind.OBJECTIVE,
}
"""What hangs on what: a new one of the first is added to one of the second."""
SPLIT = (Amendment.ElementKind.OBJECTIVE,)


@transaction.atomic
def propose_amendment(
    proposal: ProposedAmendment, *, version: int, by: Person, at: datetime.datetime
) -> ProposedAmendment:
    """Add one change to a report. What is true before is read here, not typed; the new value must be one there can be.

    `version` is the report's: whoever read it before has not read this change.
    """
    require(by, Deed.KEEP_DECISIONS)
    decision = proposal.decision
    require_editable(decision)
    if decision.plan.state != Plan.State.ADOPTED:
        raise Refusal(_("This plan is not adopted; while it is a draft it changes without a decision."))
    _fill(proposal)
    proposal.full_clean()
    swap(decision, version=version, states=DecisionReport.EDITABLE)
    proposal.save(force_insert=True)
    audit.record(
        "propose amendment", decision, f"{by.office} proposed in {decision}: {describe(proposal)}", by=by, at=at
    )
    return proposal


@transaction.atomic
def take_out_amendment(
    proposal: ProposedAmendment, *, version: int, by: Person, at: datetime.datetime
) -> DecisionReport:
    """Take a change out of a report that the Board has not decided; the trail keeps what it was."""
    require(by, Deed.KEEP_DECISIONS)
    decision = proposal.decision
    require_editable(decision)
    swap(decision, version=version, states=DecisionReport.EDITABLE)
    words = f"{by.office} took out of {decision}: {describe(proposal)}"
    ProposedAmendment.objects.filter(pk=proposal.pk).delete()
    audit.record("take out amendment", decision, words, by=by, at=at)
    return decision


def describe(proposal: ProposedAmendment) -> str:
    """A change in one line of the trail."""
    if proposal.change == Change.FIELD:
        return f"{proposal.element_words}, {proposal.field}: “{proposal.before}” becomes “{proposal.after}”."
    if proposal.change == Change.MERGE:
        return f"{proposal.element_words} is merged into {proposal.into_words}."
    if proposal.change == Change.RETIRE:
        return f"{proposal.element_words} is retired."
    return f"{proposal}: {proposal.after}"


def element_of(kind: str, pk: int | None, plan: Plan) -> Element:
    """A part of a plan by its kind and number. Raises ValidationError where this plan has none such."""
    found = ELEMENTS[kind]._default_manager.filter(pk=pk).first() if kind in ELEMENTS and pk is not None else None
    if found is None or plan_of(found).pk != plan.pk:
        raise ValidationError({"element": _("Choose a part of this plan.")})
    return found


def is_in_force(element: Element) -> bool:
    """Whether no end is set for a part of the plan."""
    return getattr(element, "retired_on" if isinstance(element, Indicator) else "in_force_until") is None


def value_of(element: Element, field: str, text: str) -> Any:
    """The value that a text stands for in a field, checked together with the rest of the element."""
    stored = element._meta.get_field(field)
    value: Any = None if text == "" and stored.null else stored.clean(text, element)  # type: ignore[union-attr]
    tried = copy.copy(element)
    setattr(tried, field, value)
    tried.full_clean(exclude={"version"})
    return value


def parts_of(text: str) -> list[tuple[str, str]]:
    """The parts of a split, one a line: a title, a colon, and what is to be achieved."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        title, _colon, statement = (part.strip() for part in line.partition(":"))
        if not title or not statement:
            raise ValidationError(
                {"after": _("Write each part on its own line: a title, a colon, and what is to be achieved.")}
            )
        found.append((title, statement))
    if len(found) < 2:
        raise ValidationError({"after": _("A split has two parts or more, one a line.")})
    return found


def _fill(proposal: ProposedAmendment) -> None:
    """Read from the plan what the proposal is about, and refuse what this kind of change cannot do."""
    plan = proposal.decision.plan
    proposal.after = proposal.after.strip()
    if proposal.change == Change.ADD:
        _fill_addition(proposal, plan)
        return
    element = element_of(proposal.element_kind, proposal.element_id, plan)
    if not is_in_force(element):
        raise ValidationError({"element": _("This part of the plan is retired already.")})
    proposal.element_words = str(element)[:200]
    match proposal.change:
        case Change.FIELD:
            _fill_change(proposal, element)
        case Change.MERGE:
            if proposal.element_kind not in MERGED:
                raise ValidationError({"change": _("A target is changed or retired; it is not merged.")})
            other = element_of(proposal.element_kind, proposal.into_id, plan)
            if other.pk == element.pk or not is_in_force(other):
                raise ValidationError({"into": _("Choose another part of the plan that is in force.")})
            proposal.into_words = str(other)[:200]
            proposal.field, proposal.before, proposal.after = "", "", ""
        case Change.SPLIT:
            if proposal.element_kind not in SPLIT:
                raise ValidationError({"change": _("Only an objective is split.")})
            for title, statement in parts_of(proposal.after):
                _check_objective(title, title, statement, element)
            proposal.field, proposal.before = "", ""
        case _:
            proposal.field, proposal.before, proposal.after = "", "", ""


def _fill_change(proposal: ProposedAmendment, element: Element) -> None:
    fields = AMENDABLE[proposal.element_kind]
    if proposal.field not in fields or proposal.field == retirement_field(proposal.element_kind):
        raise ValidationError({"field": _("Choose what is to change.")})
    proposal.before = as_text(getattr(element, proposal.field))
    try:
        proposal.after = as_text(value_of(element, proposal.field, proposal.after))
    except ValidationError as error:
        raise ValidationError({"after": error.messages}) from error
    if proposal.after == proposal.before:
        raise ValidationError({"after": _("This is what it says already.")})


def _fill_addition(proposal: ProposedAmendment, plan: Plan) -> None:
    proposal.element_id, proposal.field, proposal.before = None, "", ""
    if not proposal.after:
        raise ValidationError({"after": _("Say what is new.")})
    if proposal.element_kind in MEASURED:
        _fill_measured(proposal, plan)
        return
    if not proposal.statement.strip():
        raise ValidationError({"statement": _("Say what is to be achieved.")})
    proposal.public_title = proposal.public_title.strip() or proposal.after[:120]
    if proposal.element_kind == Amendment.ElementKind.PRIORITY:
        new = Priority(
            plan=plan,
            number=0,
            title=proposal.after,
            public_title=proposal.public_title,
            statement=proposal.statement,
            in_force_from=plan.starts_on,
        )
        _check(new)
        proposal.into_id, proposal.into_words = None, ""
        proposal.element_words = f"New priority: {proposal.after}"[:200]
        return
    parent = element_of(Amendment.ElementKind.PRIORITY, proposal.into_id, plan)
    if not is_in_force(parent):
        raise ValidationError({"into": _("This priority is retired already.")})
    assert isinstance(parent, Priority)
    _check(
        Objective(
            priority=parent,
            number=0,
            title=proposal.after,
            public_title=proposal.public_title,
            statement=proposal.statement,
            in_force_from=plan.starts_on,
        )
    )
    proposal.into_words = str(parent)[:200]
    proposal.element_words = f"New objective under {parent}: {proposal.after}"[:200]


def _fill_measured(proposal: ProposedAmendment, plan: Plan) -> None:
    """A new target hangs on an indicator, a new indicator on an objective, and what it hangs on is in force."""
    parent = element_of(MEASURED[proposal.element_kind], proposal.into_id, plan)
    if not is_in_force(parent):
        raise ValidationError({"element": _("This part of the plan is retired already.")})
    if isinstance(parent, Indicator):
        fill_target(proposal, parent)
    else:
        assert isinstance(parent, Objective)
        fill_indicator(proposal, parent)


def _check_objective(title: str, public_title: str, statement: str, like: Element) -> None:
    assert isinstance(like, Objective)
    _check(
        Objective(
            priority=like.priority,
            number=0,
            title=title,
            public_title=public_title,
            statement=statement,
            in_force_from=like.in_force_from,
        )
    )


def _check(new: Priority | Objective) -> None:
    """Check the words of something new; its errors stand at the question that asked for them."""
    try:
        new.full_clean(exclude={"number"}, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        names = {"title": "after"}
        raise ValidationError({names.get(name, name): errors for name, errors in error.message_dict.items()}) from error
