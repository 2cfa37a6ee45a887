"""A small world with one thing in every state that somebody may or may not see, and one person of every role."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.models import Cycle, Dashboard, Indicator, Objective, Observation, Report, Role
from strategic_plan.permissions import PUBLIC, Person
from strategic_plan.services import reports
from strategic_plan.services.inquiries import suggest_words
from strategic_plan.services.loads import load_file, preview_load
from strategic_plan.services.obligations import address_hash
from strategic_plan.services.releases import prepare_release, publish_release
from strategic_plan.services.updates import approve_update, submit_update
from tests.factories import inquiries
from tests.factories.actions import make_action
from tests.factories.coverage import make_coverage, make_matter
from tests.factories.dashboards import make_dashboard, make_entry
from tests.factories.decisions import (
    make_carried,
    make_decision,
    make_decision_on_agenda,
    make_feed,
    make_follow_up,
    make_grant,
    make_preparation_step,
    make_proposal,
)
from tests.factories.environment import (
    make_consultation,
    make_factor,
    make_heard_publication,
    make_open_call,
    make_party,
    make_risk,
    make_scan,
    make_submission,
    make_theme,
)
from tests.factories.files import csv_file
from tests.factories.indicators import (
    make_indicator,
    make_measure,
    make_method_change,
    make_rating,
    make_target,
    make_years_of_observations,
)
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY, later
from tests.factories.obligations import make_deliverable, make_obligation
from tests.factories.organization import make_region
from tests.factories.people import chief, holder, make_membership, make_user, person, staff
from tests.factories.plans import make_carry_over, make_draft_plan, make_objective, make_priority
from tests.factories.reports import (
    blank_page,
    make_approved_report,
    make_brief,
    make_comment,
    make_edition,
    make_picture,
    make_rendering_of,
    make_report,
    make_report_in_review,
)
from tests.factories.reports import make_grant as make_report_grant
from tests.factories.updates import make_approved, make_attachment, make_draft, make_returned, make_submitted


@dataclass(frozen=True)
class World:
    """`people` by the name of their column; `addresses` by URL name: what to fill in, for a thing in each state."""

    people: dict[str, Person]
    addresses: dict[str, dict[str, dict[str, Any]]]


def make_world() -> World:
    """Everything is the owner's, unless its name says whose it is."""
    owner = make_membership(Role.CONTRIBUTOR, office="Traffic Sergeant")
    people = {
        "public": PUBLIC,
        "owner": holder(owner),
        "other": person(Role.CONTRIBUTOR, office="Records Manager"),
        "analyst": person(Role.ANALYST),
        "chief": person(Role.CHIEFS_OFFICE),
        "staff": person(Role.GOVERNANCE_STAFF),
        "board": person(Role.BOARD_MEMBER),
        "admin": person(Role.ADMINISTRATOR),
    }
    draft = make_draft(make_action(owner=owner))
    objective = draft.action.objective
    updates = {
        "draft": draft,
        "submitted": make_submitted(make_action(objective, owner=owner)),
        "returned": make_returned(make_action(objective, owner=owner)),
        "approved": make_approved(make_action(objective, owner=owner)),
    }
    make_action(objective, owner=owner)
    indicator = make_indicator(objective, code="people-hurt", is_lead=True)
    make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)
    cycle = draft.cycle
    reported = _reports(cycle, people["staff"])
    editions = {"published": {"slug": "published", "number": 1}, "board": {"slug": "board", "number": 1}}
    editions |= {"withdrawn": {"slug": "withdrawn", "number": 1}, "in camera": {"slug": "in-camera", "number": 1}}
    preview = make_rendering_of(reported["draft"])
    secret = make_rendering_of(reported["in camera"])
    by_update = {state: {"pk": update.pk} for state, update in updates.items()}
    papers = {"draft": make_attachment(draft)}
    for state in ("submitted", "approved"):
        with_file = make_draft(make_action(objective, owner=owner))
        papers[state] = make_attachment(with_file)
        submit_update(with_file, version=with_file.version, by=holder(owner), at=NOW)
        if state == "approved":
            approve_update(with_file, version=with_file.version, by=chief(), at=NOW)
    by_report = {state: {"pk": report.pk} for state, report in reported.items()}
    sections = {state: {"pk": report.pk, "key": "data-notes"} for state, report in reported.items()}
    drawings = {"draft": {"pk": preview.pk}, "in camera": {"pk": secret.pk}}
    pages = {state: {"slug": parts["slug"]} for state, parts in editions.items()} | {"draft": {"slug": "draft"}}
    style = reported["published"].editions.get().stylesheet.sha256
    gone = make_membership(Role.ANALYST, office="Former Analyst")
    outside = make_membership(Role.ANALYST, office="Analyst who was shut out")
    type(outside.user).objects.filter(pk=outside.user_id).update(is_active=False)
    addresses: dict[str, dict[str, dict[str, Any]]] = {
        "workspace:objective": {"": {"code": "1.1"}},
        "workspace:action": {"": {"code": "1.1.1"}},
        "workspace:reading-objective": {"": {"code": "1.1"}},
        "workspace:reading-note": {"": {"code": "1.1"}, "the whole": {"code": "plan"}},
        "workspace:update-open": {"begun": {"code": "1.1.1"}, "": {"code": "1.1.5"}},
        "workspace:deliverable-receive": {"": {"pk": make_deliverable().pk}},
        "workspace:deliverable-explain": {"": {"pk": make_deliverable().pk}},
        "workspace:indicator": {"": {"code": "people-hurt"}},
        "workspace:indicator-csv": {"": {"code": "people-hurt"}},
        **{f"workspace:action-{deed}": {"": {"code": "1.1.1"}} for deed in ("rename", "end", "merge", "split")},
        "workspace:action-owner": {"": {"code": "1.1.1"}},
        "workspace:action-writer": {"": {"code": "1.1.1"}},
        "workspace:person-reinstate": {"may sign in": {"pk": gone.user_id}, "shut out": {"pk": outside.user_id}},
        "workspace:person-deactivate": {"": {"pk": gone.user_id}},
        "workspace:membership-end": {"": {"pk": gone.pk}},
        "workspace:membership-supervisor": {"": {"pk": gone.pk}},
        "portal:objective": {"": {"code": "1.1"}},
        "portal:plan-of": {"": {"slug": objective.priority.plan.slug}, "draft": {"slug": "next-plan"}},
        "portal:objective-of": {"": {"slug": objective.priority.plan.slug, "code": "1.1"}},
        "portal:stylesheet": {"": {"sha256": style}, "unknown": {"sha256": "0" * 64}},
        "portal:report": pages,
        "account_confirm_email": {"": {"key": "none"}},
        "account_reset_password_from_key": {"": {"uidb36": "1", "key": "none"}},
    }
    for page in ("nudge", "extend-update"):
        addresses[f"workspace:cycle-{page}"] = {"": {"pk": cycle.pk, "code": "1.1.5"}}
    addresses["workspace:cycle"] = {"": {"pk": cycle.pk}}
    addresses["workspace:update-attachment"] = {
        state: {"pk": paper.update_id, "attachment": paper.pk} for state, paper in papers.items()
    }
    read_first = make_membership(
        Role.CONTRIBUTOR, office="Sergeant", supervisor=people["other"].user, supervisor_first=True
    )
    endorsing = {
        "draft": {"pk": draft.pk},
        "with the supervisor": {"pk": make_submitted(make_action(objective, owner=read_first)).pk},
        "approved": {"pk": updates["approved"].pk},
    }
    for page in ("endorse", "send-back"):
        addresses[f"workspace:update-{page}"] = endorsing
    for deed in ("open", "change", "extend", "close", "lock"):
        addresses[f"workspace:cycle-{deed}"] = {"": {"pk": cycle.pk}}
    for page in ("read", "compare", "edit", "correct", "autosave", "submit", "decide", "approve", "return", "comment"):
        name = {"decide": "update-decide", "approve": "update-approve", "return": "update-return"}.get(page)
        addresses[f"workspace:{name or f'update-{page}'}"] = by_update
    for page in ("report", "report-stylesheet", "composer"):
        addresses[f"workspace:{page}"] = by_report
    for page in ("arrange", "preview", "send", "decide", "approve", "return", "publish", "withdraw", "correct"):
        addresses[f"workspace:report-{page}"] = by_report
    picture = make_picture(reported["draft"])
    addresses["workspace:report-picture"] = {"": {"pk": reported["draft"].pk, "number": picture.number}}
    for page in ("unschedule", "readers", "grant", "pictures"):
        addresses[f"workspace:report-{page}"] = by_report
    grant = make_report_grant(reported["in camera"])
    addresses["workspace:report-grant-end"] = {"": {"pk": grant.report_id, "grant": grant.pk}}
    comment = make_comment(reported["draft"])
    addresses["workspace:comment-settle"] = {"": {"pk": reported["draft"].pk, "comment": comment.pk}}
    for page in ("edit", "autosave", "preview", "page", "comment", "insert"):
        addresses[f"workspace:section-{page}"] = sections
    for page in ("rendering", "rendering-pdf", "rendering-cancel"):
        addresses[f"workspace:{page}"] = drawings
    briefs = {
        "the board's": make_brief(requested_by=people["board"].acting, state="done", pdf=blank_page(), pages=1),
        "another's": make_brief(),
    }
    for page in ("reading-brief", "reading-brief-pdf"):
        addresses[f"workspace:{page}"] = {state: {"pk": brief.pk} for state, brief in briefs.items()}
    asked = _inquiries(people["board"])
    for page in ("", "-accept", "-reword", "-agree", "-decline", "-pass-on", "-answer", "-close"):
        addresses[f"workspace:inquiry{page}"] = asked
    addresses |= _surroundings(objective)
    addresses |= _decisions(objective, people["staff"])
    by_release = _releases(people["analyst"], people["staff"])
    for page in ("release", "release-publish", "release-discard"):
        addresses[f"workspace:{page}"] = by_release
    for page in ("figure", "figure-csv", "figure-data"):
        addresses[f"portal:{page}"] = {"": {"code": "people-hurt"}}
    for page in ("release-data", "release-csv"):
        addresses[f"portal:{page}"] = {"": {"number": 1}}
    for page in ("dashboard", "dashboard-csv", "dashboard-arrange"):
        addresses[f"workspace:{page}"] = _dashboards(indicator)
    described = make_indicator(objective, code="described")
    Indicator.objects.filter(pk=described.pk).update(form="qualitative", numerator=None)
    addresses["workspace:target-set"] = addresses["workspace:method-propose"] = {"": {"code": "people-hurt"}}
    addresses["workspace:indicator-judge"] = {"": {"code": "described"}, "number": {"code": "people-hurt"}}
    addresses["workspace:rating-override"] = {"": {"pk": make_rating(indicator).pk}}
    proposal = {"": {"pk": make_method_change(indicator, changes={"definition": [indicator.definition, "People."]}).pk}}
    addresses["workspace:method-define"] = addresses["workspace:method-decline"] = proposal
    addresses["workspace:measure-change"] = {"": {"code": indicator.numerator.code}}
    addresses |= _duties(people["staff"])
    loads = _loads(people["analyst"])
    observed = Observation.objects.first()
    assert observed is not None
    addresses["workspace:figure-revise"] = {"": {"pk": observed.pk}}
    for page in ("load", "load-spellings", "load-confirm", "load-discard", "load-finalise", "load-undo"):
        addresses[f"workspace:{page}"] = loads
    for page in ("edition", "edition-pdf", "edition-data", "edition-word", "edition-slides"):
        addresses[f"portal:{page}"] = editions
    return World(people, addresses)


