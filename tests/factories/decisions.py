"""Decision reports in every state, with the amendments they propose; and grants to meetings in camera."""

import datetime
from itertools import count
from typing import Any

from strategic_plan.models import (
    CalendarFeed,
    DecisionReport,
    FollowUp,
    Meeting,
    MeetingGrant,
    Objective,
    PreparationStep,
    ProposedAmendment,
    Resolution,
    Succession,
    User,
)
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.obligations import make_deliverable
from tests.factories.people import make_user
from tests.factories.plans import make_amendment, make_objective, make_plan

_numbers = count(1)
_codes = count(1)


def make_decision(plan: Any = None, **fields: Any) -> DecisionReport:
    """A draft that is on no agenda yet."""
    values: dict[str, Any] = {
        "number": next(_numbers),
        "title": "Another wording for objective 1.1",
        "matter": "The wording speaks of a means; the Board asked for a result.",
        "motion": "That the Board amend objective 1.1.",
        "begun_on": TODAY,
    } | fields
    values.setdefault("begun_by", make_user())
    return DecisionReport.objects.create(plan=plan or make_plan(), **values)


def make_decision_on_agenda(plan: Any = None, meeting: Meeting | None = None, **fields: Any) -> DecisionReport:
    return make_decision(plan, state="on_agenda", meeting=meeting or make_meeting(), **fields)


def make_carried(plan: Any = None, resolution: Resolution | None = None, **fields: Any) -> DecisionReport:
    """A matter that the Board carried, without saying that it is applied."""
    resolution = resolution or make_resolution()
    values = {"state": "carried", "meeting": resolution.meeting, "resolution": resolution} | fields
    return make_decision(plan, **values)


def decided(plan: Any, resolution: Resolution) -> Resolution:
    """A carried resolution with the decision report that stands behind it."""
    make_carried(plan, resolution)
    return resolution


def make_proposal(
    decision: DecisionReport | None = None, objective: Objective | None = None, **fields: Any
) -> ProposedAmendment:
    """Another title for an objective."""
    objective = objective or make_objective()
    decision = decision or make_decision(objective.priority.plan)
    values: dict[str, Any] = {
        "change": ProposedAmendment.Change.FIELD,
        "element_kind": "objective",
        "element_id": objective.pk,
        "element_words": str(objective),
        "field": "title",
        "before": objective.title,
        "after": "Fewer people killed or seriously hurt",
        "reason": "The Board wants the result, not the means.",
    } | fields
    return ProposedAmendment.objects.create(decision=decision, **values)


def make_merger() -> ProposedAmendment:
    other = make_objective()
    return make_proposal(change="merge", field="", before="", after="", into_id=other.pk, into_words=str(other))


def make_follow_up(decision: DecisionReport | None = None, **fields: Any) -> FollowUp:
    values: dict[str, Any] = {
        "what": "Tell the Chief of Police in writing",
        "who": "Chief Governance Officer",
        "due_on": datetime.date(2024, 5, 1),
    } | fields
    return FollowUp.objects.create(decision=decision or make_carried(), **values)


def make_succession() -> Succession:
    amendment = make_amendment()
    return Succession.objects.create(
        amendment=amendment,
        kind="merged",
        from_id=amendment.element_id,
        from_words=amendment.element_words,
        to_id=amendment.element_id + 1,
        to_words="1.2 Another",
    )


def make_grant(meeting: Meeting | None = None, user: User | None = None, **fields: Any) -> MeetingGrant:
    """Somebody who may know of a meeting in camera."""
    values: dict[str, Any] = {"granted_at": NOW} | fields
    values.setdefault("granted_by", make_user())
    meeting = meeting or make_meeting(audience="in_camera")
    return MeetingGrant.objects.create(meeting=meeting, user=user or make_user(), **values)


def make_preparation_step(**fields: Any) -> PreparationStep:
    values: dict[str, Any] = {"title": "Texts", "who": "Board’s office", "due_on": datetime.date(2024, 4, 25)} | fields
    deliverable = values.pop("deliverable", None) or make_deliverable()
    return PreparationStep.objects.create(deliverable=deliverable, **values)


def make_feed(**fields: Any) -> CalendarFeed:
    values: dict[str, Any] = {"made_at": NOW, "address_hash": f"{next(_codes):064d}"} | fields
    user = values.pop("user", None) or make_user()
    return CalendarFeed.objects.create(user=user, **values)
