"""The form of an update: last time's words beside it, saved with gaps, and two texts that meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, StatusUpdate
from strategic_plan.services.updates import UpdateWords, save_update, words_of
from tests.factories import story
from tests.factories.moments import NOW, TODAY
from tests.factories.people import holder
from tests.workspace.answers import answers
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]
QUERIES = 32


def address(update: StatusUpdate) -> str:
    return f"/workspace/updates/{update.pk}/edit/"


def test_last_times_words_stand_beside_the_questions_and_never_in_them(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    story.approved_last_time(action)
    update = story.draft(action, UpdateWords())
    page = sign_in(owner).get(address(update))
    assert "Quarter 4 2023" in text_of(page)
    assert text_of(page).count(story.ON_TRACK.done) == 1
    assert page.context["form"]["done"].value() == ""


def test_a_returned_update_opens_with_the_question(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.returned(story.action(owner))
    assert f"Returned on 9 April 2024 by the Chief’s office. {story.QUESTION}" in text_of(
        sign_in(owner).get(address(update))
    )


def test_milestones_are_asked_for_and_percent_is_not(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    story.milestone(action)
    form = sign_in(owner).get(address(story.draft(action))).context["form"]
    assert [row.milestone.title for row in form.milestone_rows] == ["Review guide issued"]
    assert "percent" not in form.fields


def test_percent_is_asked_for_only_without_milestones(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    assert "percent" in sign_in(owner).get(address(update)).context["form"].fields


def test_a_draft_is_saved_with_gaps(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    answer = sign_in(owner).post(address(update), answers(update, UpdateWords(health="at_risk")))
    assert answer.headers["Location"] == "/workspace/updates/"
    update.refresh_from_db()
    assert (update.health, update.reason, update.state) == ("at_risk", "", StatusUpdate.State.DRAFT)


def test_that_nothing_has_changed_is_kept_with_its_day(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    sign_in(owner).post(address(update), answers(update, done="", nothing_changed="on"))
    update.refresh_from_db()
    assert update.nothing_changed_on == TODAY


def test_milestones_and_figures_are_kept_with_the_draft(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    milestone, figure = story.milestone(action), story.promised_figure(action)
    update = story.draft(action)
    typed = {f"milestone_{milestone.pk}_met_on": "9 April 2024", f"figure_{figure.pk}": "1,013"}
    sign_in(owner).post(address(update), answers(update, **typed))
    assert [str(said.met_on) for said in update.milestone_reports.all()] == ["2024-04-09"]
    assert [given.value for given in update.key_figures.all()] == [1013]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("done", "x" * 2001, "Shorten this to 2000 characters; it has 2001"),
        ("reason", "x" * 1001, "Shorten this to 1000 characters; it has 1001"),
        ("expected_on", "02/03/2026", "Write the month as a word, such as 31 May 2024"),
        ("done", "\x00", "Take out the characters that cannot be read"),
        ("percent", "101", "Write a number from 0 to 100"),
    ],
)
def test_an_answer_that_cannot_be_right_is_named_at_its_field_and_kept(
    sign_in: SignIn, field: str, typed: str, words: str
) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    before = words_of(update)
    page = sign_in(owner).post(address(update), answers(update, health="at_risk", **{field: typed}))
    assert [line for line in errors_of(page) if line.startswith(words)]
    assert page.context["form"][field].value() == typed
    update.refresh_from_db()
    assert words_of(update) == before


def test_a_milestone_is_not_met_on_a_day_to_come(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    milestone = story.milestone(action)
    update = story.draft(action)
    page = sign_in(owner).post(address(update), answers(update, **{f"milestone_{milestone.pk}_met_on": "1 May 2024"}))
    assert errors_of(page) == ["Give the day on which it was met; this day is still to come."]


def test_a_milestone_is_met_or_moved_but_not_both(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    milestone = story.milestone(action)
    update = story.draft(action)
    both = {f"milestone_{milestone.pk}_met_on": "9 April 2024", f"milestone_{milestone.pk}_moved_to": "31 May 2024"}
    page = sign_in(owner).post(address(update), answers(update, **both))
    assert errors_of(page) == ["Say when it was met, or give it a new date; not both."]


def saved_elsewhere(update: StatusUpdate, done: str) -> None:
    other = StatusUpdate.objects.get(pk=update.pk)
    words = UpdateWords(health="on_track", done=done)
    save_update(other, version=other.version, words=words, by=holder(update.action.owner), at=NOW)


def test_a_second_tab_meets_both_texts_and_loses_none(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    saved_elsewhere(update, "Words of the first tab.")
    page = sign_in(owner).post(address(update), answers(update, done="Words of the second tab."))
    assert page.status_code == 409
    assert heading(page) == "This update changed while you were writing. Nothing you typed is lost."
    assert "Words of the first tab." in text_of(page)
    assert "Words of the second tab." in text_of(page)
    update.refresh_from_db()
    assert update.done == "Words of the first tab."


def test_keeping_mine_saves_what_the_conflict_page_carried(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    saved_elsewhere(update, "Words of the first tab.")
    client = sign_in(owner)
    page = client.post(address(update), answers(update, done="Words of the second tab."))
    carried = {answer.name: answer.value for answer in page.context["typed_answers"]}
    version = page.context["update"].version
    client.post(address(update), carried | {"version": version, "keep": "mine"})
    update.refresh_from_db()
    assert update.done == "Words of the second tab."


def test_both_texts_can_be_joined_in_the_form(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    saved_elsewhere(update, "Words of the first tab.")
    page = sign_in(owner).post(address(update), answers(update, done="Words of the second tab.", keep="both"))
    assert page.context["form"]["done"].value() == "Words of the second tab."
    assert "Words of the first tab." in text_of(page)
    assert "nothing of yours is saved yet" in text_of(page)


def test_the_same_words_saved_twice_are_no_conflict(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    saved_elsewhere(update, "The same words.")
    answer = sign_in(owner).post(address(update), answers(update, done="The same words."))
    assert answer.status_code == 302


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_what_was_sent_can_no_longer_be_changed_and_what_was_typed_is_shown(sign_in: SignIn, state: str) -> None:
    owner = story.member()
    update: StatusUpdate = getattr(story, state)(story.action(owner))
    page = sign_in(owner).post(address(update), answers(update, done="Too late."))
    assert page.status_code == 409
    assert "Too late." in text_of(page)
    assert "Your words are below, to be copied." in text_of(page)
    update.refresh_from_db()
    assert update.done == story.ON_TRACK.done


def test_what_was_sent_opens_to_be_read(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.submitted(story.action(owner))
    assert sign_in(owner).get(address(update)).headers["Location"] == f"/workspace/updates/{update.pk}/"


def test_the_evidence_check_answers_alone_when_the_form_was_saved(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    story.milestone(action, "All districts meeting", due_on=date(2024, 2, 29))
    page = sign_in(owner).get(address(story.draft(action)), headers={"HX-Request": "true"})
    assert "Before you send: one thing does not fit" in text_of(page)
    assert "<h1" not in page.content.decode()


def test_a_draft_of_somebody_else_is_not_found(sign_in: SignIn) -> None:
    update = story.draft(story.action(story.member()))
    assert sign_in(story.member()).get(address(update)).status_code == 404


def test_a_reader_of_an_approved_update_may_not_write_it(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    assert sign_in(story.member()).get(address(update)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_milestones(
    sign_in: SignIn, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    owner = story.member()
    action = story.action(owner)
    story.approved_last_time(action)
    for _ in range(count):
        story.milestone(action)
        story.promised_figure(action)
    update = story.draft(action)
    client = sign_in(owner)
    client.get(address(update))
    with django_assert_num_queries(QUERIES):
        client.get(address(update))