def _inquiries(member: Person) -> dict[str, dict[str, Any]]:
    """A question of the Board member in every state, and one that another has only just asked."""
    found = {
        "asked": inquiries.make_inquiry(by=member),
        "suggested": inquiries.make_inquiry(by=member),
        "accepted": inquiries.make_accepted(by=member),
        "with the chief": inquiries.make_passed_on(by=member),
        "answered": inquiries.make_answered(by=member),
        "closed": inquiries.make_closed(by=member),
        "declined": inquiries.make_declined(by=member),
        "another's": inquiries.make_inquiry(),
    }
    suggested = found["suggested"]
    suggest_words(suggested, version=suggested.version, wording="How many victims?", by=staff(), at=later(minutes=5))
    return {state: {"pk": inquiry.pk} for state, inquiry in found.items()}


def _decisions(objective: Objective, keeper: Person) -> dict[str, dict[str, dict[str, Any]]]:
    """A matter in every state, one of them at a meeting in camera; meetings that are told of, and one that is not."""
    plan = objective.priority.plan
    secret = make_meeting(held_on=TODAY, audience="in_camera")
    told = make_meeting(held_on=TODAY + datetime.timedelta(days=1), audience="in_camera")
    grants = {
        "told": (told, make_grant(told, make_user())),
        "in camera": (secret, make_grant(secret, make_user())),
    }
    make_grant(told, keeper.acting)
    deferred = make_resolution(result="deferred")
    matters = {
        "draft": make_decision(plan),
        "agenda": make_decision_on_agenda(plan),
        "carried": make_carried(plan),
        "deferred": make_carried(plan, deferred, state="deferred"),
        "in camera": make_decision_on_agenda(plan, secret),
    }
    changes = {state: make_proposal(matters[state], objective) for state in ("draft", "agenda")}
    open_task = make_follow_up(make_carried(plan))
    done_task = make_follow_up(make_carried(plan), done_on=TODAY, outcome="It was sent.")
    public = make_meeting()
    by_meeting = {"public": {"pk": public.pk}, "told": {"pk": told.pk}, "in camera": {"pk": secret.pk}}
    found: dict[str, dict[str, dict[str, Any]]] = {
        "workspace:decision-amend-not": {
            state: {"number": matters[state].number, "pk": change.pk} for state, change in changes.items()
        },
        "workspace:follow-up-done": {
            state: {"number": task.decision.number, "pk": task.pk}
            for state, task in (("open", open_task), ("done", done_task))
        },
        "workspace:meeting-grant-end": {
            state: {"pk": meeting.pk, "grant": grant.pk} for state, (meeting, grant) in grants.items()
        },
    }
    by_matter = {state: {"number": matter.number} for state, matter in matters.items()}
    for page in ("", "-edit", "-amend", "-target", "-indicator", "-agenda", "-take-off", "-drop", "-record", "-apply"):
        found[f"workspace:decision{page}"] = by_matter
    found["workspace:follow-up-add"] = by_matter
    for page in ("", "-edit", "-grant"):
        found[f"workspace:meeting{page}"] = by_meeting
    return found


