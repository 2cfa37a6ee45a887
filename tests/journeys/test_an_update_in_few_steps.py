"""A contributor's two minutes: from the mail to the Chief's office by keyboard, and no keystroke lost on the way."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from strategic_plan.models import Membership, StatusUpdate
from strategic_plan.services.letters import write_digests
from tests.factories import story
from tests.factories.moments import NOW, TODAY
from tests.journeys.visitor import PASSWORD, Visitor

Visits = Callable[..., Visitor]
MOST_INTERACTIONS = 12
DONE = "Thirteen case reviews were held, four of them in District 3."


class Keyboard:
    """Somebody who never touches the mouse; counts what they do, a field filled in or a key pressed being one."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def types(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += 1

    def goes_to(self, name: str, role: str = "button") -> None:
        """Tab until a control has the focus. Moving there is no answer, but has to be possible."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.innerText ?? ''").startswith(name):
                return
            if self.page.evaluate("document.activeElement.labels?.[0]?.innerText ?? ''").startswith(name):
                return
        raise AssertionError(f"nothing called “{name}” can be reached by keyboard")


@pytest.fixture
def owner(transactional_db: None) -> Membership:
    membership = story.member()
    membership.user.set_password(PASSWORD)
    membership.user.save()
    story.cycle(story.action(membership).action_plan)
    return membership


def test_an_update_without_problems_takes_few_steps_by_keyboard_alone(visitor: Visits, owner: Membership) -> None:
    (letter,) = write_digests(day=TODAY, at=NOW)
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    someone = visitor()
    someone.page.goto(someone.site + link.removeprefix("https://localhost"))
    someone.page.get_by_label("E-mail address").fill(owner.user.email)
    someone.page.get_by_label("Password").fill(PASSWORD)
    someone.page.keyboard.press("Enter")
    someone.page.wait_for_url(re.compile(r"//[^/]+/workspace/updates/$"))

    keyboard = Keyboard(someone.page)
    keyboard.goes_to("Write the update")
    keyboard.presses("Enter")
    someone.page.wait_for_url(re.compile(r"//[^/]+/workspace/.*/edit/$"))
    keyboard.goes_to("On track")
    keyboard.presses("Space")
    keyboard.goes_to("What was done?")
    keyboard.types(DONE)
    keyboard.goes_to("Submit to the Chief’s office")
    keyboard.presses("Enter")
    someone.page.wait_for_url(re.compile(r"//[^/]+/workspace/updates/$"))

    update = StatusUpdate.objects.get()
    assert (update.state, update.health, update.done) == ("submitted", "on_track", DONE)
    assert keyboard.count <= MOST_INTERACTIONS
    assert someone.errors == []


def test_what_was_typed_while_offline_is_said_to_be_kept_and_is_sent_when_the_line_is_back(
    visitor: Visits, owner: Membership
) -> None:
    update = story.draft(owner.actions_owned.get())
    someone = visitor(owner.user.email)
    page = someone.opens(f"/workspace/updates/{update.pk}/edit/").page
    page.context.set_offline(True)
    page.get_by_label("What was done?").fill(DONE)
    page.get_by_text("What you typed is kept on this computer.").wait_for()
    page.context.set_offline(False)
    page.get_by_text("You can close this page and come back.").wait_for()
    update.refresh_from_db()
    assert update.done == DONE


def test_whoever_was_signed_out_meanwhile_loses_nothing_by_submitting(visitor: Visits, owner: Membership) -> None:
    update = story.draft(owner.actions_owned.get())
    someone = visitor(owner.user.email)
    page = someone.opens(f"/workspace/updates/{update.pk}/edit/").page
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("What was done?").fill(DONE)
    page.get_by_role("button", name="Submit to the Chief’s office").click()
    page.wait_for_url("**/account/login/**")
    page.get_by_label("E-mail address").fill(owner.user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    page.wait_for_url(re.compile(r"//[^/]+/workspace/.*/edit/$"))
    page.get_by_role("button", name="Put them back").click()
    assert page.get_by_label("What was done?").input_value() == DONE
    page.get_by_text("You can close this page and come back.").wait_for()
    update.refresh_from_db()
    assert update.done == DONE
