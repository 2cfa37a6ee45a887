"""Help: the guide of one's own role, and everybody else's one step away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from strategic_plan.workspace.views.help import FOLDER, GUIDES
from tests.factories import story
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]


@pytest.mark.parametrize("role", Role)
def test_everyone_begins_with_the_guide_of_their_own_role(sign_in: SignIn, role: Role) -> None:
    page = sign_in(story.member(role)).get("/workspace/help/")
    name = next(each for each, whose in GUIDES.items() if whose == role)
    first = (FOLDER / f"{name}.md").read_text().splitlines()[0].removeprefix("# ")
    assert (page.status_code, heading(page)) == (200, first)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_shows_words_without_marks_or_broken_links(sign_in: SignIn, name: str) -> None:
    client = sign_in(story.member())
    page = client.get(f"/workspace/help/{name}/")
    words = text_of(page).replace("[](#attention-table-1)", "").replace("[the reasons](#attention-table-1)", "")
    assert "](" not in words
    assert "**" not in words
    assert "## " not in words
    assert ".md" not in page.content.decode()


def test_a_guide_that_is_not_there_is_not_found(sign_in: SignIn) -> None:
    assert sign_in(story.member()).get("/workspace/help/nobody/").status_code == 404


def test_help_is_at_the_foot_of_every_page(sign_in: SignIn) -> None:
    assert 'href="/workspace/help/"' in sign_in(story.member()).get("/workspace/updates/").content.decode()