def _dashboards(indicator: Indicator) -> dict[str, dict[str, Any]]:
    """One of every kind and audience, each with the same indicator."""
    ways: dict[str, dict[str, Any]] = {
        "shown": {"shown_to_board": True},
        "not shown": {},
        "taken down": {"is_taken_down": True},
        "key figures": {"shown_to_board": True, "kind": "key_figures"},
    }
    found = {}
    for state, fields in ways.items():
        slug = state.replace(" ", "-")
        if not Dashboard.objects.filter(slug=slug).exists():
            make_entry(make_dashboard(slug=slug, **fields), indicator)
        found[state] = {"slug": slug}
    return found


def _releases(analyst: Person, staff: Person) -> dict[str, dict[str, Any]]:
    """The release that is public, and the next one, prepared."""
    first = prepare_release(by=analyst, at=later(days=6))
    publish_release(first, version=first.version, by=staff, at=later(days=6))
    second = prepare_release(by=analyst, at=later(days=7))
    return {"published": {"pk": first.pk}, "prepared": {"pk": second.pk}}


def _duties(keeper: Person) -> dict[str, dict[str, dict[str, Any]]]:
    """A duty in force and a retired one; what is due under them; a person's address of the calendar."""
    due, received = make_deliverable(), make_deliverable(state="received", received_on=TODAY)
    steps = {"open": make_preparation_step(), "done": make_preparation_step(done_on=TODAY)}
    by_state = {"open": {"pk": due.pk}, "received": {"pk": received.pk}}
    register = {
        "in force": {"pk": make_obligation().pk},
        "retired": {"pk": make_obligation(retired_on=TODAY, retired_reason="It ended.").pk},
    }
    make_feed(user=keeper.acting, address_hash=address_hash("alive"))
    make_feed(address_hash=address_hash("revoked"), revoked_at=NOW)
    found: dict[str, dict[str, dict[str, Any]]] = {
        "workspace:deliverable-step": {
            state: {"pk": step.deliverable_id, "step": step.pk} for state, step in steps.items()
        },
        "portal:calendar-feed": {state: {"secret": state} for state in ("alive", "revoked", "unknown")},
        "workspace:deliverable-plan": {"open": {"pk": make_deliverable().pk}, "received": {"pk": received.pk}},
    }
    for page in ("waive", "way"):
        found[f"workspace:deliverable-{page}"] = by_state
    for page in ("", "-edit", "-retire", "-verify"):
        found[f"workspace:obligation{page}"] = register
    return found


