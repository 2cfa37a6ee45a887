"""Comments: written beside the decision, read by the owner beside the form, each with the version it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Comment, Membership
from strategic_plan.services.updates import return_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import chief
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]
WORDS = "Which five sessions were missed?"


def test_a_comment_is_shown_to_the_owner_with_its_version(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    office = sign_in(story.approver())
    path = f"/workspace/updates/{update.pk}/comment/"
    answer = office.post(path, {"version": update.version, "answer": "done", "text": WORDS})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/workspace/queue/{update.pk}/"
    assert WORDS in text_of(office.get(f"/workspace/queue/{update.pk}/"))
    return_update(update, version=update.version, reason="Answer the comment.", by=chief(), at=NOW)
    owner = sign_in(update.action.owner)
    for page in ("", "edit/"):
        words = text_of(owner.get(f"/workspace/updates/{update.pk}/{page}"))
        assert WORDS in words
        assert "On version 1, Staff Officer, Chief’s office, today, 10:00" in words


def test_a_comment_without_words_is_asked_for_and_keeps_its_answer(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    answer = sign_in(story.approver()).post(
        f"/workspace/updates/{update.pk}/comment/", {"version": update.version, "answer": "reason", "text": ""}
    )
    assert errors_of(answer) == ["Write what you want to say about it."]
    assert not Comment.objects.exists()


def test_a_comment_on_words_that_moved_on_is_refused_and_keeps_what_was_typed(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    read = update.version
    return_update(update, version=read, reason="Say more.", by=chief(), at=NOW)
    story.answered(update)
    late = sign_in(story.approver()).post(
        f"/workspace/updates/{update.pk}/comment/", {"version": read, "answer": "done", "text": WORDS}
    )
    assert late.status_code == 409
    assert WORDS in late.content.decode()
    assert not Comment.objects.exists()


def test_nobody_else_reads_the_comments(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    Comment.objects.create(
        submission=update.submissions.get(), answer="done", text=WORDS, written_at=NOW, written_by=chief().acting
    )
    stranger = sign_in(story.member(office="Records Manager"))
    assert WORDS not in text_of(stranger.get(f"/workspace/updates/{update.pk}/"))
    assert WORDS in text_of(sign_in(update.action.owner).get(f"/workspace/updates/{update.pk}/"))
