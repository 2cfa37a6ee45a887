"""Putting a chart, a table, a figure, a quotation or a picture between the words of a section."""

from __future__ import annotations

from typing import Any

import pytest

from strategic_plan.models import Cycle, Report, Section
from tests.factories.people import chief, staff
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_picture, make_report, make_report_in_review
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
WORDS = "First paragraph.\n\nSecond paragraph."


@pytest.fixture
def cycle() -> Cycle:
    return make_quarter(1)


def indicator_of(report: Report) -> str:
    return str(report.plan.priorities.get().objectives.get().indicators.get().code)


def section_of(report: Report, key: str = "priority-1") -> Section:
    return report.sections.get(key=key)


def put(section: Section, client: Any = None, **answers: str) -> Any:
    typed = {"version": str(section.version), "title": section.title, "text": WORDS, "included": "on"} | answers
    client = client or client_of(staff())
    return client.post(f"/workspace/reports/{section.report_id}/sections/{section.key}/insert/", typed)


@pytest.mark.parametrize("kind", ["chart", "table", "figure"])
def test_what_is_picked_stands_at_the_end_of_what_was_typed(cycle: Cycle, kind: str) -> None:
    report = make_report(cycle)
    section, code = section_of(report), indicator_of(report)
    answer = put(section, **{"insert-kind": kind, "insert-indicator": code})
    section.refresh_from_db()
    assert (answer.status_code, section.text) == (302, f"{WORDS}\n\n[[{kind} {code}]]")


def test_it_stands_after_the_paragraph_where_somebody_last_wrote(cycle: Cycle) -> None:
    section = section_of(make_report(cycle))
    put(
        section,
        **{"insert-kind": "quote", "insert-words": "It was worth it.", "insert-who": "A resident", "insert-at": "3"},
    )
    section.refresh_from_db()
    assert section.text == "First paragraph.\n\n[[quote: It was worth it. | A resident]]\n\nSecond paragraph."


def test_a_quotation_cannot_end_its_own_line(cycle: Cycle) -> None:
    section = section_of(make_report(cycle))
    put(section, text="", **{"insert-kind": "quote", "insert-words": "So ]] be\nit | always", "insert-who": ""})
    section.refresh_from_db()
    assert section.text == "[[quote: So )) be it / always]]"


def test_a_picture_is_chosen_by_what_it_shows(cycle: Cycle) -> None:
    report = make_report(cycle)
    picture = make_picture(report)
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/sections/priority-1/")
    assert "1: Two officers and a climbing wall." in text_of(page)
    section = section_of(report)
    put(section, **{"insert-kind": "picture", "insert-picture": str(picture.number)})
    section.refresh_from_db()
    assert section.text == f"{WORDS}\n\n[[picture 1]]"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"insert-kind": "chart"}, "Choose an indicator"),
        ({"insert-kind": "chart", "insert-indicator": "nothing"}, "Select a valid choice"),
        ({"insert-kind": "picture"}, "Choose a picture"),
        ({"insert-kind": "quote"}, "Type the quotation"),
        ({"insert-kind": "film"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(
    cycle: Cycle, answers: dict[str, str], words: str
) -> None:
    section = section_of(make_report(cycle))
    page = put(section, **answers)
    section.refresh_from_db()
    assert (page.status_code, section.text) == (422, "Figures are complete to the end of March.")
    assert words in text_of(page)
    assert f">\n{WORDS}</textarea>" in page.content.decode()


def test_another_reports_picture_is_not_put_in(cycle: Cycle) -> None:
    report = make_report(cycle)
    make_picture(make_report(cycle))
    assert put(section_of(report), **{"insert-kind": "picture", "insert-picture": "1"}).status_code == 422


def test_somebody_elses_words_are_not_lost(cycle: Cycle) -> None:
    section = section_of(make_report(cycle))
    client = client_of(staff())
    client.post(
        f"/workspace/reports/{section.report_id}/sections/priority-1/",
        {"version": str(section.version), "title": section.title, "text": "Saved first.", "included": "on"},
    )
    page = put(section, client, **{"insert-kind": "quote", "insert-words": "Late."})
    section.refresh_from_db()
    assert (page.status_code, section.text) == (409, "Saved first.")
    assert heading(page) == f"Somebody else saved “{section.title}” while you wrote."
    assert f"{WORDS}\n\n[[quote: Late.]]</textarea>" in page.content.decode()


def test_a_generated_section_takes_none(cycle: Cycle) -> None:
    section = section_of(make_report(cycle), "milestones")
    assert put(section, **{"insert-kind": "quote", "insert-words": "No."}).status_code == 409


def test_the_preview_draws_what_is_put_in_and_says_what_is_not_there(cycle: Cycle) -> None:
    report = make_report(cycle)
    make_picture(report)
    section, code = section_of(report), indicator_of(report)
    text = f"Before.\n\n[[table {code}]]\n\n[[picture 1]]\n\n[[quote: Well said. | A resident]]\n\n[[chart nothing]]"
    sheet = client_of(staff()).post(
        f"/workspace/reports/{report.pk}/sections/priority-1/preview/",
        {"version": str(section.version), "title": section.title, "text": text, "included": "on"},
    )
    page = sheet.content.decode()
    assert f'id="table-{code}"' in page
    assert 'alt="Two officers and a climbing wall."' in page
    assert '<blockquote class="r-pull-quote">' in page
    assert "There is nothing to show for <strong>[[chart nothing]]</strong>." in page


WRITTEN = {
    Report.Kind.STATUS: ("recommendation", "priority-1", "data-notes", "definitions"),
    Report.Kind.ANNUAL: ("message-chair", "message-chief", "priority-1", "story-1"),
    Report.Kind.PLAN: ("message-chair", "making", "priority-1", "resources"),
    Report.Kind.DECISION: ("recommendation", "background", "analysis", "options", "law", "consultation", "finance"),
}


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, keys in WRITTEN.items() for key in keys])
def test_every_written_section_shows_what_is_put_in(cycle: Cycle, kind: str, key: str) -> None:
    report = make_report(cycle, kind=kind)
    shown_on = {"data-notes": "appendix", "definitions": "appendix", "story-1": "priority-1"}.get(key, key)
    report.sections.filter(key=key).update(text="A heading\n\nSome words.\n\n[[quote: Put in here. | Somebody]]")
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/sections/{shown_on}/page/").content.decode()
    assert '<blockquote class="r-pull-quote"><p>Put in here.</p><p class="r-quote-by">Somebody</p></blockquote>' in page


def test_a_report_in_review_takes_none() -> None:
    section = section_of(make_report_in_review(), "data-notes")
    assert put(section, **{"insert-kind": "quote", "insert-words": "Late."}).status_code == 409


def test_the_chiefs_office_puts_nothing_in() -> None:
    section = section_of(make_report(), "data-notes")
    assert put(section, client_of(chief()), **{"insert-kind": "quote", "insert-words": "No."}).status_code == 403
