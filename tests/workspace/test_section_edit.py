"""The composer: a section is written, saved, previewed, and never lost to somebody else's save."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Report, Section
from tests.factories.people import chief, staff
from tests.factories.reports import make_report, make_report_in_review
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def address_of(section: Section, page: str = "") -> str:
    return f"/workspace/reports/{section.report_id}/sections/{section.key}/{page}"


def notes_of(report: Report) -> Section:
    return report.sections.get(key="data-notes")


def answers(section: Section, text: str, **more: str) -> dict[str, str]:
    return {"version": str(section.version), "title": section.title, "text": text, "included": "on"} | more


def test_the_composer_opens_at_the_section_that_needs_words() -> None:
    report = make_report()
    report.sections.filter(key="data-notes").update(text="")
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/", follow=True)
    assert heading(page) == "One section needs your words."
    assert "What a reader must know about these figures: sources, gaps, revisions." in text_of(page)


def test_a_finished_composer_says_so() -> None:
    page = client_of(staff()).get(f"/workspace/reports/{make_report().pk}/sections/")
    assert heading(page) == "Every section is ready."


def test_words_are_kept() -> None:
    section = notes_of(make_report())
    answer = client_of(staff()).post(address_of(section), answers(section, "Complete to 31 March."))
    section.refresh_from_db()
    assert (answer.status_code, section.text) == (302, "Complete to 31 March.")


def test_saving_while_typing_answers_with_the_new_version() -> None:
    section = notes_of(make_report())
    answer = client_of(staff()).post(address_of(section, "autosave/"), answers(section, "Complete."))
    assert (answer.status_code, answer.json()["version"]) == (200, section.version + 1)
    assert answer.json()["words"] == "Saved at 10:00. You can close this page and come back."


def test_a_stale_save_shows_both_texts_and_loses_neither() -> None:
    section = notes_of(make_report())
    client = client_of(staff())
    client.post(address_of(section), answers(section, "Saved first."))
    page = client.post(address_of(section), answers(section, "Typed meanwhile."))
    section.refresh_from_db()
    assert page.status_code == 409
    assert heading(page) == "Somebody else saved “Data notes” while you wrote."
    assert '<textarea name="text" hidden>Typed meanwhile.</textarea>' in page.content.decode()
    assert section.text == "Saved first."
    client.post(address_of(section), answers(section, "Typed meanwhile.", keep="mine"))
    section.refresh_from_db()
    assert section.text == "Typed meanwhile."


def test_a_stale_save_while_typing_is_a_conflict() -> None:
    section = notes_of(make_report())
    client = client_of(staff())
    client.post(address_of(section), answers(section, "Saved first."))
    assert client.post(address_of(section, "autosave/"), answers(section, "Late.")).status_code == 409


def test_the_same_words_saved_twice_are_no_conflict() -> None:
    section = notes_of(make_report())
    client = client_of(staff())
    for _time in range(2):
        answer = client.post(address_of(section, "autosave/"), answers(section, "The same."))
    assert answer.status_code == 200


def test_the_preview_shows_words_as_they_will_stand_and_saves_nothing() -> None:
    section = notes_of(make_report())
    typed = answers(section, "Complete to **31 March**. <script>alert(1)</script>")
    sheet = client_of(staff()).post(address_of(section, "preview/"), typed).content.decode()
    section.refresh_from_db()
    assert "<strong>31&nbsp;March</strong>" in sheet
    assert "<script>" not in sheet
    assert section.text == "Figures are complete to the end of March."


def test_a_required_section_may_not_be_left_out() -> None:
    section = notes_of(make_report())
    client_of(staff()).post(address_of(section), answers(section, "Words.", included=""))
    section.refresh_from_db()
    assert section.included


def test_an_optional_section_is_left_out_by_taking_the_tick_away() -> None:
    section = make_report().sections.get(key="definitions")
    typed = answers(section, "Words.")
    del typed["included"]
    client_of(staff()).post(address_of(section), typed)
    section.refresh_from_db()
    assert not section.included


def test_a_report_in_review_takes_no_words() -> None:
    section = notes_of(make_report_in_review())
    page = client_of(staff()).post(address_of(section), answers(section, "Too late."))
    assert page.status_code == 409
    assert "This report is not being composed any more." in text_of(page)


def test_the_chiefs_office_writes_no_section() -> None:
    assert client_of(chief()).get(address_of(notes_of(make_report()))).status_code == 403


def test_an_unknown_section_is_not_found() -> None:
    report = make_report()
    assert client_of(staff()).get(f"/workspace/reports/{report.pk}/sections/nothing/").status_code == 404


def test_the_composer_asks_the_same_whatever_the_number_of_sections(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = address_of(notes_of(make_report()))
    client = client_of(staff())
    client.get(address)
    with django_assert_num_queries(15):
        client.get(address)


def test_a_section_is_shown_with_what_is_approved_and_the_words_as_saved() -> None:
    report = make_report()
    client = client_of(staff())
    page = text_of(client.get(f"/workspace/reports/{report.pk}/sections/priority-1/page/"))
    assert "Enforcement at the ten worst crossings" in page
    together = text_of(client.get(f"/workspace/reports/{report.pk}/sections/data-notes/page/"))
    assert "This section stands together with others on their page." in together
