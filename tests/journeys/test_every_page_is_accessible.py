"""Every page there is, with the sample in it, as somebody who may read it: axe finds nothing, no page is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from strategic_plan.management.sample.loading import load
from strategic_plan.models import (
    Consultation,
    Coverage,
    Cycle,
    Dashboard,
    DecisionReport,
    Deliverable,
    Edition,
    Factor,
    FollowUp,
    HeardTheme,
    ImportBatch,
    Indicator,
    Inquiry,
    Matter,
    Measure,
    Meeting,
    Membership,
    MethodChange,
    Objective,
    Obligation,
    Observation,
    Party,
    Plan,
    PreparationStep,
    Priority,
    ProposedAmendment,
    Rating,
    Release,
    Rendering,
    Report,
    Risk,
    Role,
    Scan,
    StatusUpdate,
    Submission,
    SubmissionCall,
)
from tests.factories.indicators import make_indicator
from tests.factories.plans import make_carry_over, make_draft_plan, make_objective, make_priority
from tests.factories.reports import make_brief, make_rendering_of
from tests.journeys.visitor import faults
from tests.management.conftest import blank_page
from tests.test_access_matrix import TABLE

ROLES = {
    "owner": Role.CONTRIBUTOR,
    "analyst": Role.ANALYST,
    "chief": Role.CHIEFS_OFFICE,
    "staff": Role.GOVERNANCE_STAFF,
    "board": Role.BOARD_MEMBER,
    "admin": Role.ADMINISTRATOR,
}
# Whoever is asked first: the one with most to do on a page sees most of it.
READERS = ("public", "staff", "chief", "owner", "board", "analyst", "admin")
FILES = ("attachment", "pdf", "csv", "data", "feed", "on-word", "slides", "stylesheet", "template", "workbook-file")
NEXT = {"slug": "next-plan", "starts_on": date(2027, 1, 1), "ends_on": date(2030, 12, 31)}
# An address with nothing behind it in the sample, or one that only leads on.
LEADS_ON = ("account_logout", "account_confirm_email", "account_reset_password_from_key", "workspace:home")


def things() -> dict[str, list[dict[str, Any]]]:
    """What to fill into addresses, by the word an address begins with; every state that the sample has."""
    # One of those that wait for the Chief's office waits for a supervisor instead.
    StatusUpdate.objects.filter(pk=StatusUpdate.objects.submitted().earliest("pk").pk).update(state="endorsing")
    updates = [{"pk": StatusUpdate.objects.filter(state=state).latest("pk").pk} for state in StatusUpdate.State]
    reports = [{"pk": report.pk} for report in Report.objects.all()]
    draft = Report.objects.get(state=Report.State.DRAFT)
    on_agenda = [{"number": each.number} for each in DecisionReport.objects.filter(state="on_agenda")]
    edition = Edition.objects.latest("pk")
    call = SubmissionCall.objects.latest("pk")
    waiting = Submission.objects.filter(state=Submission.State.WAITING).latest("pk")
    return {
        "workspace:plan-": [{"slug": make_draft_plan(**NEXT).slug}],
        "workspace:priority-add": [{"slug": "next-plan"}],
        "workspace:priority": [{"pk": make_priority(Plan.objects.get(slug="next-plan")).pk}],
        "workspace:objective-follow": [{"slug": "next-plan", "pk": Objective.objects.earliest("pk").pk}],
        "workspace:objective-add": [{"pk": Priority.objects.latest("pk").pk}],
        "workspace:objective-": [{"pk": make_objective(Priority.objects.latest("pk")).pk}],
        "workspace:draft-target": [{"pk": make_indicator(Objective.objects.latest("pk")).pk}],
        "workspace:draft-indicator": [{"pk": Objective.objects.latest("pk").pk}],
        "workspace:follow-up-done": [
            {"number": each.decision.number, "pk": each.pk} for each in FollowUp.objects.filter(done_on=None)
        ],
        "workspace:follow-up": [{"number": each.number} for each in DecisionReport.objects.filter(state="applied")],
        "workspace:follow": [
            {
                "slug": "next-plan",
                "pk": make_carry_over(Objective.objects.earliest("pk"), Objective.objects.latest("pk")).pk,
            }
        ],
        "workspace:scan": [{"pk": Scan.objects.latest("pk").pk}],
        "workspace:factor-add": [{"pk": Scan.objects.latest("pk").pk}],
        "workspace:factor": [{"pk": Factor.objects.latest("pk").pk}],
        "workspace:risk": [{"pk": Risk.objects.open().latest("pk").pk}],
        "workspace:consultation": [{"pk": Consultation.objects.latest("pk").pk}],
        "workspace:theme": [{"pk": HeardTheme.objects.latest("pk").pk}],
        "workspace:party": [{"pk": Party.objects.latest("pk").pk}],
        "workspace:matter": [{"pk": Matter.objects.latest("pk").pk}],
        "workspace:coverage": [{"pk": Coverage.objects.latest("pk").pk}],
        "workspace:call-edit": [{"pk": call.consultation_id}],
        "workspace:submission-": [{"pk": waiting.pk}],
        "workspace:submissions": [{"pk": call.consultation_id}],
        "workspace:senders-forget": [{"pk": call.consultation_id}],
        "portal:call": [{"slug": call.slug}],
        "portal:plan-of": [{"slug": "strategic-plan-2023-2026"}],
        "workspace:figure-revise": [{"pk": Observation.objects.filter(value__isnull=False).latest("pk").pk}],
        "portal:what-we-heard": [{"slug": "strategic-plan-2023-2026", "number": 1}],
        "workspace:update-open": [],
        "workspace:update": updates,
        "workspace:section": [{"pk": draft.pk, "key": key} for key in ("priority-3", "data-notes")],
        "workspace:composer": [{"pk": draft.pk}],
        "workspace:comment-settle": [],
        "workspace:report-grant-end": [],
        "workspace:report-picture": [],
        "workspace:report-": reports,
        "workspace:report": reports,
        "workspace:rendering": [{"pk": make_rendering_of(draft).pk}],
        "workspace:objective": [{"code": "1.1"}, {"code": "4.1"}],
        "workspace:person-reinstate": [{"pk": Membership.objects.latest("pk").user_id}],
        "workspace:action-": [{"code": "1.1.2"}],
        "workspace:action": [{"code": "1.1.2"}],
        "workspace:cycles": [{}],
        "workspace:cycle-extend-update": [{"pk": Cycle.objects.open().get().pk, "code": "1.2.1"}],
        "workspace:cycle-nudge": [],
        "workspace:cycle-change": [{"pk": Cycle.objects.filter(state="planned").earliest("pk").pk}],
        "workspace:cycle": [{"pk": Cycle.objects.latest("starts_on").pk}],
        "workspace:decision-amend-not": [
            {"number": each.decision.number, "pk": each.pk}
            for each in ProposedAmendment.objects.filter(decision__state="deferred")
        ],
        "workspace:decision-take-off": on_agenda,
        "workspace:decision-record": on_agenda,
        "workspace:decision-begin": [{}],
        "workspace:decision-propose": [],
        "workspace:decision-drop": [],
        "workspace:decision-apply": [],
        "workspace:decision": [{"number": each.number} for each in DecisionReport.objects.filter(state="deferred")],
        "workspace:meeting-grant": [],
        "workspace:meeting": [{"pk": Meeting.objects.public().latest("held_on").pk}],
        "workspace:obligation": [{"pk": Obligation.objects.latest("pk").pk}],
        "workspace:deliverable-step": [
            {"pk": each.deliverable_id, "step": each.pk} for each in PreparationStep.objects.all()[:1]
        ],
        "portal:calendar-feed": [],
        "workspace:deliverable": [{"pk": Deliverable.objects.open().latest("pk").pk}],
        "workspace:load": [{"pk": ImportBatch.objects.latest("pk").pk}],
        "workspace:indicator": [{"code": code} for code in Indicator.objects.values_list("code", flat=True)[:3]],
        "workspace:dashboard": [{"slug": slug} for slug in Dashboard.objects.values_list("slug", flat=True)],
        "workspace:release": [{"pk": release.pk} for release in Release.objects.all()],
        "portal:figure": [{"code": code} for code in Indicator.objects.values_list("code", flat=True)[:3]],
        "workspace:target-set": [{"code": code} for code in Indicator.objects.values_list("code", flat=True)[:1]],
        "workspace:method-propose": [{"code": code} for code in Indicator.objects.values_list("code", flat=True)[:1]],
        "workspace:method-": [{"pk": MethodChange.objects.latest("pk").pk}],
        "workspace:rating-override": [{"pk": Rating.objects.latest("pk").pk}],
        "workspace:measure-change": [{"code": code} for code in Measure.objects.values_list("code", flat=True)[:1]],
        "workspace:inquiry": [{"pk": inquiry.pk} for inquiry in Inquiry.objects.all()],
        "workspace:reading-brief": [{"pk": make_brief_of(Role.BOARD_MEMBER).pk}],
        "workspace:reading-objective": [{"code": "1.1"}],
        "workspace:reading-note": [{"code": "1.1"}],
        "workspace:person-deactivate": [{"pk": Membership.objects.latest("pk").user_id}],
        "workspace:membership": [{"pk": Membership.objects.latest("pk").pk}],
        "portal:objective-of": [{"slug": "strategic-plan-2023-2026", "code": "1.1"}],
        "portal:objective": [{"code": "1.1"}],
        "portal:report": [{"slug": slug} for slug in Report.objects.values_list("slug", flat=True)],
        "portal:edition": [{"slug": edition.report.slug, "number": edition.number}],
    }


def make_brief_of(role: Role) -> Rendering:
    """The brief that was ordered by whoever visits the pages of a role."""
    reader = Membership.objects.filter(role=role, actions_owned__isnull=True).order_by("pk")[0].user
    plan = Plan.objects.in_force(date(2024, 4, 11)).get()
    return make_brief(plan=plan, requested_by=reader, state="done", pdf=b"%PDF-1.7", pages=2)


def pages() -> Iterator[tuple[str, str]]:
    """Each address that is a page, with somebody who may read it."""
    filled = things()
    for name, rows in TABLE.items():
        if name in LEADS_ON or any(word in name for word in FILES):
            continue
        answers = [row for (method, _state), row in rows.items() if method == "GET"]
        readers = [reader for reader in READERS if any(row[reader] == "ok" for row in answers)]
        yield from ((reader, path) for path in addresses(name, filled) for reader in readers[:1])


def addresses(name: str, filled: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The addresses of a name: one that needs nothing filled in, or one for each thing."""
    try:
        return [reverse(name)]
    except NoReverseMatch:
        things_of_name = next(parts for word, parts in filled.items() if name.startswith(word))
        return [reverse(name, kwargs=part) for part in things_of_name]


