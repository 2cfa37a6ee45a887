"""The pages on which the Chief's office renames, ends, merges and splits an action."""

import pytest
from django.test import Client

from strategic_plan.models import Action, Role
from tests.factories.actions import make_action, make_milestone
from tests.factories.organization import make_organization
from tests.factories.people import make_membership
from tests.workspace.conftest import SignIn
from tests.workspace.reading import errors_of, text_of

pytestmark = pytest.mark.django_db
WHY = {"version": "1", "reason": "Two teams do the same.", "effective_on": "11 April 2024"}
PAGE = "/workspace/actions/1.1.1/"


@pytest.fixture
def action() -> Action:
    make_organization()
    return make_action()


@pytest.fixture
def office(sign_in: SignIn) -> Client:
    return sign_in(make_membership(Role.CHIEFS_OFFICE))


def test_an_action_under_way_offers_every_way_on(office: Client, action: Action) -> None:
    page = office.get(PAGE).content.decode()
    assert [deed for deed in ("rename", "end", "merge", "split") if f"{PAGE}{deed}/" in page] == [
        "rename",
        "end",
        "merge",
        "split",
    ]


def test_a_renamed_action_says_what_it_was_called(office: Client, action: Action) -> None:
    answer = office.post(f"{PAGE}rename/", {**WHY, "title": "Safer crossings", "public_title": ""}, follow=True)
    page = text_of(answer)
    assert "Safer crossings" in page
    assert "Was called “Enforcement at the ten worst crossings”" in page


def test_a_merged_action_leads_to_the_one_that_carries_it_on_and_back(office: Client, action: Action) -> None:
    other = make_action(action.objective, title="Crossings for schools")
    page = text_of(office.post(f"{PAGE}merge/", {**WHY, "into": str(other.pk)}, follow=True))
    assert "Ended on 11 April 2024: merged into 1.1.2." in page
    assert "Merged into 1.1.2 Crossings for schools" in page
    assert "Rename it" not in page
    assert "Write the update" not in page
    assert "Carries on 1.1.1 Enforcement" in text_of(office.get("/workspace/actions/1.1.2/"))


def test_a_milestone_that_went_over_says_where_to(office: Client, action: Action) -> None:
    other = make_action(action.objective, title="Crossings for schools")
    make_milestone(action)
    page = text_of(office.post(f"{PAGE}merge/", {**WHY, "into": str(other.pk)}, follow=True))
    assert "Dropped Carried on by action 1.1.2." in page


def test_an_ended_action_leaves_the_list_and_keeps_its_address(office: Client, action: Action) -> None:
    make_action(action.objective, title="Crossings for schools")
    office.post(f"{PAGE}merge/", {**WHY, "into": str(Action.objects.get(number=2).pk)})
    assert "Enforcement at the ten worst crossings" not in text_of(office.get("/workspace/actions/"))
    assert office.get(PAGE).status_code == 200


def test_the_part_for_a_milestone_is_one_that_there_is(office: Client, action: Action) -> None:
    milestone = make_milestone(action)
    typed = {**WHY, "titles": "North\nSouth", f"milestone_{milestone.pk}": "3"}
    answer = office.post(f"{PAGE}split/", typed)
    assert errors_of(answer) == ["There are only 2 parts: choose one of them."]
    office.post(f"{PAGE}split/", typed | {f"milestone_{milestone.pk}": "2"})
    assert Action.objects.get(title="South").milestones.get().title == milestone.title


def test_a_day_to_come_is_refused_and_what_was_typed_stays(office: Client, action: Action) -> None:
    answer = office.post(f"{PAGE}end/", {**WHY, "ending": "cancelled", "effective_on": "12 April 2024", "result": ""})
    assert errors_of(answer) == ["Choose today or a day before it."]
    assert "Two teams do the same." in text_of(answer)


def test_a_name_of_more_than_a_line_is_refused(office: Client, action: Action) -> None:
    answer = office.post(f"{PAGE}split/", {**WHY, "titles": f"North\n{'x' * 161}"})
    assert errors_of(answer) == [f"“{'x' * 60}…” is longer than 160 characters."]


def test_another_office_s_change_meanwhile_keeps_the_words(office: Client, action: Action) -> None:
    Action.objects.update(version=2)
    answer = office.post(f"{PAGE}rename/", {**WHY, "title": "Safer crossings", "public_title": ""})
    assert answer.status_code == 409
    assert "Safer crossings" in answer.content.decode()


def test_an_ended_action_is_not_ended_again(office: Client, action: Action) -> None:
    office.post(f"{PAGE}end/", {**WHY, "ending": "cancelled", "result": ""})
    answer = office.post(f"{PAGE}end/", {**WHY, "version": "2", "ending": "cancelled", "result": ""})
    assert answer.status_code == 409


def test_the_board_s_office_does_not_change_the_chief_s_actions(sign_in: SignIn, action: Action) -> None:
    staff = sign_in(make_membership(Role.GOVERNANCE_STAFF))
    assert staff.get(f"{PAGE}rename/").status_code == 403
    assert "Rename it" not in text_of(staff.get(PAGE))
