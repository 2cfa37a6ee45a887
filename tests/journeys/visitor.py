"""A visitor in a real browser, who finds every page accessible and no wider than a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
PASSWORD = "four plain words together"


def violations(page: Page) -> list[str]:
    """What axe finds, a line each: the rule, and where."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations", RULES
    )
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def too_wide(page: Page) -> list[str]:
    """What sticks out at the right of a page that scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            return [...document.querySelectorAll("body *")]
                .filter(each => each.getBoundingClientRect().right > width + 1)
                .slice(0, 5).map(each => each.outerHTML.slice(0, 160));
        }"""
    )
    return found


def faults(page: Page) -> list[str]:
    """Everything wrong with a page, at a desk and on a phone."""
    found = [f"at a desk, {line}" for line in violations(page)]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    found += [f"on a phone, {line}" for line in violations(page)]
    found += [f"on a phone, too wide: {line}" for line in too_wide(page)]
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return found


class Visitor:
    """Somebody at a browser of their own."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page, self.site = context.new_page(), site
        self.page.on("pageerror", lambda error: self._fails(str(error)))
        self.page.on("console", lambda message: self._fails(message.text) if message.type == "error" else None)
        self.errors: list[str] = []

    def _fails(self, words: str) -> None:
        # A refused form (409, 422) is an answer, not a fault of the page.
        if "the server responded with a status of 4" not in words:
            self.errors.append(words)

    def signs_in(self, email: str) -> Visitor:
        self.opens("/account/login/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.clicks("Sign in")
        return self

    def opens(self, path: str) -> Visitor:
        self.page.goto(f"{self.site}{path}")
        self.looks()
        return self

    def clicks(self, name: str, role: Any = "button") -> Visitor:
        """Click the first of a name that is shown, and look at what comes."""
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()
        self.looks()
        return self

    def follows(self, name: str) -> Visitor:
        return self.clicks(name, "link")

    def looks(self) -> None:
        """Whatever is opened is accessible, fits a phone, and does what its scripts say."""
        assert (self.page.url, faults(self.page), self.errors) == (self.page.url, [], [])

    def says(self, name: str, words: str) -> Visitor:
        self.page.get_by_label(name).first.fill(words)
        return self

    def says_health(self, health: str) -> Visitor:
        self.page.locator(f"input[name=health][value={health}]").check(force=True)
        return self

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ")

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text().replace("\u00a0", " ")
