"""The table of who may do what. A right comes from a role, sometimes with a condition on the thing.

A prohibition ("never one's own") follows the person: it holds whatever roles they have.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

from strategic_plan.models import Action, Inquiry, Report, Role, StatusUpdate
from strategic_plan.permissions.people import Person

Condition = Callable[[Person, Any], bool]


class Deed(enum.StrEnum):
    """Everything that is asked about; the value is the phrase of the sentence "You may not ..."."""

    READ_WORKSPACE = "read the plan and what is reported on it"
    READ_QUEUE = "see the queue of the Chief’s office"
    READ_COMPLETION = "see who owes an update"
    READ_FIGURES = "see the figures"
    WRITE_UPDATE = "write this update"
    EDIT_UPDATE = "change what this update says"
    ENTER_FOR_OWNER = "enter an update on an owner’s behalf"
    COMMENT_ON_UPDATE = "comment on this update"
    ENDORSE_UPDATE = "endorse this update as the supervisor of its owner"
    APPROVE_UPDATE = "approve or return this update"
    DELEGATE_ACTION = "say who writes for this action"
    DEFINE_ACTIONS = "define actions, owners and milestones"
    KEEP_PLAN = "define priorities, objectives and targets"
    KEEP_PLANNING = "keep scans, consultation and the coverage of the law"
    CONTRIBUTE_PLANNING = "add to scans and to the register of risks"
    KEEP_CYCLES = "open, close and lock cycles"
    EXTEND_CYCLE = "extend a cycle"
    KEEP_REMINDERS = "say when reminders go out, and see which went"
    LOAD_OBSERVATIONS = "load figures"
    KEEP_DASHBOARDS = "arrange dashboards"
    PROPOSE_METHOD = "propose how an indicator is worked out"
    DEFINE_METHOD = "define how an indicator is worked out"
    JUDGE_INDICATOR = "judge a described outcome"
    OVERRIDE_RATING = "override a rating"
    READ_RELEASES = "see what is withheld from the public"
    PREPARE_RELEASE = "prepare figures for the public"
    PUBLISH_RELEASE = "make figures public"
    KEEP_OBLIGATIONS = "keep obligations, meetings and resolutions"
    KEEP_DECISIONS = "prepare decisions and record what the Board resolved"
    COMPOSE_REPORT = "compose this report"
    SEND_REPORT = "send this report for review"
    APPROVE_REPORT = "approve or return this report"
    PUBLISH_REPORT = "publish this report"
    READ_DRAFT_REPORTS = "read reports before they are published"
    READ_BOARDS_DRAFTS = "read what the Board is asked to approve"
    COMMENT_SECTION = "comment on a section of this report"
    NAME_READERS = "say who reads this report"
    KEEP_STYLE = "decide how reports look"
    READ_INQUIRIES = "read inquiries"
    ASK_INQUIRY = "ask an inquiry"
    AGREE_TO_WORDS = "answer for whoever asked this"
    KEEP_INQUIRIES = "accept, pass on and close inquiries"
    ANSWER_INQUIRY = "answer this inquiry"
    KEEP_NOTES = "keep notes and marks of your own reading"
    KEEP_ACCOUNTS = "keep accounts and settings"
    READ_AUDIT = "read the audit trail"


def always(person: Person, thing: Any) -> bool:
    return True


def own_or_delegated(person: Person, action: Action) -> bool:
    """The owner of an action, or the one the owner named to write for them."""
    return any(membership.pk in (action.owner_id, action.delegate_id) for membership in person.memberships)


def own(person: Person, action: Action) -> bool:
    """The owner of an action; a delegate writes for the owner and hands nothing on."""
    return any(membership.pk == action.owner_id for membership in person.memberships)


def own_or_entered(person: Person, update: StatusUpdate) -> bool:
    """The owner of an update's action, their delegate, or whoever entered the update for them; nobody else's words."""
    return own_or_delegated(person, update.action) or person.acting.pk == update.entered_by_id


def supervises(person: Person, update: StatusUpdate) -> bool:
    """The supervisor of an update's owner, where they read updates before the Chief's office does."""
    owner = update.action.owner
    return owner.supervisor_first and owner.supervisor_id == person.acting.pk


def asked_it(person: Person, inquiry: Inquiry) -> bool:
    """The Board member whose question it is; the words of a question are changed by nobody else."""
    return any(membership.pk == inquiry.asked_by_id for membership in person.memberships)


def from_the_chief(person: Person, report: Report) -> bool:
    return report.from_party == Report.Party.CHIEF


def from_the_board(person: Person, report: Report) -> bool:
    return report.from_party == Report.Party.BOARD


READERS: dict[Role, Condition] = {
    Role.CONTRIBUTOR: always,
    Role.ANALYST: always,
    Role.CHIEFS_OFFICE: always,
    Role.GOVERNANCE_STAFF: always,
    Role.BOARD_MEMBER: always,
}

TABLE: dict[Deed, dict[Role, Condition]] = {
    Deed.READ_WORKSPACE: READERS,
    Deed.READ_FIGURES: READERS,
    Deed.READ_QUEUE: {Role.CHIEFS_OFFICE: always},
    Deed.READ_COMPLETION: {Role.CHIEFS_OFFICE: always, Role.GOVERNANCE_STAFF: always},
    Deed.WRITE_UPDATE: {
        Role.CONTRIBUTOR: own_or_delegated,
        Role.ANALYST: own_or_delegated,
        Role.CHIEFS_OFFICE: always,
        Role.GOVERNANCE_STAFF: always,
    },
    Deed.EDIT_UPDATE: {
        Role.CONTRIBUTOR: own_or_entered,
        Role.ANALYST: own_or_entered,
        Role.CHIEFS_OFFICE: own_or_entered,
        Role.GOVERNANCE_STAFF: own_or_entered,
    },
    Deed.ENTER_FOR_OWNER: {Role.GOVERNANCE_STAFF: always, Role.CHIEFS_OFFICE: always},
    Deed.COMMENT_ON_UPDATE: {
        Role.CONTRIBUTOR: own_or_entered,
        Role.ANALYST: own_or_entered,
        Role.CHIEFS_OFFICE: always,
        Role.GOVERNANCE_STAFF: always,
    },
    # The Chief's office takes on what waits for a supervisor who is away.
    Deed.ENDORSE_UPDATE: {Role.CONTRIBUTOR: supervises, Role.ANALYST: supervises, Role.CHIEFS_OFFICE: always},
    Deed.APPROVE_UPDATE: {Role.CHIEFS_OFFICE: always},
    Deed.DELEGATE_ACTION: {Role.CONTRIBUTOR: own, Role.ANALYST: own, Role.CHIEFS_OFFICE: always},
    Deed.DEFINE_ACTIONS: {Role.CHIEFS_OFFICE: always},
    Deed.KEEP_PLAN: {Role.GOVERNANCE_STAFF: always},
    Deed.KEEP_PLANNING: {Role.GOVERNANCE_STAFF: always},
    Deed.CONTRIBUTE_PLANNING: {Role.GOVERNANCE_STAFF: always, Role.CHIEFS_OFFICE: always},
    Deed.KEEP_CYCLES: {Role.GOVERNANCE_STAFF: always},
    Deed.EXTEND_CYCLE: {Role.GOVERNANCE_STAFF: always, Role.CHIEFS_OFFICE: always},
    Deed.KEEP_REMINDERS: {Role.GOVERNANCE_STAFF: always, Role.ADMINISTRATOR: always},
    Deed.LOAD_OBSERVATIONS: {Role.ANALYST: always, Role.CHIEFS_OFFICE: always},
    Deed.KEEP_DASHBOARDS: {Role.GOVERNANCE_STAFF: always},
    Deed.PROPOSE_METHOD: {Role.ANALYST: always, Role.CHIEFS_OFFICE: always},
    Deed.DEFINE_METHOD: {Role.CHIEFS_OFFICE: always},
    Deed.JUDGE_INDICATOR: {Role.CHIEFS_OFFICE: always},
    Deed.OVERRIDE_RATING: {Role.CHIEFS_OFFICE: always},
    Deed.READ_RELEASES: {Role.ANALYST: always, Role.CHIEFS_OFFICE: always, Role.GOVERNANCE_STAFF: always},
    Deed.PREPARE_RELEASE: {Role.ANALYST: always, Role.CHIEFS_OFFICE: always, Role.GOVERNANCE_STAFF: always},
    Deed.PUBLISH_RELEASE: {Role.GOVERNANCE_STAFF: always},
    Deed.KEEP_OBLIGATIONS: {Role.GOVERNANCE_STAFF: always},
    Deed.KEEP_DECISIONS: {Role.GOVERNANCE_STAFF: always},
    Deed.COMPOSE_REPORT: {Role.GOVERNANCE_STAFF: always},
    Deed.SEND_REPORT: {
        Role.GOVERNANCE_STAFF: always,
        Role.CHIEFS_OFFICE: from_the_chief,
    },
    Deed.APPROVE_REPORT: {
        Role.CHIEFS_OFFICE: from_the_chief,
        Role.GOVERNANCE_STAFF: from_the_board,
    },
    Deed.PUBLISH_REPORT: {Role.GOVERNANCE_STAFF: always},
    Deed.READ_DRAFT_REPORTS: {
        Role.CHIEFS_OFFICE: always,
        Role.GOVERNANCE_STAFF: always,
    },
    Deed.READ_INQUIRIES: {Role.BOARD_MEMBER: always, Role.GOVERNANCE_STAFF: always, Role.CHIEFS_OFFICE: always},
    Deed.ASK_INQUIRY: {Role.BOARD_MEMBER: always},
    Deed.AGREE_TO_WORDS: {Role.BOARD_MEMBER: asked_it},
    Deed.KEEP_INQUIRIES: {Role.GOVERNANCE_STAFF: always},
    Deed.ANSWER_INQUIRY: {Role.CHIEFS_OFFICE: always, Role.GOVERNANCE_STAFF: always},
    Deed.KEEP_NOTES: {Role.BOARD_MEMBER: always},
    Deed.READ_BOARDS_DRAFTS: {Role.BOARD_MEMBER: always},
    Deed.COMMENT_SECTION: {Role.CHIEFS_OFFICE: always, Role.GOVERNANCE_STAFF: always, Role.BOARD_MEMBER: always},
    Deed.NAME_READERS: {Role.GOVERNANCE_STAFF: always},
    Deed.KEEP_STYLE: {Role.GOVERNANCE_STAFF: always, Role.ADMINISTRATOR: always},
    Deed.KEEP_ACCOUNTS: {Role.ADMINISTRATOR: always},
    Deed.READ_AUDIT: {Role.ADMINISTRATOR: always},
}


def not_its_writer(person: Person, update: StatusUpdate) -> bool:
    """Whoever may have written an update may not approve it: who entered or sent it, the owner, the delegate."""
    return person.acting.pk != update.submitted_by_id and not own_or_entered(person, update)


def not_its_only_composer(person: Person, report: Report) -> bool:
    """Someone other than the approver must have had a hand in the report."""
    composers = {report.created_by_id} | {
        section.edited_by_id for section in report.sections.all() if section.edited_by_id
    }
    return composers != {person.acting.pk}


PROHIBITIONS: dict[Deed, Condition] = {
    Deed.ENDORSE_UPDATE: not_its_writer,
    Deed.APPROVE_UPDATE: not_its_writer,
    Deed.APPROVE_REPORT: not_its_only_composer,
}


def may(person: Person, deed: Deed, thing: Any = None) -> bool:
    """Whether a person may do a deed to a thing; without a thing, whether they may to some thing."""
    row = TABLE[deed]
    rights = [row[Role(role)] for role in person.roles if Role(role) in row]
    if thing is None:
        return bool(rights)
    forbidden = deed in PROHIBITIONS and person.user is not None and not PROHIBITIONS[deed](person, thing)
    return not forbidden and any(condition(person, thing) for condition in rights)
