"""Files of an update: attached with the form, taken off a draft, kept with what was sent, served with care."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from strategic_plan.models import Attachment, Event, Membership, Role, StatusUpdate
from tests.factories import story
from tests.workspace.answers import answers
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def paper(name: str = "roster.pdf", data: bytes = b"%PDF-1.7 roster") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


def sent(client: Client, update: StatusUpdate, page: str = "edit", **more: Any) -> HttpResponse:
    update.refresh_from_db()
    answer: Any = client.post(f"/workspace/updates/{update.pk}/{page}/", answers(update) | more)
    return cast(HttpResponse, answer)


def address(attachment: Attachment) -> str:
    return f"/workspace/updates/{attachment.update_id}/files/{attachment.pk}/"


@pytest.fixture
def owner(db: None) -> Membership:
    return story.member()


@pytest.fixture
def update(owner: Membership) -> StatusUpdate:
    return story.draft(story.action(owner))


def test_a_file_is_kept_under_its_hash_and_its_words_are_saved_with_it(
    sign_in: SignIn, owner: Membership, update: StatusUpdate, media_folder: Path
) -> None:
    client = sign_in(owner)
    answer = sent(client, update, done="Fourteen were held.", keep="attach", attach=paper())
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/workspace/updates/{update.pk}/edit/#id_attachments",
    )
    kept = update.attachments.get()
    update.refresh_from_db()
    assert (update.done, kept.name, kept.media_type) == ("Fourteen were held.", "roster.pdf", "application/pdf")
    assert [path.name for path in media_folder.rglob("*") if path.is_file()] == [kept.sha256]
    assert "attached “roster.pdf”" in Event.objects.newest_first()[0].words


def test_it_is_saved_by_a_browser_and_never_shown_or_run(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    sent(client, update, keep="attach", attach=paper())
    answer = client.get(address(update.attachments.get()))
    assert answer.getvalue() == b"%PDF-1.7 roster"
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert answer["Content-Disposition"] == 'attachment; filename="roster.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_that_is_not_what_it_says_is_refused_and_the_words_are_kept(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    answer = sent(sign_in(owner), update, "submit", done="Fourteen.", attach=paper("roster.pdf", b"MZ\x00 a program"))
    update.refresh_from_db()
    assert "“roster.pdf” is none of the files that can be attached" in text_of(answer)
    assert (update.done, update.state, update.attachments.count()) == ("Fourteen.", "draft", 0)


def test_a_file_chosen_and_not_attached_goes_with_the_update_that_is_sent(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    sent(sign_in(owner), update, "submit", attach=paper())
    kept = update.attachments.get()
    assert update.submissions.get().content["attachments"] == [
        {
            "attachment": kept.pk,
            "name": "roster.pdf",
            "media_type": "application/pdf",
            "size": 15,
            "sha256": kept.sha256,
        }
    ]


def test_a_file_taken_off_a_draft_is_gone(
    sign_in: SignIn,
    owner: Membership,
    update: StatusUpdate,
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client = sign_in(owner)
    sent(client, update, keep="attach", attach=paper())
    kept = update.attachments.get()
    with django_capture_on_commit_callbacks(execute=True):
        sent(client, update, remove=str(kept.pk))
    assert client.get(address(kept)).status_code == 404
    assert [path for path in media_folder.rglob("*") if path.is_file()] == []


def test_a_file_of_a_version_that_was_sent_stays_with_that_version(sign_in: SignIn, owner: Membership) -> None:
    update = story.draft(story.action(owner))
    client = sign_in(owner)
    sent(client, update, "submit", attach=paper())
    chief = sign_in(story.approver())
    update.refresh_from_db()
    chief.post(f"/workspace/queue/{update.pk}/return/", {"version": update.version, "reason": "The wrong roster."})
    kept = update.attachments.get()
    sent(client, update, remove=str(kept.pk))
    sent(client, update, "submit", attach=paper("right.pdf", b"%PDF-1.7 right"))
    assert [name for name in (text_of(chief.get(f"/workspace/queue/{update.pk}/"))).split() if "pdf" in name] == [
        "right.pdf",
        "roster.pdf",
        "right.pdf",
    ]
    assert chief.get(address(kept)).status_code == 200


def test_a_file_is_no_way_around_who_may_read_the_update(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    sent(sign_in(owner), update, keep="attach", attach=paper())
    others = [story.member(), story.member(Role.GOVERNANCE_STAFF, "Governance Officer"), story.approver()]
    assert [sign_in(each).get(address(update.attachments.get())).status_code for each in others] == [404, 404, 404]


def test_a_file_of_another_update_is_not_found_at_this_one(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client, other = sign_in(owner), story.draft(story.action(owner))
    sent(client, update, keep="attach", attach=paper())
    kept = update.attachments.get()
    assert client.get(f"/workspace/updates/{other.pk}/files/{kept.pk}/").status_code == 404
    sent(client, other, remove=str(kept.pk))
    assert update.attachments.kept().count() == 1


def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(
    sign_in: SignIn, owner: Membership, update: StatusUpdate, media_folder: Path
) -> None:
    client = sign_in(owner)
    sent(client, update, keep="attach", attach=paper())
    kept = update.attachments.get()
    (media_folder / str(kept.file.name)).write_bytes(b"something else")
    assert client.get(address(kept)).status_code == 409


def test_the_same_file_twice_is_one_and_the_eleventh_is_too_many(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client = sign_in(owner)
    for number in (*range(10), 3):
        sent(client, update, keep="attach", attach=paper(f"{number}.pdf", b"%PDF-1.7 " + str(number).encode()))
    assert update.attachments.count() == 10
    answer = sent(client, update, keep="attach", attach=paper("10.pdf", b"%PDF-1.7 10"))
    assert "An update has at most ten files. Take one off first." in text_of(answer)


def test_words_another_page_saved_are_seen_before_a_form_with_a_slip_passes_over_them(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client, old = sign_in(owner), update.version
    update.refresh_from_db()
    sent(client, update, done="Saved in another window.")
    slip = answers(update) | {"version": str(old), "expected_on": "soon", "attach": paper()}
    answer = client.post(f"/workspace/updates/{update.pk}/edit/", slip)
    assert f'name="version" value="{old}"' in answer.content.decode()
    assert update.attachments.count() == 1
