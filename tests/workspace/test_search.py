"""Search in the workspace: everything a person may see that has all the words, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from strategic_plan.models import Membership, Report, Role
from tests.factories import story
from tests.factories.decisions import make_decision, make_decision_on_agenda
from tests.factories.indicators import make_indicator
from tests.factories.inquiries import make_accepted, make_inquiry
from tests.factories.meetings import make_meeting
from tests.factories.obligations import make_obligation
from tests.factories.reports import make_edition, make_report
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/search/"


def found(client: Client, asked: str) -> Any:
    return client.get(ADDRESS, {"q": asked})


def links(page: Any) -> list[str]:
    return re.findall(r'<h3><a class="link-quiet" href="([^"]+)"', page.content.decode())


def test_the_page_says_what_may_be_looked_for(sign_in: SignIn) -> None:
    page = sign_in(story.member()).get(ADDRESS)
    assert heading(page) == "Search"
    assert "In the plan, the actions and what is said of them" in text_of(page)


def test_each_kind_of_thing_is_found_and_leads_to_its_page(sign_in: SignIn) -> None:
    staff = story.member(Role.GOVERNANCE_STAFF, "Manager")
    action = story.action(story.member(), title="Zebra patrols", description="Officers walk where zebras cross.")
    plan = action.objective.priority.plan
    make_indicator(action.objective, title="Zebra sightings", code="zebra-sightings")
    story.approved(action)
    make_decision_on_agenda(plan, make_meeting(), title="More zebra crossings")
    make_accepted(wording="How many zebras cross on a Sunday?")
    make_obligation(title="Zebra report")
    make_report(title="The zebra report")
    make_edition(title="Zebras, year by year")
    client = sign_in(staff)
    page = found(client, "ZÉBRA".replace("É", "E"))
    words = text_of(page)
    for kind in ("Actions", "Figures", "Decisions", "Inquiries", "Obligations", "Reports"):
        assert kind in words
    assert "Officers walk where zebra s cross." in words
    addresses = links(page)
    assert len(addresses) >= 6
    assert {client.get(address).status_code for address in addresses} <= {200, 302}


def test_what_was_said_is_found_in_its_sentence(sign_in: SignIn) -> None:
    story.approved(story.action(story.member()))
    page = found(sign_in(story.member(Role.BOARD_MEMBER)), "case reviews held")
    assert "Thirteen case reviews were held in all districts." in text_of(page)
    assert any("/workspace/updates/" in address for address in links(page))


def test_a_code_is_found_as_a_code(sign_in: SignIn) -> None:
    story.action(story.member(), title="First")
    story.action(story.member(), title="Second")
    page = found(sign_in(story.member(Role.BOARD_MEMBER)), "1.1.2")
    assert links(page) == ["/workspace/actions/1.1.2/"]


def test_every_word_must_be_there(sign_in: SignIn) -> None:
    story.action(story.member(), title="Zebra patrols")
    page = found(sign_in(story.member()), "zebra giraffe")
    assert heading(page) == "Nothing mentions “zebra giraffe”."
    assert "Every word must be there." in text_of(page)


def test_what_a_person_may_not_see_is_not_found(sign_in: SignIn) -> None:
    other = story.action(story.member(office="Sergeant"), title="Patrols")
    story.draft(other)
    make_decision(other.objective.priority.plan, title="Thirteen drafts")
    make_inquiry(wording="Why thirteen?")
    make_report(title="Thirteen, a draft")
    make_edition(title="Thirteen in camera", audience=Report.Audience.IN_CAMERA)
    make_decision_on_agenda(
        other.objective.priority.plan, make_meeting(audience="in_camera"), title="Thirteen in camera"
    )
    page = found(sign_in(story.member(office="Another")), "thirteen")
    assert heading(page) == "Nothing mentions “thirteen”."


@pytest.mark.parametrize("asked", ["a", "   ", "\x00", "%", "x" * 5000, "'; drop table--", "<script>"])
def test_any_question_has_an_answer(sign_in: SignIn, asked: str) -> None:
    page = found(sign_in(story.member()), asked)
    assert page.status_code == 200
    assert "<script>" not in page.content.decode().split('id="main"')[1]


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_asks_the_same_for_one_hit_and_for_three(sign_in: SignIn, count: int) -> None:
    for number in range(count):
        story.approved(story.action(story.member(), title=f"Zebra patrols {number}"))
    client = sign_in(story.member(Role.GOVERNANCE_STAFF))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(links(found(client, "zebra"))) == count
    assert len(asked) == 19


def test_a_group_shows_twenty_and_says_that_there_is_more(sign_in: SignIn) -> None:
    owner = story.member()
    for number in range(23):
        story.action(owner, title=f"Zebra patrols {number}")
    page = found(sign_in(owner), "zebra")
    assert heading(page) == "At least 20 things mention “zebra”."
    assert "There is more of this." in text_of(page)
