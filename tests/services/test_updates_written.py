"""Writing an update: begun once, saved with gaps, submitted whole, and kept in the words of the time."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Action, Cycle, Event, Health, Role, StatusUpdate
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import (
    FigureWords,
    MilestoneWords,
    Receipt,
    UpdateWords,
    begin_update,
    return_update,
    save_update,
    submit_update,
    words_of,
)
from tests.factories.actions import make_action, make_milestone, make_promised_figure
from tests.factories.moments import NOW, TODAY, later
from tests.factories.people import holder, make_membership, person, staff
from tests.factories.updates import AT_RISK, ON_TRACK, make_approved, make_cycle, make_draft, make_submitted, saying
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

TOMORROW = TODAY + datetime.timedelta(days=1)


def story() -> tuple[Action, Cycle, Person]:
    """An action with an open cycle, and its owner."""
    action = make_action()
    return action, make_cycle(action.action_plan), holder(action.owner)


def test_the_owner_begins_an_update() -> None:
    action, cycle, owner = story()
    update = begin_update(action, cycle=cycle, by=owner, at=NOW)
    assert (update.state, update.version, update.entered_by) == ("draft", 1, owner.user)
    assert last_words() == "Traffic Sergeant began the update of 1.1.1 for Quarter 1 2024."


def test_begun_twice_it_is_the_same_update() -> None:
    action, cycle, owner = story()
    first = begin_update(action, cycle=cycle, by=owner, at=NOW)
    assert begin_update(action, cycle=cycle, by=owner, at=later(hours=1)) == first
    assert Event.objects.filter(deed="begin update").count() == 1


def test_governance_staff_begin_one_for_its_owner_and_say_from_what() -> None:
    action, cycle, _owner = story()
    receipt = Receipt(StatusUpdate.Means.MAIL, "Traffic Sergeant", TODAY)
    update = begin_update(action, cycle=cycle, by=staff(), at=NOW, on_behalf_of=action.owner, receipt=receipt)
    assert (update.on_behalf_of, update.received_by, update.received_on) == (action.owner, "mail", TODAY)
    assert last_words() == (
        "Governance Officer began the update of 1.1.1 for Quarter 1 2024, on behalf of Traffic Sergeant, "
        "from an e-mail of Traffic Sergeant on 2024-04-11."
    )


def test_who_the_owner_named_may_write() -> None:
    delegate = make_membership(office="Traffic Constable")
    update = make_draft(make_action(delegate=delegate), by=holder(delegate))
    assert update.entered_by == delegate.user


def test_nobody_begins_another_owners_update() -> None:
    action, cycle, _owner = story()
    with refused(PermissionDenied):
        begin_update(action, cycle=cycle, by=person(), at=NOW)


@pytest.mark.parametrize("role", ["board_member", "administrator"])
def test_who_only_reads_begins_nothing(role: str) -> None:
    action, cycle, _owner = story()
    with refused(PermissionDenied):
        begin_update(action, cycle=cycle, by=person(role), at=NOW)


def test_a_contributor_does_not_enter_for_somebody_else() -> None:
    action, cycle, _owner = story()
    with refused(PermissionDenied):
        begin_update(action, cycle=cycle, by=person(), at=NOW, on_behalf_of=action.owner)


@pytest.mark.parametrize("state", ["planned", "closed", "locked"])
def test_a_cycle_that_is_not_open_takes_no_new_update(state: str) -> None:
    action = make_action()
    cycle = make_cycle(action.action_plan, state=state)
    with refused(Refusal, "Quarter 1 2024 is not open for updates."):
        begin_update(action, cycle=cycle, by=holder(action.owner), at=NOW)


def test_an_action_that_is_not_active_is_not_asked_about() -> None:
    action = make_action(state=Action.State.PROPOSED)
    cycle = make_cycle(action.action_plan)
    with refused(Refusal, "not active"):
        begin_update(action, cycle=cycle, by=holder(action.owner), at=NOW)


def test_a_draft_may_have_gaps() -> None:
    update = make_draft(words=UpdateWords(health=Health.AT_RISK))
    assert (update.health, update.reason, update.version) == ("at_risk", "", 2)
    assert last_words() == "Traffic Sergeant wrote the update of 1.1.1 for Quarter 1 2024, from state 1 on."


def test_a_draft_that_saves_itself_again_and_again_is_one_event_until_it_is_sent_back() -> None:
    update = make_draft(words=AT_RISK)
    owner = holder(update.action.owner)
    for _again in range(3):
        save_update(update, version=update.version, words=AT_RISK, by=owner, at=NOW)
    assert Event.objects.filter(deed="save update").count() == 1
    submit_update(update, version=update.version, by=owner, at=NOW)
    return_update(update, version=update.version, reason="Say more.", by=person(Role.CHIEFS_OFFICE), at=later(hours=1))
    save_update(update, version=update.version, words=ON_TRACK, by=owner, at=later(hours=2))
    assert Event.objects.filter(deed="save update").count() == 2


def test_the_explanation_of_a_worse_health_is_not_kept_beside_on_track() -> None:
    update = make_draft(words=saying(AT_RISK, health=Health.ON_TRACK))
    assert (update.reason, update.corrective_action, update.expected_on) == ("", "", None)


def test_a_save_on_an_older_version_is_stale() -> None:
    update = make_draft()
    with refused(Stale, "Somebody changed this since you opened it"):
        save_update(update, version=update.version - 1, words=AT_RISK, by=holder(update.action.owner), at=NOW)


def test_after_a_refused_save_the_instance_still_says_what_is_stored() -> None:
    update = make_draft(words=ON_TRACK)
    with pytest.raises(Stale):
        save_update(update, version=1, words=AT_RISK, by=holder(update.action.owner), at=NOW)
    assert (update.health, update.version) == (Health.ON_TRACK, 2)


@pytest.mark.parametrize("make", [make_submitted, make_approved])
def test_what_was_sent_is_not_written_over(make: type) -> None:
    update = make()
    with refused(Refusal):
        save_update(update, version=update.version, words=AT_RISK, by=holder(update.action.owner), at=NOW)


def test_another_owner_saves_nothing() -> None:
    update = make_draft()
    with refused(PermissionDenied):
        save_update(update, version=update.version, words=AT_RISK, by=person(), at=NOW)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("done", saying(ON_TRACK, done="x" * 2001)),
        ("done", saying(ON_TRACK, done="null\x00byte")),
        ("health", saying(ON_TRACK, health="splendid")),
        ("percent", saying(ON_TRACK, percent=101)),
    ],
)
def test_nonsense_is_refused_at_its_field(field: str, words: UpdateWords) -> None:
    update = make_draft()
    with refused(ValidationError) as caught:
        save_update(update, version=update.version, words=words, by=holder(update.action.owner), at=NOW)
    assert list(caught.value.message_dict) == [field]


def test_percent_is_not_typed_where_there_are_milestones() -> None:
    update = make_draft()
    make_milestone(update.action)
    with refused(ValidationError, "counted from the milestones"):
        save_update(
            update,
            version=update.version,
            words=saying(ON_TRACK, percent=40),
            by=holder(update.action.owner),
            at=NOW,
        )


def test_a_milestone_was_met_or_moved_but_not_both() -> None:
    update = make_draft()
    milestone = make_milestone(update.action)
    words = saying(ON_TRACK, milestones=(MilestoneWords(milestone.pk, TODAY, TOMORROW),))
    with refused(ValidationError, "not both"):
        save_update(update, version=update.version, words=words, by=holder(update.action.owner), at=NOW)


def test_the_new_date_of_a_milestone_is_another_date() -> None:
    update = make_draft()
    milestone = make_milestone(update.action)
    words = saying(ON_TRACK, milestones=(MilestoneWords(milestone.pk, None, milestone.due_on),))
    with refused(ValidationError, "The new date is the old one"):
        save_update(update, version=update.version, words=words, by=holder(update.action.owner), at=NOW)


def test_milestones_and_figures_of_other_actions_are_refused() -> None:
    update = make_draft()
    words = saying(
        ON_TRACK,
        milestones=(MilestoneWords(make_milestone().pk, met_on=TODAY),),
        figures=(FigureWords(make_promised_figure().pk, Decimal(3)),),
    )
    with refused(ValidationError) as caught:
        save_update(update, version=update.version, words=words, by=holder(update.action.owner), at=NOW)
    assert sorted(caught.value.messages) == [
        "This figure is no longer asked for.",
        "This milestone is no longer open.",
    ]


def test_a_draft_is_submitted_and_its_words_are_kept_whole() -> None:
    update = make_draft()
    milestone, figure = make_milestone(update.action), make_promised_figure(update.action)
    words = saying(
        AT_RISK,
        milestones=(MilestoneWords(milestone.pk, met_on=TODAY),),
        figures=(FigureWords(figure.pk, Decimal(160), "at_least"),),
    )
    owner = holder(update.action.owner)
    save_update(update, version=update.version, words=words, by=owner, at=NOW)
    submission = submit_update(update, version=update.version, by=owner, at=later(minutes=1))
    assert (update.state, update.submitted_by, update.submitted_at) == ("submitted", owner.user, later(minutes=1))
    assert (submission.number, submission.update_version) == (1, update.version)
    assert submission.content == {
        "health": "at_risk",
        "reason": AT_RISK.reason,
        "corrective_action": AT_RISK.corrective_action,
        "expected_on": "2024-08-31",
        "percent": None,
        "done": AT_RISK.done,
        "next": "",
        "nothing_changed_on": None,
        "attachments": [],
        "milestones": [
            {
                "milestone": milestone.pk,
                "title": "Crossings chosen",
                "due_on": "2024-06-30",
                "met_on": "2024-04-11",
                "moved_to": None,
            }
        ],
        "figures": [
            {"promised": figure.pk, "label": "Charges laid", "value": "160.0000", "qualifier": "at_least"},
        ],
    }
    assert last_words() == "Traffic Sergeant submitted version 1 of the update of 1.1.1 for Quarter 1 2024."


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (UpdateWords(), {"health": "Choose how the action is going.", "done": "Say what was done, or that nothing"}),
        (saying(ON_TRACK, done=" "), {"done": "Say what was done, or that nothing has changed."}),
        (saying(AT_RISK, reason=""), {"reason": "Say why the action is at risk."}),
        (saying(AT_RISK, reason="", health=Health.ON_HOLD), {"reason": "Say why the action is on hold."}),
        (saying(AT_RISK, corrective_action=""), {"corrective_action": "Say what is being done about it."}),
        (saying(AT_RISK, expected_on=None), {"expected_on": "Give the date by which it will be right."}),
        (saying(AT_RISK, expected_on=TODAY), {"expected_on": "Choose a date after today, such as 31 May 2024."}),
    ],
)
def test_what_is_missing_is_said_at_its_field(words: UpdateWords, missing: dict[str, str]) -> None:
    update = make_draft(words=words)
    with refused(ValidationError) as caught:
        submit_update(update, version=update.version, by=holder(update.action.owner), at=NOW)
    said = caught.value.message_dict
    assert sorted(said) == sorted(missing)
    assert all(said[field][0].startswith(sentence) for field, sentence in missing.items())


def test_nothing_has_changed_is_an_answer() -> None:
    update = make_draft(words=UpdateWords(health=Health.ON_TRACK, nothing_changed_on=TODAY))
    submit_update(update, version=update.version, by=holder(update.action.owner), at=NOW)
    assert update.state == "submitted"


def test_words_entered_for_an_owner_say_how_they_came_in() -> None:
    action, cycle, _owner = story()
    clerk = staff()
    update = begin_update(action, cycle=cycle, by=clerk, at=NOW, on_behalf_of=action.owner)
    save_update(update, version=1, words=ON_TRACK, by=clerk, at=NOW)
    with refused(ValidationError) as caught:
        submit_update(update, version=2, by=clerk, at=NOW)
    assert sorted(caught.value.message_dict) == ["received_by", "received_from", "received_on"]


def test_nothing_is_submitted_on_an_older_version() -> None:
    update = make_draft()
    with refused(Stale):
        submit_update(update, version=update.version - 1, by=holder(update.action.owner), at=NOW)


def test_after_approval_nothing_is_submitted() -> None:
    update = make_approved()
    with refused(Refusal, "approved and cannot be changed"):
        submit_update(update, version=update.version, by=holder(update.action.owner), at=NOW)


def test_a_closed_cycle_takes_no_submission() -> None:
    update = make_draft()
    Cycle.objects.update(state="closed")
    update.refresh_from_db()
    with refused(Refusal, "not open for updates"):
        submit_update(update, version=update.version, by=holder(update.action.owner), at=NOW)


def test_the_words_of_an_update_read_back_as_they_were_given() -> None:
    update = make_draft()
    milestone = make_milestone(update.action)
    words = saying(AT_RISK, milestones=(MilestoneWords(milestone.pk, moved_to=datetime.date(2024, 9, 30)),))
    save_update(update, version=update.version, words=words, by=holder(update.action.owner), at=NOW)
    assert words_of(StatusUpdate.objects.get(pk=update.pk)) == words