def _loads(analyst: Person) -> dict[str, dict[str, Any]]:
    """A file that waits and one that is loaded, each with a figure of its own measure."""
    found = {}
    for state, bring in (("previewed", preview_load), ("loaded", load_file)):
        measure, area = make_measure(), make_region()
        file = csv_file([STANDARD.wanted, [measure.code, area.code, "2024-01", "", 7]])
        batch, preview = bring(file, f"{state}.csv", mapping=STANDARD, by=analyst, at=later(days=7))
        assert batch is not None, preview.messages
        found[state] = {"pk": batch.pk}
    return found


def _reports(cycle: Cycle, composer: Person) -> dict[str, Report]:
    found = {
        "draft": make_report(cycle, slug="draft", title="Draft report"),
        "in review": make_report_in_review(cycle, slug="in-review"),
        "approved": make_approved_report(cycle, slug="approved"),
        "board": make_edition(cycle, slug="board", audience="board").report,
        "published": make_edition(cycle, slug="published").report,
        "withdrawn": make_edition(cycle, slug="withdrawn").report,
        "in camera": make_edition(cycle, slug="in-camera", audience="in_camera", by=composer).report,
    }
    withdrawn = found["withdrawn"]
    reports.withdraw_report(
        withdrawn, version=withdrawn.version, notice="Page 4 names a person.", by=staff(), at=later(days=6)
    )
    return found


