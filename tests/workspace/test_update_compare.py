"""Two versions of an update, the later laid over the earlier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from strategic_plan.services.updates import approve_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import holder
from tests.workspace.reading import heading

SignIn = Callable[[Membership], Client]


def test_the_last_version_is_compared_with_the_one_before(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.resubmitted(story.action(owner))
    page = sign_in(owner).get(f"/workspace/updates/{update.pk}/compare/")
    assert heading(page) == "Five answers changed from version 1 to version 2."


@pytest.mark.parametrize("query", ["?version=3", "?version=1", "?version=x", "?version=2&base=2"])
def test_a_version_there_is_not_is_not_found(sign_in: SignIn, query: str) -> None:
    owner = story.member()
    update = story.resubmitted(story.action(owner))
    assert sign_in(owner).get(f"/workspace/updates/{update.pk}/compare/{query}").status_code == 404


def test_a_single_version_has_nothing_to_compare(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.submitted(story.action(owner))
    assert sign_in(owner).get(f"/workspace/updates/{update.pk}/compare/").status_code == 404


def test_versions_are_not_the_boards_business(sign_in: SignIn) -> None:
    update = story.resubmitted(story.action(story.member()))
    approve_update(update, version=update.version, by=holder(story.approver()), at=NOW)
    reader = sign_in(story.member(Role.BOARD_MEMBER, "Board member"))
    assert reader.get(f"/workspace/updates/{update.pk}/compare/").status_code == 404