@pytest.fixture
def sample(transactional_db: None) -> None:
    load(say=lambda _words: None, render=blank_page, password="short-and-quick")


@pytest.fixture
def page_of(
    sample: None, live_server: LiveServer, new_context: Callable[..., BrowserContext], the_day: None
) -> Callable[[str], Page]:
    """The browser of somebody of a role, signed in already."""
    found: dict[str, Page] = {}

    def page(reader: str) -> Page:
        if reader not in found:
            context = new_context(base_url=live_server.url)
            if reader in ROLES:
                client = Client()
                membership = Membership.objects.filter(role=ROLES[reader], actions_owned__isnull=reader != "owner")
                client.force_login(membership.order_by("pk")[0].user)
                context.add_cookies(
                    [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
                )
            found[reader] = context.new_page()
        return found[reader]

    return page


def test_every_page_is_accessible_at_a_desk_and_on_a_phone(page_of: Callable[[str], Page]) -> None:
    found: dict[str, list[str]] = {}
    seen: set[tuple[str, str | int]] = set()
    for reader, path in [*pages(), *((reader, "/workspace/") for reader in ROLES)]:
        page = page_of(reader)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status < 500, f"{path} is broken"
        # A refusal looks the same wherever it is met; so does a page that two addresses lead to.
        sight = (reader, page.url if answer.ok else answer.status)
        if sight not in seen and (wrong := faults(page)):
            found[f"{reader} at {path}"] = wrong
        seen.add(sight)
    assert found == {}
    assert len(seen) > 60