def _surroundings(objective: Objective) -> dict[str, dict[str, dict[str, Any]]]:
    """One thing of each kind that stands around the plan of an objective."""
    plan = objective.priority.plan
    factor, risk, party, matter = make_factor(make_scan(plan)), make_risk(plan), make_party(), make_matter()
    event, theme = make_consultation(plan, party), make_theme(plan)
    answer = make_coverage(plan, matter, objective=objective)
    make_heard_publication(plan)
    by_name: dict[str, Any] = {"scan-edit": factor.scan, "factor-add": factor.scan, "factor-edit": factor}
    by_name |= {"risk-edit": risk, "risk-close": risk, "consultation-edit": event, "theme-edit": theme}
    by_name |= {"party-edit": party, "party-verify": party, "coverage-remove": answer}
    drafted = _drafts(objective)
    by_name |= {f"matter-{deed}": matter for deed in ("edit", "verify", "cover", "gap")}
    call = make_open_call(slug="open-call")
    by_name["call-edit"] = call.consultation
    by_name |= dict.fromkeys(("submissions", "submissions-csv", "senders-forget"), call)
    answered = make_submission(call)
    by_name |= {f"submission-{deed}": answered for deed in ("accept", "theme", "redact", "set-aside")}
    later_call = make_open_call(slug="later-call", opens_on=later(days=20).date())
    calls = {"": {"slug": call.slug}, "opens later": {"slug": later_call.slug}}
    drafted |= {"portal:call": calls, "portal:call-received": calls}
    drafted["portal:what-we-heard-then"] = {"": {"slug": plan.slug, "number": 1}}
    return drafted | {f"workspace:{name}": {"": {"pk": thing.pk}} for name, thing in by_name.items()}


def _drafts(objective: Objective) -> dict[str, dict[str, dict[str, Any]]]:
    """A draft that follows the plan of an objective, and that adopted plan: only the draft is written."""
    starts_on, ends_on = datetime.date(2027, 1, 1), datetime.date(2030, 12, 31)
    draft = make_draft_plan(slug="next-plan", starts_on=starts_on, ends_on=ends_on)
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for state, plan in (("draft", draft), ("adopted", objective.priority.plan)):
        part = make_objective(make_priority(plan))
        indicator = make_indicator(part)
        link = make_carry_over(objective, part) if state == "draft" else make_carry_over(objective, reason="Done.")
        things: dict[str, dict[str, Any]] = {
            f"plan-{page}": {"slug": plan.slug} for page in ("draft", "write", "adopt")
        }
        things |= {"priority-add": {"slug": plan.slug}, "objective-follow": {"slug": plan.slug, "pk": objective.pk}}
        things |= {"follow-remove": {"slug": plan.slug, "pk": link.pk}, "draft-target": {"pk": indicator.pk}}
        things |= {name: {"pk": part.priority_id} for name in ("priority-edit", "priority-drop", "objective-add")}
        things |= {name: {"pk": part.pk} for name in ("objective-edit", "objective-drop", "draft-indicator-add")}
        for name, filled in things.items():
            found.setdefault(f"workspace:{name}", {})[state] = filled
    return found
