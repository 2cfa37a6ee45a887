"""Deciding on an update: approved as it was read, returned with a reason, corrected by a new version."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Cycle, Milestone, Observation, ObservationRevision, StatusUpdate, UpdateReturn
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import (
    FigureWords,
    MilestoneWords,
    approve_update,
    correct_update,
    return_update,
    save_update,
    submit_update,
)
from tests.factories.actions import make_action, make_milestone, make_promised_figure
from tests.factories.indicators import make_observation
from tests.factories.moments import NOW, TODAY, later
from tests.factories.people import chief, holder, person, staff
from tests.factories.updates import (
    AT_RISK,
    ON_TRACK,
    make_approved,
    make_draft,
    make_returned,
    make_submitted,
    saying,
)
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

SEPTEMBER = datetime.date(2024, 9, 30)


def test_the_chiefs_office_approves_what_it_read() -> None:
    update, reader = make_submitted(), chief()
    approve_update(update, version=update.version, by=reader, at=later(hours=1))
    assert (update.state, update.approved_by, update.approved_at) == ("approved", reader.user, later(hours=1))
    assert last_words() == "Inspector, Chief’s Office approved version 1 of the update of 1.1.1 for Quarter 1 2024."


def test_with_the_approval_its_milestones_take_effect() -> None:
    action = make_action()
    met = make_milestone(action, title="Crossings chosen")
    moved = make_milestone(action, title="All ten patrolled")
    words = saying(
        AT_RISK, milestones=(MilestoneWords(met.pk, met_on=TODAY), MilestoneWords(moved.pk, moved_to=SEPTEMBER))
    )
    make_approved(action, words=words)
    states = list(Milestone.objects.order_by("pk").values_list("state", "met_on", "first_due_on", "due_on"))
    june = datetime.date(2024, 6, 30)
    assert states == [("met", TODAY, june, june), ("open", None, june, SEPTEMBER)]
    move = moved.moves.get()
    assert (move.moved_from, move.moved_to, move.reason) == (june, SEPTEMBER, AT_RISK.reason)


def test_before_the_approval_no_milestone_changes() -> None:
    action = make_action()
    milestone = make_milestone(action)
    make_submitted(action, words=saying(ON_TRACK, milestones=(MilestoneWords(milestone.pk, met_on=TODAY),)))
    milestone.refresh_from_db()
    assert milestone.state == "open"


def test_with_the_approval_its_figures_become_observations() -> None:
    action = make_action()
    figure = make_promised_figure(action)
    make_approved(action, words=saying(ON_TRACK, figures=(FigureWords(figure.pk, Decimal(160), "at_least"),)))
    cell = Observation.objects.get(measure=figure.measure)
    assert (cell.value, cell.qualifier, cell.area, cell.year, cell.period) == (
        Decimal(160),
        "at_least",
        figure.area,
        2024,
        2024 * 12 + 2,
    )


def test_a_figure_that_was_there_before_is_kept_as_a_revision() -> None:
    action = make_action()
    figure = make_promised_figure(action)
    make_observation(figure.measure, figure.area, value=150)
    make_approved(action, words=saying(ON_TRACK, figures=(FigureWords(figure.pk, Decimal(160)),)))
    revision = ObservationRevision.objects.get()
    assert (revision.number, revision.value, revision.reason) == (1, Decimal(150), "Given with the update of 1.1.1.")
    assert Observation.objects.get().value == 160


def test_a_final_figure_is_not_replaced_and_nothing_is_approved() -> None:
    action = make_action()
    figure = make_promised_figure(action)
    make_observation(figure.measure, figure.area, value=150, finality="final")
    update = make_submitted(action, words=saying(ON_TRACK, figures=(FigureWords(figure.pk, Decimal(160)),)))
    with refused(Refusal, "is final for this period"):
        approve_update(update, version=update.version, by=chief(), at=NOW)


def test_nobody_approves_what_they_have_not_read() -> None:
    read = make_submitted()
    version = read.version
    owner, reader = holder(read.action.owner), chief()
    now = StatusUpdate.objects.get(pk=read.pk)
    return_update(now, version=version, reason="Say which crossings.", by=chief(), at=NOW)
    save_update(now, version=now.version, words=AT_RISK, by=owner, at=NOW)
    submit_update(now, version=now.version, by=owner, at=NOW)
    for update in (read, now):
        with refused(Stale):
            approve_update(update, version=version, by=reader, at=NOW)


def test_without_the_condition_on_the_version_unread_words_would_be_approved(
    monkeypatch: pytest.MonkeyPatch, version_guard_off: None
) -> None:
    read = make_submitted(words=ON_TRACK)
    owner = holder(read.action.owner)
    now = StatusUpdate.objects.get(pk=read.pk)
    return_update(now, version=now.version, reason="Say which crossings.", by=chief(), at=NOW)
    save_update(now, version=now.version, words=AT_RISK, by=owner, at=NOW)
    submit_update(now, version=now.version, by=owner, at=NOW)
    approve_update(read, version=read.version, by=chief(), at=NOW)
    read.refresh_from_db()
    assert (read.state, read.done) == ("approved", AT_RISK.done)


@pytest.mark.parametrize("role", ["contributor", "analyst", "governance_staff", "board_member", "administrator"])
def test_only_the_chiefs_office_decides(role: str) -> None:
    update = make_submitted()
    other = person(role)
    with refused(PermissionDenied):
        approve_update(update, version=update.version, by=other, at=NOW)
    with refused(PermissionDenied):
        return_update(update, version=update.version, reason="Say more.", by=other, at=NOW)


def written_by_the_chiefs_office() -> tuple[StatusUpdate, Person]:
    writer = chief()
    return make_submitted(by=writer), writer


def test_nobody_approves_their_own_words() -> None:
    update, writer = written_by_the_chiefs_office()
    with refused(PermissionDenied):
        approve_update(update, version=update.version, by=writer, at=NOW)


def test_another_of_the_same_office_approves_them() -> None:
    update, _writer = written_by_the_chiefs_office()
    approve_update(update, version=update.version, by=chief(), at=NOW)
    assert update.state == "approved"


def test_an_approved_update_is_not_approved_again() -> None:
    update = make_approved()
    with refused(Refusal, "approved already"):
        approve_update(update, version=update.version, by=chief(), at=NOW)


@pytest.mark.parametrize("make", [make_draft, make_returned])
def test_what_is_with_its_owner_is_not_decided_on(make: type) -> None:
    update = make()
    reader = chief()
    with refused(Stale, "with its owner"):
        approve_update(update, version=update.version, by=reader, at=NOW)
    with refused(Stale, "with its owner"):
        return_update(update, version=update.version, reason="Say more.", by=reader, at=NOW)


def test_in_a_locked_cycle_nothing_is_approved() -> None:
    update = make_submitted()
    Cycle.objects.update(state="locked")
    update.refresh_from_db()
    with refused(Refusal, "belongs to the next cycle"):
        approve_update(update, version=update.version, by=chief(), at=NOW)


def test_a_return_keeps_its_reason_for_ever() -> None:
    update = make_submitted()
    owner = holder(update.action.owner)
    return_update(update, version=update.version, reason="  Say which crossings. ", by=chief(), at=NOW)
    assert update.state == "returned"
    assert last_words() == ("Inspector, Chief’s Office returned version 1 of the update of 1.1.1: Say which crossings.")
    submit_update(update, version=update.version, by=owner, at=later(hours=1))
    approve_update(update, version=update.version, by=chief(), at=later(hours=2))
    kept = UpdateReturn.objects.get()
    assert (kept.reason, kept.submission.number) == ("Say which crossings.", 1)
    assert list(update.submissions.values_list("number", flat=True)) == [1, 2]


def test_nothing_is_returned_without_a_reason() -> None:
    update = make_submitted()
    with refused(ValidationError, "Say what the owner should change"):
        return_update(update, version=update.version, reason=" ", by=chief(), at=NOW)


def test_a_reason_that_is_too_long_returns_nothing() -> None:
    update = make_submitted()
    with refused(ValidationError):
        return_update(update, version=update.version, reason="x" * 2001, by=chief(), at=NOW)


def test_nothing_is_returned_on_an_older_version() -> None:
    update = make_submitted()
    with refused(Stale):
        return_update(update, version=update.version - 1, reason="Say more.", by=chief(), at=NOW)


def test_a_correction_is_a_new_version_with_a_reason_and_the_words_before() -> None:
    update = make_approved(words=AT_RISK)
    owner = holder(update.action.owner)
    correction = correct_update(update, reason="The date was wrong.", by=owner, at=later(days=1))
    assert (correction.corrects, correction.correction, correction.state) == (update, 1, "draft")
    assert (correction.reason, correction.correction_reason) == (AT_RISK.reason, "The date was wrong.")
    assert set(StatusUpdate.objects.in_force()) == {update}


def test_only_an_approved_correction_stands_in_front_of_what_it_corrects() -> None:
    update = make_approved()
    owner = holder(update.action.owner)
    correction = correct_update(update, reason="The count was wrong.", by=owner, at=NOW)
    submit_update(correction, version=correction.version, by=owner, at=NOW)
    assert set(StatusUpdate.objects.in_force()) == {update}
    approve_update(correction, version=correction.version, by=chief(), at=NOW)
    assert set(StatusUpdate.objects.in_force()) == {correction}


def test_a_correction_is_begun_once() -> None:
    update = make_approved()
    owner = holder(update.action.owner)
    correct_update(update, reason="The count was wrong.", by=owner, at=NOW)
    with refused(Refusal, "begun already"):
        correct_update(update, reason="And again.", by=owner, at=NOW)


def test_a_correction_says_why() -> None:
    update = make_approved()
    with refused(ValidationError, "Say why the update is corrected"):
        correct_update(update, reason="", by=holder(update.action.owner), at=NOW)


def test_what_can_still_be_changed_is_not_corrected() -> None:
    update = make_submitted()
    with refused(Refusal, "Only an approved update is corrected"):
        correct_update(update, reason="The count was wrong.", by=staff(), at=NOW)


def test_in_a_locked_cycle_nothing_is_corrected() -> None:
    update = make_approved()
    Cycle.objects.update(state="locked")
    update.refresh_from_db()
    with refused(Refusal, "belongs to the next cycle"):
        correct_update(update, reason="The count was wrong.", by=staff(), at=NOW)
