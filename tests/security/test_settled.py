"""What is settled stays settled: a milestone that another update has met, a cycle that is locked."""

from __future__ import annotations

import pytest

from strategic_plan.models import Cycle, Milestone, StatusUpdate
from strategic_plan.services.errors import Refusal
from strategic_plan.services.updates import MilestoneWords, approve_update, begin_update, save_update, submit_update
from tests.factories import story
from tests.factories.actions import make_action, make_milestone
from tests.factories.moments import NOW, TODAY, later
from tests.factories.organization import make_organization
from tests.factories.people import chief, holder
from tests.factories.updates import AT_RISK, ON_TRACK, make_draft, saying
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def saying_it_was_met(milestone: Milestone, cycle: Cycle) -> StatusUpdate:
    """A submitted update that says of a milestone that it was met."""
    owner = holder(milestone.action.owner)
    update = begin_update(milestone.action, cycle=cycle, by=owner, at=NOW)
    words = saying(ON_TRACK, milestones=(MilestoneWords(milestone.pk, met_on=TODAY),))
    save_update(update, version=update.version, words=words, by=owner, at=NOW)
    submit_update(update, version=update.version, by=owner, at=NOW)
    return update


def test_two_updates_that_settle_one_milestone_are_told_apart() -> None:
    make_organization()
    milestone = make_milestone(make_action())
    late = story.cycle_before(milestone.action.action_plan)
    first = saying_it_was_met(milestone, late)
    second = saying_it_was_met(milestone, story.cycle(milestone.action.action_plan))
    approve_update(first, version=first.version, by=chief(), at=later(minutes=20))
    answer = client_of(chief()).post(f"/workspace/queue/{second.pk}/approve/", {"version": second.version})
    assert answer.status_code == 409
    assert "is settled already. Return the update" in answer.content.decode()
    second.refresh_from_db()
    assert second.state == StatusUpdate.State.SUBMITTED


def test_nothing_is_written_for_a_locked_cycle() -> None:
    update = make_draft()
    Cycle.objects.update(state=Cycle.State.LOCKED)
    update.refresh_from_db()
    with pytest.raises(Refusal, match="is locked"):
        save_update(update, version=update.version, words=AT_RISK, by=holder(update.action.owner), at=NOW)
    assert StatusUpdate.objects.get().done == ON_TRACK.done
