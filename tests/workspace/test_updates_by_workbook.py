"""Updates by workbook: taken away, filled in offline, previewed, and kept whole or not at all."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from strategic_plan.services.updates import save_update
from tests.factories import story
from tests.factories.files import tampered, workbook_bytes
from tests.factories.moments import NOW
from tests.factories.organization import make_unit
from tests.factories.people import holder
from tests.factories.updates import saying
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/updates/workbook/"
HEADINGS = ["Action", "Title", "Question", "Said last time", "Your answer", "Cycle", "Version", "Key"]
Book = Any


@pytest.fixture
def owner() -> Membership:
    return story.member()


@pytest.fixture
def update(owner: Membership) -> StatusUpdate:
    """A draft of 1.1.1, with a milestone and a figure to answer."""
    action = story.action(owner)
    story.milestone(action)
    story.promised_figure(action)
    return story.draft(action)


def taken(client: Client) -> Book:
    return openpyxl.load_workbook(io.BytesIO(client.get(f"{ADDRESS}updates.xlsx").content))


def answer(book: Book, key: str, value: object, code: str = "1.1.1") -> None:
    """Write into the blue column, as a person would."""
    for row in book.active.iter_rows(min_row=2):
        if row[0].value == code and re.fullmatch(key, row[7].value):
            row[4].value = value
            return
    raise LookupError(key)


def brought(client: Client, book: Book | bytes, name: str = "updates.xlsx") -> Any:
    content = book
    if not isinstance(book, bytes):
        stream = io.BytesIO()
        book.save(stream)
        content = stream.getvalue()
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def confirmed(client: Client, preview: Any, **ticked: object) -> Any:
    token = re.search(r'name="preview" value="([^"]+)"', preview.content.decode())
    assert token is not None
    return client.post(f"{ADDRESS}confirm/", {"preview": token[1], **ticked})


def test_what_is_filled_in_offline_is_previewed_and_then_kept(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    book = taken(client)
    answer(book, "health", "At risk")
    answer(book, "reason", "Two coordinators were away.\nOne is back.")
    answer(book, "corrective_action", "A third is trained.")
    answer(book, "expected_on", "31 May 2024")
    answer(book, "milestone_.*_moved_to", NOW.date().replace(month=5))
    answer(book, "figure_.*", 13)
    preview = brought(client, book)
    assert heading(preview) == "One update would change."
    update.refresh_from_db()
    assert update.health == "on_track"
    assert confirmed(client, preview).status_code == 302
    update.refresh_from_db()
    assert (update.health, str(update.expected_on)) == ("at_risk", "2024-05-31")
    assert update.reason == "Two coordinators were away.\nOne is back."
    assert str(update.milestone_reports.get().moved_to) == "2024-05-11"
    assert update.key_figures.get().value == 13


def test_the_same_file_twice_changes_nothing(sign_in: SignIn, owner: Membership, update: StatusUpdate) -> None:
    client = sign_in(owner)
    book = taken(client)
    answer(book, "done", "Fourteen case reviews were held.")
    confirmed(client, brought(client, book))
    update.refresh_from_db()
    version = update.version
    again = brought(client, book)
    assert heading(again) == "The workbook changes nothing."
    confirmed(client, again)
    update.refresh_from_db()
    assert update.version == version


def test_words_that_begin_like_a_formula_come_back_as_they_were(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    words = saying(story.ON_TRACK, done="=SUM(A1) is not a sum", next="- first\n- second")
    save_update(update, version=update.version, words=words, by=holder(owner), at=NOW)
    client = sign_in(owner)
    book = taken(client)
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert heading(brought(client, book)) == "The workbook changes nothing."


def test_a_draft_that_moved_on_is_shown_with_both_texts_and_kept_unless_ticked(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    book = taken(client)
    answer(book, "done", "Said in the workbook.")
    words = story.AT_RISK
    save_update(update, version=update.version, words=words, by=holder(owner), at=NOW)
    preview = brought(client, book)
    assert heading(preview) == "0 updates would change. One has moved on."
    for said in ("Said in the workbook.", "Thirteen case reviews were held, five in District 1."):
        assert said in text_of(preview)
    confirmed(client, preview)
    update.refresh_from_db()
    assert update.done == words.done
    confirmed(client, preview, take="1.1.1")
    update.refresh_from_db()
    assert update.done == "Said in the workbook."


def test_what_moves_on_between_preview_and_confirmation_stops_the_whole(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    second = story.draft(story.action(owner, "Train a third coordinator"))
    client = sign_in(owner)
    book = taken(client)
    answer(book, "done", "First, from the workbook.")
    answer(book, "done", "Second, from the workbook.", code="1.1.2")
    preview = brought(client, book)
    save_update(second, version=second.version, words=story.AT_RISK, by=holder(owner), at=NOW)
    late = confirmed(client, preview)
    assert late.status_code == 409
    assert "Nothing was stored." in text_of(late)
    assert "Second, from the workbook." in text_of(late)
    assert list(StatusUpdate.objects.order_by("pk").values_list("done", flat=True)) == [
        story.ON_TRACK.done,
        story.AT_RISK.done,
    ]


def test_an_update_that_nobody_has_begun_is_begun_by_what_comes_back(sign_in: SignIn, owner: Membership) -> None:
    action = story.action(owner)
    story.cycle(action.action_plan)
    client = sign_in(owner)
    book = taken(client)
    answer(book, "health", "on track")
    answer(book, "done", "Begun offline.")
    confirmed(client, brought(client, book))
    update = StatusUpdate.objects.get()
    assert (update.state, update.health, update.done) == ("draft", "on_track", "Begun offline.")


def test_governance_staff_bring_words_on_the_owners_behalf_and_see_no_draft_of_an_owner(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    story.action(owner, "Train a third coordinator")
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    book = taken(client)
    assert {row[0].value for row in book.active.iter_rows(min_row=2)} == {"1.1.2"}
    answer(book, "done", "Said on the telephone.", code="1.1.2")
    confirmed(client, brought(client, book))
    entered = StatusUpdate.objects.get(action__number=2)
    assert entered.on_behalf_of == owner
    assert update.pk != entered.pk


BAD: dict[str, tuple[str, object, str]] = {
    "no such day": ("expected_on", "31 June 2024", "Choose a date that exists, such as 31 May 2024"),
    "an ambiguous day": ("expected_on", "02/03/2024", "Write the month as a word, such as 31 May 2024"),
    "no status": ("health", "Splendid", "Select a valid choice"),
    "no number": ("figure_.*", "thirteen", "Write a number in digits"),
    "a formula": ("done", "=1+1", "a value that was typed, not a formula"),
    "too long": ("done", "x" * 3000, "Shorten this to 2000 characters"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_answer_names_its_row_what_was_found_and_what_is_expected(
    case: str, sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    key, value, expected = BAD[case]
    client = sign_in(owner)
    book = taken(client)
    answer(book, "next", "This is right and is not stored either.")
    answer(book, key, value)
    page = brought(client, book)
    words = text_of(page)
    assert re.search(r"Row \d+, Your answer", words)
    assert expected in words
    assert str(value)[:20] in words
    version = update.version
    update.refresh_from_db()
    assert update.version == version


def row_of(**changed: object) -> list[object]:
    row = {"Action": "1.1.1", "Cycle": "Quarter 1 2024", "Version": 2, "Key": "done", "Your answer": "New."} | changed
    return [row.get(heading, "") for heading in HEADINGS]


@pytest.mark.parametrize(
    ("changed", "column", "found"),
    [
        ({"Action": "9.9.9"}, "Action", "“9.9.9”"),
        ({"Action": "1.1.2"}, "Action", "“1.1.2”"),
        ({"Cycle": "Quarter 4 2023"}, "Cycle", "“Quarter 4 2023”"),
        ({"Version": "two"}, "Version", "“two”"),
        ({"Key": "colour"}, "Key", "“colour”"),
        ({"Key": "milestone_999_met_on"}, "Key", "“milestone_999_met_on”"),
        ({"Key": "<b>"}, "Key", "“<b>”"),
    ],
)
def test_what_is_not_asked_or_not_ones_own_is_refused_by_its_place(
    changed: dict[str, object], column: str, found: str, sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    story.draft(story.action(story.member(office="Records Manager")))
    page = brought(sign_in(owner), workbook_bytes([HEADINGS, row_of(**changed)]))
    words = text_of(page)
    assert f"Row 2, {column}" in words
    assert found in words
    assert update.pk


def test_macros_another_table_and_an_empty_file_are_refused_whole(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    with_macros = tampered([HEADINGS, row_of()], add={"xl/vbaProject.bin": b"macro"}).getvalue()
    refused = [
        errors_of(brought(client, content))
        for content in (with_macros, workbook_bytes([["Area", "Count"], ["Region", 7]]), b"")
    ]
    assert "macros" in refused[0][0]
    assert "the headings of the workbook" in refused[1][0]
    assert refused[2] == ["This file is empty. Choose another one."]
    assert update.pk


def test_a_preview_is_confirmed_by_whoever_made_it_alone(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    book = taken(client)
    answer(book, "done", "From the workbook.")
    preview = brought(client, book)
    other = sign_in(story.member(office="Records Manager"))
    assert confirmed(other, preview).status_code == 409
    assert client.post(f"{ADDRESS}confirm/", {"preview": "made up"}).status_code == 409
    update.refresh_from_db()
    assert update.done == story.ON_TRACK.done


def test_a_workbook_of_one_unit_holds_its_actions_alone(sign_in: SignIn, owner: Membership) -> None:
    roads, homes = make_unit(name="Road Safety"), make_unit(name="Community Mobilization")
    first, second = story.action(owner, unit=roads), story.action(owner, unit=homes)
    story.cycle(first.action_plan)
    client = sign_in(owner)
    page = client.get(ADDRESS)
    assert "Or the workbook of one unit: Community Mobilization 1 update Road Safety 1 update" in text_of(page)
    file = client.get(f"{ADDRESS}updates.xlsx", {"unit": homes.pk}).content
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert {row[0].value for row in book.active.iter_rows(min_row=2)} == {second.code}
    assert {row[0].value for row in taken(client).active.iter_rows(min_row=2)} == {first.code, second.code}


def test_where_all_are_of_one_unit_none_is_offered(sign_in: SignIn, owner: Membership) -> None:
    action = story.action(owner, unit=make_unit(name="Road Safety"))
    story.cycle(action.action_plan)
    assert "one unit" not in text_of(sign_in(owner).get(ADDRESS))


def test_of_two_open_cycles_a_workbook_comes_back_to_its_own(sign_in: SignIn, owner: Membership) -> None:
    action = story.action(owner)
    story.cycle(action.action_plan)
    older = story.cycle_before(action.action_plan)
    client = sign_in(owner)
    file = client.get(f"{ADDRESS}updates.xlsx", {"cycle": older.pk}).content
    book = openpyxl.load_workbook(io.BytesIO(file))
    answer(book, "health", "On track")
    answer(book, "done", "Thirteen case reviews were held.")
    assert confirmed(client, brought(client, book)).status_code == 302
    assert StatusUpdate.objects.get().cycle == older
