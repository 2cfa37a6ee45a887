"""What stands around a plan, page by page: the first line says what is so; wrong input is refused at its question."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import (
    Consultation,
    Coverage,
    CoverageGap,
    Factor,
    HeardPublication,
    HeardTheme,
    Matter,
    Party,
    Plan,
    Risk,
    RiskStep,
    Role,
    Scan,
)
from tests.factories.coverage import make_coverage, make_matter
from tests.factories.environment import (
    make_consultation,
    make_factor,
    make_party,
    make_risk,
    make_risk_scales,
    make_scan,
    make_theme,
)
from tests.factories.moments import TODAY
from tests.factories.organization import make_organization
from tests.factories.people import make_membership
from tests.factories.plans import make_objective
from tests.workspace.conftest import SignIn
from tests.workspace.reading import errors_of, heading, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
FACTOR = {
    "version": "1",
    "title": "More traffic",
    "kind": "trend",
    "reach": "local",
    "description": "More vehicles.",
    "implications": "A target.",
    "source": "Counts",
    "source_url": "",
    "indicator": "",
}
RISK = {
    "version": "1",
    "title": "Vacancies stay open",
    "description": "Few apply.",
    "likelihood": "3",
    "impact": "2",
    "owner": "Human Resources",
    "response": "reduce",
    "treatment": "Recruit.",
    "review_on": "30 September 2024",
    "factor": "",
}
EVENT = {
    "version": "1",
    "title": "Open house",
    "kind": "event",
    "held_on": "9 March 2024",
    "held_until": "",
    "place": "Library",
    "method": "Tables",
    "languages": "English",
    "accessibility": "",
    "invited": "",
    "attended": "",
    "notes": "",
}
THEME = {"version": "1", "title": "Speeding", "heard": "Too fast.", "examples": "", "answer": "open", "did": "",
         "not_adopted_because": ""}  # fmt: skip
MATTER = {
    "version": "1",
    "code": "M-9",
    "citation": "Act, section 9",
    "text": "Road safety",
    "kind": "text",
    "parent": "",
    "source": "",
    "source_url": "",
    "note": "",
    "position": "9",
    "is_current": "on",
}


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(make_membership(Role.GOVERNANCE_STAFF))


@pytest.fixture
def plan() -> Plan:
    return make_objective().priority.plan


EMPTY = {
    "scan": "Nobody has looked around for this plan yet.",
    "risks": "No risk to the plan is open.",
    "consultation": "Nobody has been consulted on this plan yet.",
    "coverage": "",
}


@pytest.mark.parametrize("page", list(EMPTY))
def test_an_empty_page_says_what_is_so_and_what_will_be_here(page: str, staff: Client, plan: Plan) -> None:
    answer = staff.get(f"/workspace/plan/{page}/")
    assert answer.status_code == 200
    assert not EMPTY[page] or heading(answer) == EMPTY[page]


@pytest.mark.parametrize(
    ("page", "make"),
    [
        ("scan", lambda plan: make_factor(plan.scans.first() or make_scan(plan))),
        ("risks", make_risk),
        ("consultation", lambda plan: make_consultation(plan, make_party())),
        ("coverage", lambda plan: make_coverage(plan)),
    ],
)
def test_a_page_costs_the_same_for_one_row_and_for_three(
    page: str, make: Callable[[Plan], Any], staff: Client, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for rows in (1, 2):
        for _each in range(rows):
            make(plan)
        staff.get(f"/workspace/plan/{page}/")
        with CaptureQueriesContext(connection) as asked:
            staff.get(f"/workspace/plan/{page}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.BOARD_MEMBER, Role.CHIEFS_OFFICE])
def test_whoever_reads_the_plan_reads_what_it_stands_on(role: str, sign_in: SignIn, plan: Plan) -> None:
    make_organization()
    client = sign_in(make_membership(role))
    assert [client.get(f"/workspace/plan/{page}/").status_code for page in EMPTY] == [200] * 4


def test_a_scan_is_written_down_when_it_is_finished(staff: Client, plan: Plan) -> None:
    typed = {"version": "1", "title": "Scan 2024", "made_by": "Office", "summary": "Traffic grows."}
    answer = staff.post("/workspace/plan/scan/add/", typed | {"scanned_on": "12 April 2024"})
    assert errors_of(answer) == ["A scan is written down when it is finished: choose today or before."]
    staff.post("/workspace/plan/scan/add/", typed | {"scanned_on": "11 April 2024"})
    assert Scan.objects.get().title == "Scan 2024"


def test_a_factor_without_evidence_is_refused_and_nothing_typed_is_lost(staff: Client, plan: Plan) -> None:
    scan = make_scan(plan)
    answer = staff.post(f"/workspace/plan/scan/{scan.pk}/factors/add/", FACTOR | {"source": ""})
    assert "A factor stands on evidence: name an indicator or a source." in text_of(answer)
    assert "More vehicles." in text_of(answer)
    staff.post(f"/workspace/plan/scan/{scan.pk}/factors/add/", FACTOR)
    assert Factor.objects.get().number == 1


def test_an_address_that_a_browser_would_run_is_refused(staff: Client, plan: Plan) -> None:
    scan = make_scan(plan)
    answer = staff.post(f"/workspace/plan/scan/{scan.pk}/factors/add/", FACTOR | {"source_url": "javascript:alert(1)"})
    assert answer.status_code == 200
    assert not Factor.objects.exists()


def test_a_risk_on_the_board_s_scales_stands_on_the_map_with_its_word(staff: Client, plan: Plan) -> None:
    make_risk_scales()
    assert staff.post("/workspace/plan/risks/add/", RISK).status_code == 302
    page = staff.get("/workspace/plan/risks/")
    assert heading(page) == "One risk is open, one of them high."
    assert "Vacancies stay open" in text_of(page)


@pytest.mark.parametrize("score", ["4", "0", "many", ""])
def test_a_step_that_the_scale_lacks_is_refused(score: str, staff: Client, plan: Plan) -> None:
    make_risk_scales()
    answer = staff.post("/workspace/plan/risks/add/", RISK | {"likelihood": score})
    assert answer.status_code == 200
    assert not Risk.objects.exists()


def test_a_closed_risk_stays_in_the_register_with_its_reason(staff: Client, plan: Plan) -> None:
    risk = make_risk(plan)
    staff.post(f"/workspace/plan/risks/{risk.pk}/close/", {"version": "1", "reason": "The posts are filled."})
    page = staff.get("/workspace/plan/risks/")
    assert heading(page) == "No risk to the plan is open."
    assert "The posts are filled." in text_of(page)


def test_scales_are_the_board_s_own_words(staff: Client, plan: Plan) -> None:
    typed = {"likelihood": "Rare\nLikely", "impact": "Small\nGrave", "level": "1 Low\n3 High"}
    assert staff.post("/workspace/plan/risks/scales/", typed).status_code == 302
    assert RiskStep.objects.count() == 6


def test_a_consultation_ends_after_it_begins(staff: Client, plan: Plan) -> None:
    party = make_party()
    typed = EVENT | {"parties": [str(party.pk)], "held_until": "8 March 2024"}
    answer = staff.post("/workspace/plan/consultation/add/", typed)
    assert "A consultation cannot end before it begins." in text_of(answer)
    staff.post("/workspace/plan/consultation/add/", typed | {"held_until": "10 March 2024", "attended": "31"})
    assert Consultation.objects.get().attended == 31
    page = staff.get("/workspace/plan/consultation/")
    assert heading(page) == "31 people took part in one consultation; everybody who must be heard was."


def test_whoever_must_be_heard_and_was_not_is_named_in_the_first_line(staff: Client, plan: Plan) -> None:
    make_party(name="School boards")
    make_consultation(plan, make_party(name="Councils"))
    page = staff.get("/workspace/plan/consultation/")
    assert "School boards" in heading(page)
    assert "Not heard yet" in text_of(page)


def test_a_theme_that_is_not_adopted_says_why(staff: Client, plan: Plan) -> None:
    place = make_consultation(plan)
    typed = THEME | {"answer": "not_adopted", f"count_{place.pk}": "12"}
    answer = staff.post("/workspace/plan/consultation/themes/add/", typed)
    assert "Say why it was not adopted" in text_of(answer)
    staff.post("/workspace/plan/consultation/themes/add/", typed | {"not_adopted_because": "Nobody could check it."})
    page = text_of(staff.get("/workspace/plan/consultation/"))
    assert "said 12 times at 1 consultation" in page
    assert "Nobody could check it." in page


def test_what_was_heard_is_published_only_with_every_answer(staff: Client, plan: Plan) -> None:
    theme = make_theme(plan)
    answer = staff.post("/workspace/plan/consultation/publish/", {"version": "1"})
    assert answer.status_code == 409
    assert "Not answered yet: theme 1." in text_of(answer)
    HeardTheme.objects.filter(pk=theme.pk).update(answer="not_adopted", not_adopted_because="Too dear.")
    assert staff.post("/workspace/plan/consultation/publish/", {"version": "1"}).status_code == 302
    assert HeardPublication.objects.get().number == 1
    assert "Too dear." in text_of(Client().get("/what-we-heard/"))


def test_a_party_reads_not_yet_verified_until_somebody_checked(staff: Client, plan: Plan) -> None:
    party = make_party()
    assert "Not yet verified" in text_of(staff.get("/workspace/plan/consultation/"))
    path = f"/workspace/plan/consultation/parties/{party.pk}/verify/"
    answer = staff.post(path, {"version": "1", "verified_on": "12 April 2024"})
    assert errors_of(answer) == ["Choose today or a day before it."]
    staff.post(path, {"version": "1", "verified_on": "11 April 2024"})
    assert Party.objects.get().verified_on == TODAY


def test_the_list_that_ships_is_begun_once(staff: Client, plan: Plan) -> None:
    assert staff.post("/workspace/plan/coverage/begin/", {"version": "1"}).status_code == 302
    assert Matter.objects.count() == 23
    page = text_of(staff.get("/workspace/plan/coverage/"))
    assert "Not yet verified" in page
    assert staff.post("/workspace/plan/coverage/begin/", {"version": "1"}).status_code == 409


def test_a_matter_does_not_stand_below_itself(staff: Client, plan: Plan) -> None:
    above = make_matter(kind="group", code="M-8")
    below = make_matter(kind="group", code="M-9", parent=above)
    typed = MATTER | {"code": "M-8", "kind": "group", "parent": str(below.pk)}
    answer = staff.post(f"/workspace/plan/coverage/matters/{above.pk}/", typed)
    assert errors_of(answer) == ["A matter cannot stand below itself."]


def test_a_matter_is_answered_or_its_gap_explained(staff: Client, plan: Plan) -> None:
    matter = make_matter()
    page = staff.get("/workspace/plan/coverage/")
    assert "Nothing" in text_of(page) or "gap" in text_of(page)
    path = f"/workspace/plan/coverage/matters/{matter.pk}/"
    empty = staff.post(f"{path}answer/", {"objective": "", "indicator": "", "text": "", "version": "1"})
    assert "Choose an objective or an indicator, or write the words of the plan." in text_of(empty)
    late = staff.post(f"{path}gap/", {"version": "1", "reason": "Later.", "closes_on": "1 January 2024"})
    assert errors_of(late) == ["Choose a day that is still to come, or leave it empty."]
    staff.post(f"{path}gap/", {"version": "1", "reason": "Later.", "closes_on": ""})
    assert CoverageGap.objects.get().reason == "Later."
    staff.post(f"{path}answer/", {"objective": "", "indicator": "", "text": "In words.", "version": "1"})
    assert Coverage.objects.get().text == "In words."


def test_an_answer_is_taken_back(staff: Client, plan: Plan) -> None:
    answer = make_coverage(plan)
    assert staff.post(f"/workspace/plan/coverage/answers/{answer.pk}/remove/", {"version": "1"}).status_code == 302
    assert not Coverage.objects.exists()


def test_what_somebody_changed_meanwhile_keeps_the_words_of_the_second(staff: Client, plan: Plan) -> None:
    risk = make_risk(plan, version=2)
    make_risk_scales()
    answer = staff.post(f"/workspace/plan/risks/{risk.pk}/", RISK | {"treatment": "Recruit all year, everywhere."})
    assert answer.status_code == 409
    assert "Recruit all year, everywhere." in text_of(answer)
    assert 'name="version" value="2"' in answer.content.decode()
