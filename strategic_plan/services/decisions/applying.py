"""Applying what the Board carried: every proposed change becomes an amendment, all of them or none."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.models import (
    Amendment,
    DecisionReport,
    Indicator,
    Objective,
    Priority,
    ProposedAmendment,
    Resolution,
    Succession,
)
from strategic_plan.permissions import Person
from strategic_plan.services import audit
from strategic_plan.services.decisions.additions import area_in, indicator_in, lines_in_force, target_in
from strategic_plan.services.decisions.proposing import MEASURED, element_of, is_in_force, parts_of, value_of
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.plans import (
    Element,
    amend_plan,
    amendment_of,
    as_text,
    require_decided,
    retirement_field,
)
from strategic_plan.services.targets import Decided, begin_target, change_target, check_target, target_in_force

Change = ProposedAmendment.Change


@dataclass(frozen=True, slots=True)
class NoLongerTrue:
    """A proposed change whose "before" the plan no longer says."""

    proposal: ProposedAmendment
    now: str


class BeforeChanged(Stale):
    """The plan says something else than an amendment calls "before" (409); both texts are named."""

    def __init__(self, differences: list[NoLongerTrue]) -> None:
        super().__init__(
            _("The plan was changed since this report was written; what it calls “before” is no longer true.")
        )
        self.differences = differences


@dataclass(frozen=True)
class Applying:
    """What every change of one resolution shares."""

    decision: DecisionReport
    resolution: Resolution
    effective_on: datetime.date
    by: Person
    at: datetime.datetime


def apply_proposals(applying: Applying) -> list[Amendment]:
    """Apply every change that the Board carried, in the order proposed, inside the transaction of the resolution."""
    proposals = list(applying.decision.proposals.filter(left_out=False))
    differences = [found for proposal in proposals if (found := _difference(proposal))]
    if differences:
        raise BeforeChanged(differences)
    amendments = [amendment for proposal in proposals for amendment in _HOW[proposal.change](proposal, applying)]
    _require_whole(applying.decision)
    return amendments


def _element(proposal: ProposedAmendment) -> Element:
    return element_of(proposal.element_kind, proposal.element_id, proposal.decision.plan)


def _difference(proposal: ProposedAmendment) -> NoLongerTrue | None:
    if proposal.change == Change.ADD:
        return _missing_ground(proposal)
    element = _element(proposal)
    if not is_in_force(element):
        return NoLongerTrue(proposal, _("It was retired meanwhile."))
    if proposal.change == Change.MERGE and not is_in_force(
        element_of(proposal.element_kind, proposal.into_id, proposal.decision.plan)
    ):
        return NoLongerTrue(proposal, _("%(into)s was retired meanwhile.") % {"into": proposal.into_words})
    if proposal.change != Change.FIELD:
        return None
    now = as_text(getattr(element, proposal.field))
    return None if now == proposal.before else NoLongerTrue(proposal, now)


def _missing_ground(proposal: ProposedAmendment) -> NoLongerTrue | None:
    """What something new hangs on may have been retired, or has meanwhile what was to be added."""
    kind = MEASURED.get(proposal.element_kind)
    if kind is None:
        return None
    parent = element_of(kind, proposal.into_id, proposal.decision.plan)
    if not is_in_force(parent):
        return NoLongerTrue(proposal, _("%(into)s was retired meanwhile.") % {"into": proposal.into_words})
    if isinstance(parent, Indicator):
        now = lines_in_force(parent, area_in(proposal.after))
        return None if now == proposal.before else NoLongerTrue(proposal, now)
    return None


def _change(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    element = _element(proposal)
    return [
        amend_plan(
            element,
            version=element.version,
            field=proposal.field,
            after=value_of(element, proposal.field, proposal.carried),
            reason=proposal.reason,
            resolution=applying.resolution,
            effective_on=applying.effective_on,
            by=applying.by,
            at=applying.at,
        )
    ]


def _retire(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    element = _element(proposal)
    return [
        amend_plan(
            element,
            version=element.version,
            field=retirement_field(proposal.element_kind),
            after=applying.effective_on,
            reason=proposal.reason,
            resolution=applying.resolution,
            effective_on=applying.effective_on,
            by=applying.by,
            at=applying.at,
        )
    ]


def _merge(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    (retired,) = _retire(proposal, applying)
    other = element_of(proposal.element_kind, proposal.into_id, proposal.decision.plan)
    _follows(retired, Succession.Kind.MERGED, other)
    return [retired]


def _split(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    whole = _element(proposal)
    assert isinstance(whole, Objective)
    added = []
    for title, statement in parts_of(proposal.carried):
        part = _new_objective(whole.priority, title, title, statement, applying)
        added.append((part, _added(part, proposal, applying)))
    (retired,) = _retire(proposal, applying)
    for part, _amendment in added:
        _follows(retired, Succession.Kind.SPLIT, part)
    return [*(amendment for _part, amendment in added), retired]


def _add_measured(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    """A new target or a new indicator, as the proposal describes it."""
    parent = element_of(MEASURED[proposal.element_kind], proposal.into_id, applying.decision.plan)
    if isinstance(parent, Indicator):
        return _set_target(parent, proposal, applying)
    assert isinstance(parent, Objective)
    indicator = indicator_in(proposal.carried, parent, applying.effective_on)
    indicator.save(force_insert=True)
    return [_added(indicator, proposal, applying)]


def _set_target(indicator: Indicator, proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    """A target as the Board carried it: begun where there was none, else changed field by field."""
    words, area = target_in(proposal.carried), area_in(proposal.after)
    if area_in(proposal.carried).pk != area.pk:
        raise ValidationError({"after": _("The Board may change what a target says, and not whose it is.")})
    check_target(indicator, words)
    require_decided(applying.resolution, applying.effective_on)
    decided = Decided(applying.resolution, proposal.reason, applying.effective_on)
    target = target_in_force(indicator, area)
    if target is None:
        target = begin_target(indicator, area, words, decided, applying.at)
    else:
        change_target(target, words, decided, applying.at)
    of_target = Amendment.objects.filter(element_kind=Amendment.ElementKind.TARGET, element_id=target.pk)
    return list(of_target.filter(resolution=applying.resolution))


def _add(proposal: ProposedAmendment, applying: Applying) -> list[Amendment]:
    if proposal.element_kind in MEASURED:
        return _add_measured(proposal, applying)
    if proposal.element_kind == Amendment.ElementKind.PRIORITY:
        plan = applying.decision.plan
        last = plan.priorities.aggregate(last=Max("number"))["last"] or 0
        new: Priority | Objective = Priority(
            plan=plan,
            number=last + 1,
            title=proposal.carried,
            public_title=proposal.public_title,
            statement=proposal.statement,
            in_force_from=applying.effective_on,
        )
        new.full_clean()
        new.save(force_insert=True)
    else:
        parent = element_of(Amendment.ElementKind.PRIORITY, proposal.into_id, applying.decision.plan)
        assert isinstance(parent, Priority)
        new = _new_objective(parent, proposal.carried, proposal.public_title, proposal.statement, applying)
    return [_added(new, proposal, applying)]


def _new_objective(priority: Priority, title: str, public_title: str, statement: str, applying: Applying) -> Objective:
    last = priority.objectives.aggregate(last=Max("number"))["last"] or 0
    new = Objective(
        priority=priority,
        number=last + 1,
        title=title,
        public_title=public_title,
        statement=statement,
        in_force_from=applying.effective_on,
    )
    new.full_clean()
    new.save(force_insert=True)
    return new


def _added(new: Priority | Objective | Indicator, proposal: ProposedAmendment, applying: Applying) -> Amendment:
    require_decided(applying.resolution, applying.effective_on)
    amendment = amendment_of(
        new,
        field="",
        before="",
        after=new.title,
        reason=proposal.reason,
        resolution=applying.resolution,
        effective_on=applying.effective_on,
        at=applying.at,
    )
    amendment.save(force_insert=True)
    audit.record(
        "amend plan",
        amendment.plan,
        f"Resolution {applying.resolution.number} added {amendment.element_words}.",
        by=applying.by,
        at=applying.at,
    )
    return amendment


def _follows(amendment: Amendment, kind: Succession.Kind, other: Element) -> None:
    succession = Succession(
        amendment=amendment,
        kind=kind,
        from_id=amendment.element_id,
        from_words=amendment.element_words,
        to_id=other.pk,
        to_words=str(other)[:200],
    )
    succession.full_clean()
    succession.save(force_insert=True)


def _require_whole(decision: DecisionReport) -> None:
    """Refuse to leave objectives in force under a priority that ended."""
    orphan = Objective.objects.filter(
        priority__plan=decision.plan, in_force_until__isnull=True, priority__in_force_until__isnull=False
    ).first()
    if orphan is not None:
        words = _("Objective %(objective)s would be left without its priority. Retire or move it in the same report.")
        raise Refusal(words % {"objective": orphan})


_HOW: dict[str, Callable[[ProposedAmendment, Applying], list[Amendment]]] = {
    Change.FIELD: _change,
    Change.ADD: _add,
    Change.RETIRE: _retire,
    Change.MERGE: _merge,
    Change.SPLIT: _split,
}
