"""The page of a rendering: how far it is, its PDF, and how it ended."""

from __future__ import annotations

import datetime

import pytest

from strategic_plan.models import Rendering, Role
from strategic_plan.services import renderings
from tests.factories.moments import NOW
from tests.factories.people import chief, person, staff
from tests.factories.reports import blank_page, make_approved_report, make_edition, make_report
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def ordered(purpose: str = Rendering.Purpose.PREVIEW) -> Rendering:
    report = make_report() if purpose == Rendering.Purpose.PREVIEW else make_approved_report()
    return renderings.order_rendering(report, purpose=purpose, version=report.version, by=staff(), at=NOW)


def test_ordering_a_preview_leads_to_its_progress() -> None:
    report = make_report()
    answer = client_of(staff()).post(f"/workspace/reports/{report.pk}/preview/")
    assert answer.headers["Location"] == f"/workspace/renderings/{Rendering.objects.get().pk}/"


def test_while_it_is_drawn_the_page_asks_again_by_itself() -> None:
    rendering = ordered()
    renderings.take(rendering, at=NOW)
    renderings.say_phase(rendering, "writing", at=NOW)
    page = client_of(staff()).get(f"/workspace/renderings/{rendering.pk}/")
    assert heading(page) == "The preview is being drawn."
    assert "The PDF is written. Look again" in text_of(page)
    assert 'hx-trigger="every 2s"' in page.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page.content.decode()


def test_the_part_that_changes_stands_alone_for_htmx_as_it_stands_in_the_page() -> None:
    client, address = client_of(staff()), f"/workspace/renderings/{ordered().pk}/"
    alone = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in alone
    assert text_of(client.get(address, headers={"HX-Request": "true"})).strip() in text_of(client.get(address))


def test_a_finished_preview_is_served_to_those_who_may_read_drafts() -> None:
    rendering = ordered()
    renderings.take(rendering, at=NOW)
    renderings.finish(rendering, pdf=blank_page(), pages=1, at=NOW)
    address = f"/workspace/renderings/{rendering.pk}/"
    assert heading(client_of(chief()).get(address)) == "The preview is ready: 1 page."
    answer = client_of(chief()).get(f"{address}report.pdf")
    assert answer.content == blank_page()
    assert answer.headers["Cache-Control"] == "private, no-store"
    for other in (Role.BOARD_MEMBER, Role.CONTRIBUTOR):
        assert client_of(person(other)).get(f"{address}report.pdf").status_code == 403


def test_there_is_no_pdf_before_it_is_drawn() -> None:
    assert client_of(staff()).get(f"/workspace/renderings/{ordered().pk}/report.pdf").status_code == 404


def test_a_failure_is_told_in_its_sentence_with_a_way_on() -> None:
    rendering = ordered()
    renderings.fail(rendering, "“Data notes” contains the character 日.", section="data-notes", at=NOW)
    page = client_of(staff()).get(f"/workspace/renderings/{rendering.pk}/")
    assert heading(page) == "The preview could not be drawn."
    assert "“Data notes” contains the character 日. Open the section Draw it again" in text_of(page)
    assert f'href="/workspace/reports/{rendering.report_id}/sections/data-notes/"' in page.content.decode()


def test_a_worker_that_died_does_not_leave_the_page_waiting() -> None:
    rendering = ordered()
    renderings.take(rendering, at=NOW - renderings.LEASE - datetime.timedelta(seconds=1))
    page = client_of(staff()).get(f"/workspace/renderings/{rendering.pk}/")
    assert heading(page) == "The drawing stopped."
    assert "every 2s" not in page.content.decode()


def test_a_preview_may_be_cancelled() -> None:
    rendering = ordered()
    page = client_of(staff()).post(f"/workspace/renderings/{rendering.pk}/cancel/", follow=True)
    assert heading(page) == "The preview was cancelled."


def test_a_publication_is_cancelled_only_by_those_who_may_publish() -> None:
    rendering = ordered(Rendering.Purpose.PUBLISH)
    address = f"/workspace/renderings/{rendering.pk}/cancel/"
    assert client_of(chief()).post(address).status_code == 403
    assert heading(client_of(staff()).post(address, follow=True)) == "The publication was cancelled."


def test_the_page_of_a_published_report_leads_to_its_editions() -> None:
    report = make_edition().report
    words = text_of(client_of(person(Role.BOARD_MEMBER)).get(f"/workspace/reports/{report.pk}/"))
    assert "Public, and frozen." in words
    assert "Edition 1" in words
    assert "Withdraw with a notice" not in words
