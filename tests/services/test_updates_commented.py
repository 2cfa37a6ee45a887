"""Comments on an update, and approving several at once: always about the version that was read."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Comment, Event, Role, StatusUpdate
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import (
    approve_several,
    comment_on_update,
    return_update,
    save_update,
    submit_update,
)
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import chief, holder, person

pytestmark = pytest.mark.django_db


def test_a_comment_is_kept_with_the_version_it_speaks_of_and_changes_nothing() -> None:
    update = story.resubmitted(story.action(story.member()))
    version = update.version
    comment_on_update(update, version=version, answer="done", text=" Which five? ", by=chief(), at=NOW)
    comment = Comment.objects.get()
    assert (comment.submission.number, comment.answer, comment.text) == (2, "done", "Which five?")
    update.refresh_from_db()
    assert update.version == version
    words = Event.objects.order_by("-number").values_list("words", flat=True)[0]
    assert words.endswith("commented on version 2 of the update of 1.1.1, “What was done”: Which five?")


def test_on_words_that_moved_on_nothing_is_said() -> None:
    update = story.submitted(story.action(story.member()))
    read = update.version
    return_update(update, version=read, reason="Say more.", by=chief(), at=NOW)
    with pytest.raises(Stale):
        comment_on_update(update, version=read, answer="done", text="Which five?", by=chief(), at=NOW)
    assert not Comment.objects.exists()


def test_a_draft_and_an_approved_update_take_no_comment() -> None:
    action = story.action(story.member())
    draft = story.draft(action)
    approved = story.approved(story.action(story.member()))
    for update in (draft, approved):
        with pytest.raises(Refusal):
            comment_on_update(update, version=update.version, answer="done", text="Which?", by=chief(), at=NOW)


def test_a_comment_has_words_and_a_known_answer() -> None:
    update = story.submitted(story.action(story.member()))
    for answer, text in (("done", "  "), ("colour", "Which?")):
        with pytest.raises(ValidationError):
            comment_on_update(update, version=update.version, answer=answer, text=text, by=chief(), at=NOW)


def test_owners_comment_on_their_own_and_strangers_on_none() -> None:
    update = story.submitted(story.action(story.member()))
    comment_on_update(
        update, version=update.version, answer="done", text="As agreed.", by=holder(update.action.owner), at=NOW
    )
    for by in (person(Role.CONTRIBUTOR), person(Role.BOARD_MEMBER), person(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            comment_on_update(update, version=update.version, answer="done", text="Mine.", by=by, at=NOW)


def test_of_several_each_is_approved_at_the_version_read_and_one_that_moved_on_is_left() -> None:
    owner = story.member()
    first, second, moved = (story.submitted(story.action(owner, f"Action {number}")) for number in (1, 2, 3))
    read = {update: update.version for update in (first, second, moved)}
    other = StatusUpdate.objects.get(pk=moved.pk)
    return_update(other, version=other.version, reason="Say more.", by=chief(), at=NOW)
    save_update(other, version=other.version, words=story.AT_RISK, by=holder(owner), at=NOW)
    submit_update(other, version=other.version, by=holder(owner), at=NOW)
    fresh = {StatusUpdate.objects.for_page().get(pk=update.pk): version for update, version in read.items()}
    decided = approve_several(fresh, by=chief(), at=NOW)
    assert decided.approved == (first.pk, second.pk)
    assert list(decided.refused) == [moved.pk]
    states = list(StatusUpdate.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["approved", "approved", "submitted"]


def test_one_that_cannot_be_approved_does_not_keep_the_others_back() -> None:
    writer = story.member(Role.CHIEFS_OFFICE, "Staff Officer")
    own = story.submitted(story.action(writer))
    other = story.submitted(story.action(story.member()))
    decided = approve_several({own: own.version, other: other.version}, by=holder(writer), at=NOW)
    assert decided.approved == (other.pk,)
    assert decided.refused == {own.pk: "You wrote or sent this update, so somebody else decides on it."}
