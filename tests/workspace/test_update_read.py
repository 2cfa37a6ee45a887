"""An update to be read: its words, who said them, for whom, and who approved them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from strategic_plan.services.updates import Receipt, approve_update, save_update, submit_update
from tests.factories import story
from tests.factories.moments import NOW, TODAY
from tests.factories.people import holder
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def address(update: StatusUpdate) -> str:
    return f"/workspace/updates/{update.pk}/"


def test_a_board_member_reads_what_was_approved_and_by_whom(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    page = text_of(sign_in(story.member(Role.BOARD_MEMBER, "Board member")).get(address(update)))
    assert story.ON_TRACK.done in page
    assert "Said by Detective Sergeant" in page
    assert "Approved by Staff Officer, Chief’s office, 10 April 2024" in page


def test_a_board_member_does_not_read_what_was_returned_before(sign_in: SignIn) -> None:
    update = story.resubmitted(story.action(story.member()))
    approve_update(update, version=update.version, by=holder(story.approver()), at=NOW)
    board = text_of(sign_in(story.member(Role.BOARD_MEMBER, "Board member")).get(address(update)))
    assert story.QUESTION not in board
    assert "Version 1" not in board
    assert story.QUESTION in text_of(sign_in(story.approver()).get(address(update)))


def test_an_entered_update_names_both_and_how_it_came_in(sign_in: SignIn) -> None:
    staff, owner = story.member(Role.GOVERNANCE_STAFF, "Manager"), story.member()
    update = story.draft(story.action(owner), entered_by=staff)
    by = holder(staff)
    receipt = Receipt("mail", "Detective Sergeant", TODAY)
    save_update(update, version=update.version, words=story.ON_TRACK, by=by, at=NOW, receipt=receipt)
    submit_update(update, version=update.version, by=by, at=NOW)
    page = text_of(sign_in(staff).get(address(update)))
    assert "Said by Detective Sergeant Entered by Manager" in page
    assert "An e-mail, Detective Sergeant, 11 April 2024" in page


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_before_approval_it_does_not_exist_for_other_readers(sign_in: SignIn, state: str) -> None:
    update: StatusUpdate = getattr(story, state)(story.action(story.member()))
    assert sign_in(story.member(Role.BOARD_MEMBER, "Board member")).get(address(update)).status_code == 404


def test_an_owner_goes_on_from_a_draft(sign_in: SignIn) -> None:
    owner = story.member()
    page = sign_in(owner).get(address(story.draft(story.action(owner))))
    assert "Go on with the update" in text_of(page)
