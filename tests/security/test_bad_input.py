"""What nobody would type is answered like what somebody mistyped: never by a page that breaks."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Role
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Stale
from strategic_plan.services.reports import arrange_sections
from tests.factories.moments import NOW
from tests.factories.people import chief, holder, make_membership, person, staff
from tests.factories.reports import make_approved_report, make_edition, make_report, make_report_in_review
from tests.factories.updates import make_draft, make_submitted
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
NO_VERSION = ["9" * 5000, "9" * 30, str(2**63), str(2**63 - 1), str(2**31), "-1", "٣", "1_0", "\x00", ""]
NO_NUMBER = [*NO_VERSION, "0", "1e9", "99999"]


def quietly(somebody: Person) -> Client:
    """A browser that is answered 500 as people are, so that the assertion says which address broke."""
    client = client_of(somebody)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("version", NO_VERSION)
def test_a_version_that_no_row_can_have_changes_nothing_and_breaks_nothing(version: str) -> None:
    in_review, approved, published = make_report_in_review(), make_approved_report(), make_edition().report
    composed, draft, submitted = make_report(), make_draft(), make_submitted()
    key = composed.sections.all()[0].key
    addresses = [
        (staff(), f"/workspace/reports/{composed.pk}/sections/{key}/"),
        (staff(), f"/workspace/reports/{composed.pk}/sections/{key}/autosave/"),
        (staff(), f"/workspace/reports/{composed.pk}/sections/order/"),
        (staff(), f"/workspace/reports/{composed.pk}/send/"),
        (staff(), f"/workspace/reports/{approved.pk}/publish/"),
        (staff(), f"/workspace/reports/{published.pk}/withdraw/"),
        (staff(), f"/workspace/reports/{published.pk}/correct/"),
        (staff(), f"/workspace/cycles/{composed.cycle_id}/close/"),
        (chief(), f"/workspace/reports/{in_review.pk}/approve/"),
        (chief(), f"/workspace/reports/{in_review.pk}/return/"),
        (chief(), f"/workspace/queue/{submitted.pk}/approve/"),
        (chief(), f"/workspace/queue/{submitted.pk}/return/"),
        (holder(draft.action.owner), f"/workspace/updates/{draft.pk}/edit/"),
        (holder(draft.action.owner), f"/workspace/updates/{draft.pk}/autosave/"),
        (holder(draft.action.owner), f"/workspace/updates/{draft.pk}/submit/"),
    ]
    answers = {"version": version, "title": "Title", "reason": "A reason.", "notice": "A notice.", "read": "on"}
    answers |= {"health": "on_track", "done": "Done.", "key": key, "move": "down"}
    found = {address: quietly(somebody).post(address, answers).status_code for somebody, address in addresses}
    assert {address: status for address, status in found.items() if status not in (200, 409, 422)} == {}
    before = [each.version for each in (in_review, approved, published, composed, draft, submitted)]
    for each in (in_review, approved, published, composed, draft, submitted):
        each.refresh_from_db()
    assert [each.version for each in (in_review, approved, published, composed, draft, submitted)] == before


def test_a_version_beyond_every_column_is_one_that_has_moved_on() -> None:
    report = make_report()
    keys = [section.key for section in report.sections.all()]
    with pytest.raises(Stale):
        arrange_sections(report, version=2**63, keys=keys, by=staff(), at=NOW)


@pytest.mark.parametrize("name", ["page", "per_page"])
def test_a_list_has_no_page_that_breaks(name: str) -> None:
    make_submitted()
    make_edition()
    lists = {
        "actions": staff(),
        "reports": staff(),
        "desk": staff(),
        "queue": chief(),
        "people": person(Role.ADMINISTRATOR),
        "audit-trail": person(Role.ADMINISTRATOR),
    }
    found = {
        (address, number[:20]): quietly(somebody).get(f"/workspace/{address}/", {name: number}).status_code
        for address, somebody in lists.items()
        for number in NO_NUMBER
    }
    assert set(found.values()) == {200}, found


def test_nobody_draws_a_whole_list_at_once() -> None:
    make_edition()
    make_edition()
    client = client_of(person(Role.ADMINISTRATOR))
    shown = client.get("/workspace/audit-trail/", {"per_page": "100000"}).context["table"]
    assert len(shown.page.object_list) == 10 < shown.paginator.count


@pytest.mark.parametrize("year", ["0000", "0001", "1899", "2200", "9999", "٢٠٢٤", "9" * 5000, "\x00"])
def test_the_calendar_of_no_year_is_that_of_this_year(year: str) -> None:
    page = quietly(staff()).get("/workspace/calendar/", {"year": year})
    assert page.status_code == 200
    assert page.context["year"].year == NOW.year


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31 December 9999", "\x00", "9" * 5000])
def test_the_plan_of_no_day_is_the_plan_as_it_is(day: str) -> None:
    make_edition()
    assert "is not a date we can read" in quietly(staff()).get("/workspace/plan/", {"as-at": day}).content.decode()


@pytest.mark.parametrize("number", [number for number in NO_NUMBER if number])
def test_there_is_no_version_to_compare_under_a_number_that_is_none(number: str) -> None:
    update = make_edition().report.cycle.updates.get()  # type: ignore[union-attr]
    assert quietly(chief()).get(f"/workspace/updates/{update.pk}/compare/", {"version": number}).status_code == 404


@pytest.mark.parametrize("pk", ["9" * 5000, "9" * 30, str(2**63), str(2**31)])
def test_what_no_row_can_be_called_is_not_there(pk: str) -> None:
    addresses = ["updates/{}", "updates/{}/compare", "updates/{}/edit", "queue/{}", "reports/{}", "reports/{}/sections"]
    addresses += ["renderings/{}", "cycles/{}/open", "calendar/{}/receive", "actions/{}", "plan/objectives/{}"]
    make_edition()
    membership = make_membership(Role.GOVERNANCE_STAFF)
    make_membership(Role.CHIEFS_OFFICE, user=membership.user)
    client = quietly(holder(membership))
    found = {address: client.get(f"/workspace/{address.format(pk)}/").status_code for address in addresses}
    assert set(found.values()) == {404}, found
    assert quietly(staff()).get(f"/reports/status/editions/{pk}/").status_code == 404


@pytest.mark.parametrize("name", ["%00", "a%00b", "..%2F..%2Fsettings", "x" * 5000])
def test_a_stylesheet_under_no_hash_is_not_there(name: str) -> None:
    """PostgreSQL refuses to look for a NUL at all."""
    client = Client(raise_request_exception=False)
    assert client.get(f"/reports/styles/{name}.css").status_code == 404
