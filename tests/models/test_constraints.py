"""What can never be true: the sentence for people, and the database itself when nobody asked full_clean()."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests.factories import (
    actions,
    coverage,
    dashboards,
    decisions,
    environment,
    indicators,
    inquiries,
    meetings,
    obligations,
    organization,
    people,
    plans,
    reports,
    updates,
)
from tests.factories.moments import NOW, PERIOD_END, TODAY

pytestmark = pytest.mark.django_db

EARLY = datetime.date(2001, 1, 1)
Row = Any
Changes = dict[str, Any] | Callable[[Row], dict[str, Any]]


@dataclass(frozen=True)
class Nonsense:
    """A row as it may be, and changes that make nonsense of it."""

    row: Callable[[], Row]
    changes: Changes

    def made(self) -> tuple[Row, dict[str, Any]]:
        row = self.row()
        return row, self.changes(row) if callable(self.changes) else self.changes


def like(make: Callable[..., Row], *names: str, **parents: str) -> tuple[Callable[[], Row], Changes]:
    """A second row, and the changes that give it the same values as a first of the same parents."""
    firsts: list[Row] = []

    def second() -> Row:
        firsts[:] = [make()]
        return make(**{argument: getattr(firsts[0], name) for argument, name in parents.items()})

    return second, lambda _row: {name: getattr(firsts[0], name) for name in names}


def merged() -> Row:
    return actions.make_action(state="ended", ending="merged", ended_on=TODAY, merged_into=actions.make_action())


def approved_elsewhere(update: Row) -> dict[str, Any]:
    return {"approved_by": update.submitted_by}


def _second_succession(first: Row) -> Row:
    first.pk, first.to_id = None, first.to_id + 1
    first.save(force_insert=True)
    return first


def ordered_twice() -> Row:
    """One order waits; another, which is done, would wait again."""
    indicators.make_release_order()
    return indicators.make_release_order(state="done", ended_at=NOW)


def prepared_twice() -> Row:
    """One release is prepared; another, which was discarded, would be again."""
    indicators.make_prepared_release()
    return indicators.make_prepared_release(state="discarded", discarded_at=NOW, discarded_by=people.make_user())


def followed() -> Row:
    """The second release of two."""
    return indicators.make_release(number=2, predecessor=indicators.make_release())


NONSENSE: dict[str, Nonsense] = {
    # organization
    "organization_only_one": Nonsense(organization.make_organization, {"only": False}),
    "organization_escalates_in_time": Nonsense(organization.make_organization, {"escalate_after": 0}),
    "organization_first_month": Nonsense(organization.make_organization, {"fiscal_year_first_month": 13}),
    "area_not_its_own_parent": Nonsense(organization.make_district, lambda row: {"parent": row}),
    "area_parent_fits_kind": Nonsense(organization.make_district, {"parent": None}),
    # accounts
    "user_email_whatever_the_case": Nonsense(
        people.make_user, lambda row: {"email": people.make_user("governance@example.org").email.upper()}
    ),
    "membership_dates_in_order": Nonsense(people.make_membership, {"ends_on": EARLY}),
    "membership_supervisor_first_has_one": Nonsense(people.make_membership, {"supervisor_first": True}),
    "membership_not_own_supervisor": Nonsense(people.make_membership, lambda row: {"supervisor": row.user}),
    # meetings
    "meeting_once": Nonsense(*like(meetings.make_meeting, "held_on")),
    "resolution_two_people": Nonsense(meetings.make_resolution, lambda row: {"seconder": row.mover}),
    # plans
    "plan_dates_in_order": Nonsense(plans.make_plan, {"ends_on": EARLY}),
    "plan_adopted_by_resolution": Nonsense(plans.make_plan, {"adopted_by": None}),
    "priority_number_once": Nonsense(*like(plans.make_priority, "number", plan="plan")),
    "priority_dates_in_order": Nonsense(plans.make_priority, {"in_force_until": EARLY}),
    "objective_number_once": Nonsense(*like(plans.make_objective, "number", priority="priority")),
    "objective_dates_in_order": Nonsense(plans.make_objective, {"in_force_until": EARLY}),
    "workstream_number_once": Nonsense(*like(plans.make_workstream, "plan", "area")),
    "amendment_changes_something": Nonsense(plans.make_amendment, lambda row: {"after": row.before}),
    "carry_over_once": Nonsense(
        lambda: plans.make_carry_over(plans.make_carry_over().before),
        lambda row: {"after": row.before.followed_by.all()[0].after},
    ),
    "carry_over_ends_once": Nonsense(
        lambda: plans.make_carry_over(
            plans.make_carry_over(reason="Done.").before, plans.make_objective(), reason="Done."
        ),
        {"after": None},
    ),
    "carry_over_to_another": Nonsense(plans.make_carry_over, lambda row: {"after": row.before}),
    "carry_over_ends_with_reason": Nonsense(plans.make_carry_over, {"after": None}),
    # indicators
    "category_code_once": Nonsense(*like(indicators.make_category, "code", breakdown="breakdown")),
    "category_one_whole": Nonsense(indicators.make_category, {"is_all": True}),
    "batch_keeps_no_cells": Nonsense(
        lambda: indicators.make_batch(state="loaded", loaded_at=NOW, loaded_by=people.make_user()),
        {"cells": b"figures"},
    ),
    "batch_undone_by_someone": Nonsense(indicators.make_batch, {"undone_at": NOW}),
    "batch_loaded_by_someone": Nonsense(indicators.make_batch, {"state": "loaded"}),
    "observation_once": Nonsense(*like(indicators.make_observation, "measure", "area", "category")),
    "observation_value_or_absence": Nonsense(indicators.make_observation, {"value": None}),
    "observation_value_in_range": Nonsense(indicators.make_observation, {"value": Decimal("99999999999999.5")}),
    "rolled_up_once": Nonsense(*like(indicators.make_rolled_up, "measure", "area", "category")),
    "revision_number_once": Nonsense(*like(indicators.make_revision, "number", observation="observation")),
    "revision_dates_in_order": Nonsense(
        indicators.make_revision, lambda row: {"replaced_at": row.recorded_at - datetime.timedelta(days=1)}
    ),
    "indicator_measures_fit_form": Nonsense(indicators.make_indicator, {"numerator": None}),
    "indicator_two_measures": Nonsense(indicators.make_ratio, lambda row: {"denominator": row.numerator}),
    "indicator_one_lead": Nonsense(
        lambda: indicators.make_indicator(indicators.make_indicator(is_lead=True).objective), {"is_lead": True}
    ),
    "target_dates_in_order": Nonsense(indicators.make_target, {"in_force_until": EARLY}),
    "target_one_in_force": Nonsense(
        lambda: indicators.make_target(indicators.make_target().indicator, in_force_until=PERIOD_END),
        {"in_force_until": None},
    ),
    "target_reach_has_a_way_to_go": Nonsense(indicators.make_target, lambda row: {"value": row.baseline}),
    "target_due_after_baseline": Nonsense(indicators.make_target, {"due_on": EARLY}),
    "target_band_in_order": Nonsense(
        lambda: indicators.make_target(kind="within", baseline=None, baseline_on=None, value=40, upper=60),
        {"upper": 30},
    ),
    "target_threshold_has_value": Nonsense(
        lambda: indicators.make_target(kind="at_least", baseline=None, baseline_on=None), {"value": None}
    ),
    "target_tolerance_not_negative": Nonsense(indicators.make_target, {"tolerance": -1}),
    "step_once_a_day": Nonsense(*like(indicators.make_step, "target")),
    "judgement_once_a_day": Nonsense(*like(indicators.make_judgement, "indicator")),
    "judgement_rates_with_reason": Nonsense(indicators.make_judgement, {"rating": "no_rating"}),
    "rating_dates_in_order": Nonsense(indicators.make_rating, {"period_end": EARLY}),
    "rating_override_says_who_and_why": Nonsense(indicators.make_rating, {"overridden": "on_track"}),
    "judgement_level_from_one": Nonsense(indicators.make_judgement, {"level": 0}),
    "release_follows_another": Nonsense(indicators.make_release, {"number": 2}),
    # coverage
    "matter_not_its_own_part": Nonsense(coverage.make_matter, lambda row: {"parent": row}),
    "matter_verified_by_someone": Nonsense(coverage.make_matter, {"verified_on": TODAY}),
    "coverage_objective_once": Nonsense(*like(coverage.make_objective_coverage, "matter", "objective")),
    "coverage_indicator_once": Nonsense(
        *like(lambda: coverage.make_coverage(indicator=indicators.make_indicator()), "matter", "indicator")
    ),
    "coverage_text_once": Nonsense(*like(coverage.make_coverage, "plan", "matter")),
    "coverage_by_one_thing": Nonsense(coverage.make_objective_coverage, {"text": "And in these words."}),
    "coverage_gap_once": Nonsense(*like(coverage.make_coverage_gap, "plan", "matter")),
    "release_one_prepared": Nonsense(prepared_twice, {"state": "prepared", "discarded_at": None, "discarded_by": None}),
    "release_one_successor": Nonsense(
        lambda: indicators.make_release(number=3, predecessor=followed()),
        lambda row: {"predecessor": row.predecessor.predecessor},
    ),
    "release_published_by_someone": Nonsense(indicators.make_release, {"published_by": None}),
    "release_discarded_by_someone": Nonsense(indicators.make_prepared_release, {"state": "discarded"}),
    "release_order_ends_once": Nonsense(indicators.make_release_order, {"state": "done"}),
    "release_order_one_waits": Nonsense(ordered_twice, {"state": "queued", "ended_at": None}),
    "method_decided_by_someone": Nonsense(indicators.make_defined_method, {"decided_by": None}),
    "method_numbered_when_defined": Nonsense(indicators.make_method_change, {"number": 2}),
    "method_declined_with_reason": Nonsense(
        indicators.make_defined_method, {"state": "declined", "number": None, "answer": ""}
    ),
    "method_version_once": Nonsense(
        lambda: indicators.make_defined_method(indicators.make_defined_method().indicator, number=3), {"number": 2}
    ),
    "method_one_proposal": Nonsense(
        lambda: indicators.make_defined_method(indicators.make_method_change().indicator),
        {"state": "proposed", "number": None, "decided_at": None, "decided_by": None},
    ),
    # actions
    "action_plan_issued_on_a_date": Nonsense(actions.make_action_plan, {"issued_on": None}),
    "action_number_once": Nonsense(*like(actions.make_action, "number", objective="objective")),
    "action_dates_in_order": Nonsense(actions.make_action, {"due_on": EARLY}),
    "action_ended_somehow": Nonsense(actions.make_action, {"state": "ended"}),
    "action_ended_after_its_start": Nonsense(merged, {"ended_on": EARLY}),
    "action_change_to_another": Nonsense(actions.make_action_change, {"kind": "merged"}),
    "action_change_renames": Nonsense(actions.make_action_change, lambda row: {"after": row.before}),
    "action_change_once": Nonsense(*like(actions.make_merger_of_actions, "became", action="action")),
    "action_merged_into_another": Nonsense(merged, {"merged_into": None}),
    "milestone_met_on_a_date": Nonsense(actions.make_milestone, {"state": "met"}),
    "milestone_dropped_with_reason": Nonsense(actions.make_milestone, {"state": "dropped"}),
    "move_to_another_day": Nonsense(actions.make_move, lambda row: {"moved_to": row.moved_from}),
    "promised_figure_once": Nonsense(*like(actions.make_promised_figure, "measure", "area")),
    # environment
    "scan_title_once": Nonsense(*like(environment.make_scan, "plan", "title")),
    "factor_number_once": Nonsense(*like(environment.make_factor, "number", scan="scan")),
    "factor_has_evidence": Nonsense(environment.make_factor, {"source": ""}),
    "factor_source_has_a_name": Nonsense(
        lambda: environment.make_factor(indicator=indicators.make_indicator(), source=""),
        {"source_url": "https://example.org/"},
    ),
    "risk_step_once": Nonsense(
        lambda: environment.make_risk_step(number=environment.make_risk_step().number + 1, word="Likely"), {"number": 1}
    ),
    "risk_step_word_once": Nonsense(
        lambda: environment.make_risk_step(number=environment.make_risk_step().number + 1, word="Likely"),
        {"word": "Rare"},
    ),
    "risk_step_in_range": Nonsense(environment.make_risk_step, {"number": 6}),
    "risk_number_once": Nonsense(*like(environment.make_risk, "number", plan="plan")),
    "risk_scores_in_range": Nonsense(environment.make_risk, {"likelihood": 6}),
    "risk_treated_unless_accepted": Nonsense(environment.make_risk, {"treatment": ""}),
    "risk_closed_with_reason": Nonsense(environment.make_risk, {"closed_on": TODAY}),
    "party_required_by_something": Nonsense(environment.make_party, {"citation": ""}),
    "party_verified_by_someone": Nonsense(environment.make_party, {"verified_on": TODAY}),
    "consultation_dates_in_order": Nonsense(environment.make_consultation, {"held_until": EARLY}),
    "consultation_event_has_a_place": Nonsense(environment.make_consultation, {"place": ""}),
    "theme_number_once": Nonsense(*like(environment.make_theme, "number", plan="plan")),
    "theme_not_adopted_with_reason": Nonsense(environment.make_theme, {"answer": "not_adopted"}),
    "theme_adopted_somehow": Nonsense(environment.make_theme, {"answer": "adopted"}),
    "mention_once": Nonsense(*like(environment.make_mention, "theme", "consultation")),
    "mention_counts_something": Nonsense(environment.make_mention, {"count": 0}),
    "heard_publication_once": Nonsense(*like(environment.make_heard_publication, "plan")),
    "heard_publication_corrects_something": Nonsense(environment.make_heard_publication, {"number": 2}),
    "call_dates_in_order": Nonsense(environment.make_call, {"closes_on": EARLY}),
    "submission_with_consent": Nonsense(environment.make_submission, {"consents": False}),
    "submission_redacted_by_someone": Nonsense(environment.make_submission, {"redacted_at": NOW}),
    "submission_decided_by_someone": Nonsense(environment.make_submission, {"state": "accepted"}),
    "submission_set_aside_with_reason": Nonsense(
        lambda: environment.make_submission(state="accepted", decided_at=NOW, decided_by=people.make_user()),
        {"state": "set_aside"},
    ),
    # updates
    "cycle_once": Nonsense(
        lambda: updates.make_cycle(
            updates.make_cycle(actions.make_action_plan()).action_plan, starts_on=datetime.date(2023, 10, 1)
        ),
        {"starts_on": datetime.date(2024, 1, 1)},
    ),
    "cycle_dates_in_order": Nonsense(lambda: updates.make_cycle(actions.make_action_plan()), {"report_due_on": EARLY}),
    "update_once": Nonsense(
        lambda: updates.make_draft(actions.make_action(updates.make_draft().action.objective)),
        lambda row: {"action": row.action.objective.actions.first()},
    ),
    "update_percent_in_range": Nonsense(updates.make_draft, {"percent": 101}),
    "update_correction_says_why": Nonsense(updates.make_draft, {"correction": 1}),
    "update_submitted_by_someone": Nonsense(updates.make_submitted, {"submitted_by": None}),
    "update_approved_by_someone": Nonsense(updates.make_approved, {"approved_at": None}),
    "update_not_approved_by_its_writer": Nonsense(updates.make_approved, approved_elsewhere),
    "update_says_why_when_off_track": Nonsense(updates.make_submitted, {"health": "delayed"}),
    "update_received_for_an_owner": Nonsense(updates.make_draft, {"received_from": "Sergeant"}),
    "submission_number_once": Nonsense(
        *like(lambda: updates.make_submitted().submissions.get(), "update", "number"),
    ),
    "return_with_reason": Nonsense(lambda: updates.make_returned().submissions.get().sent_back, {"reason": ""}),
    "comment_has_words": Nonsense(updates.make_comment, {"text": ""}),
    "milestone_report_once": Nonsense(*like(updates.make_milestone_report, "update", "milestone")),
    "milestone_report_met_or_moved": Nonsense(updates.make_milestone_report, {"met_on": TODAY, "moved_to": TODAY}),
    "key_figure_once": Nonsense(*like(updates.make_key_figure, "update", "promised")),
    "extension_once": Nonsense(*like(updates.make_extension, "cycle", "action", "due_on")),
    "extension_with_reason": Nonsense(updates.make_extension, {"reason": ""}),
    "attachment_once": Nonsense(*like(updates.make_attachment, "update", "sha256")),
    "attachment_removed_by_someone": Nonsense(updates.make_attachment, {"removed_at": NOW}),
    "letter_claimed_at_a_time": Nonsense(updates.make_letter, {"state": "sending"}),
    "letter_settled_at_a_time": Nonsense(updates.make_letter, {"state": "sent"}),
    # decisions
    "inquiry_asked_by_a_member_or_a_meeting": Nonsense(inquiries.make_inquiry, {"asked_by": None}),
    "inquiry_direction_is_not_declined": Nonsense(inquiries.make_direction, {"state": "asked"}),
    "inquiry_about_one_thing": Nonsense(
        lambda: inquiries.make_inquiry(objective=plans.make_objective()),
        lambda row: {"indicator": indicators.make_indicator(row.objective)},
    ),
    "inquiry_due_after_asked": Nonsense(inquiries.make_inquiry, {"due_on": TODAY}),
    "inquiry_declined_with_reason": Nonsense(inquiries.make_declined, {"decline_reason": ""}),
    "inquiry_answered_by_someone": Nonsense(inquiries.make_answered, {"answered_by": None}),
    "inquiry_suggestion_while_asked": Nonsense(inquiries.make_accepted, {"suggested_wording": "Other words."}),
    # obligations
    "obligation_verified_by_someone": Nonsense(obligations.make_obligation, {"verified_on": TODAY}),
    "deliverable_once": Nonsense(*like(obligations.make_deliverable, "obligation", "due_on")),
    "deliverable_received_on_a_date": Nonsense(obligations.make_deliverable, {"state": "received"}),
    "deliverable_waived_by_resolution": Nonsense(obligations.make_deliverable, {"state": "waived"}),
    "deliverable_new_date_with_reason": Nonsense(
        obligations.make_deliverable, {"new_due_on": datetime.date(2025, 1, 1)}
    ),
    # reports
    "report_dates_in_order": Nonsense(reports.make_report, {"ends_on": EARLY}),
    "report_status_has_a_cycle": Nonsense(reports.make_report, {"cycle": None}),
    "report_reviewed_as_frozen": Nonsense(reports.make_report_in_review, {"content": ""}),
    "report_approved_by_someone": Nonsense(reports.make_approved_report, {"approved_at": None}),
    "report_withdrawn_with_notice": Nonsense(reports.make_approved_report, {"state": "withdrawn", "withdrawn_at": NOW}),
    "report_scheduled_for_a_time": Nonsense(reports.make_approved_report, {"state": "scheduled"}),
    "report_return_with_reason": Nonsense(reports.make_report_return, {"reason": ""}),
    "section_once": Nonsense(
        lambda: reports.make_report().sections.last(),
        lambda row: {"key": row.report.sections.first().key},
    ),
    "edition_file_once": Nonsense(*like(reports.make_edition_file, "edition", "form")),
    "edition_number_once": Nonsense(*like(reports.make_edition, "report", "number")),
    "edition_correction_says_what": Nonsense(reports.make_edition, {"number": 2}),
    # meetings in camera, decisions, and what is due
    "meeting_grant_once": Nonsense(*like(decisions.make_grant, "user", meeting="meeting")),
    "meeting_grant_ended_by_someone": Nonsense(decisions.make_grant, {"ended_at": NOW}),
    "decision_on_the_agenda_of_a_meeting": Nonsense(decisions.make_decision_on_agenda, {"meeting": None}),
    "decision_decided_by_resolution": Nonsense(decisions.make_carried, {"resolution": None}),
    "decision_applied_on_a_day": Nonsense(decisions.make_carried, {"state": "applied"}),
    "proposal_of_an_element": Nonsense(decisions.make_proposal, {"element_id": None}),
    "proposal_changes_something": Nonsense(decisions.make_proposal, lambda row: {"after": row.before}),
    "proposal_merges_into_another": Nonsense(decisions.make_merger, lambda row: {"into_id": row.element_id}),
    "proposal_adds_something": Nonsense(
        lambda: decisions.make_proposal(change="split", field="", before=""), {"after": ""}
    ),
    "proposal_once": Nonsense(
        *like(decisions.make_proposal, "element_kind", "element_id", "field", decision="decision")
    ),
    "follow_up_done_somehow": Nonsense(decisions.make_follow_up, {"done_on": TODAY}),
    "succession_to_another": Nonsense(decisions.make_succession, lambda row: {"to_id": row.from_id}),
    "succession_once": Nonsense(
        lambda: _second_succession(decisions.make_succession()), lambda row: {"to_id": row.to_id - 1}
    ),
    "obligation_rule_is_whole": Nonsense(obligations.make_obligation, {"rule": "fixed_day"}),
    "obligation_rule_falls": Nonsense(
        lambda: obligations.make_obligation(rule="fixed_day", rule_month=2, rule_day=28), {"rule_day": 30}
    ),
    "obligation_retired_with_reason": Nonsense(obligations.make_obligation, {"retired_on": TODAY}),
    "obligation_dates_in_order": Nonsense(
        lambda: obligations.make_obligation(starts_on=TODAY, retired_on=TODAY, retired_reason="It ended."),
        {"retired_on": EARLY},
    ),
    "deliverable_once_a_period": Nonsense(
        lambda: obligations.make_deliverable(
            obligations.make_deliverable(period="2024-Q1").obligation, due_on=PERIOD_END, period="2024-Q2"
        ),
        {"period": "2024-Q1"},
    ),
    "step_of_preparation_once": Nonsense(
        lambda: decisions.make_preparation_step(
            deliverable=decisions.make_preparation_step().deliverable, title="Review"
        ),
        {"title": "Texts"},
    ),
    "feed_one_alive": Nonsense(
        lambda: decisions.make_feed(user=decisions.make_feed().user, revoked_at=NOW), {"revoked_at": None}
    ),
    "feed_revoked_after_made": Nonsense(
        decisions.make_feed, lambda row: {"revoked_at": row.made_at - datetime.timedelta(days=1)}
    ),
    "grant_once": Nonsense(*like(reports.make_grant, "report", "user")),
    "grant_ended_by_someone": Nonsense(reports.make_grant, {"ended_at": NOW}),
    "comment_says_something": Nonsense(reports.make_comment, {"text": ""}),
    "comment_settled_by_someone": Nonsense(reports.make_comment, {"settled_at": NOW}),
    "picture_number_once": Nonsense(*like(reports.make_picture, "report", "number")),
    "picture_is_described": Nonsense(reports.make_picture, {"description": ""}),
    "picture_of_a_size": Nonsense(reports.make_picture, {"width": 4001}),
    "style_only_one": Nonsense(reports.make_style, {"only": False}),
    "style_logo_is_described": Nonsense(reports.make_style, {"logo": b"a picture", "logo_words": ""}),
    # reading
    "private_note_once": Nonsense(*like(inquiries.make_note, "user", objective="objective")),
    "private_note_once_about_the_whole": Nonsense(*like(inquiries.make_note_about_the_whole, "user")),
    "rendering_one_at_a_time": Nonsense(*like(reports.make_rendering, "report")),
    "rendering_one_preview_a_person": Nonsense(*like(reports.make_rendering, "requested_by")),
    "rendering_one_brief_a_person": Nonsense(*like(reports.make_brief, "requested_by")),
    "rendering_of_a_report_or_a_plan": Nonsense(reports.make_brief, {"purpose": "preview"}),
    # dashboards
    "dashboard_breakdown_by_area": Nonsense(
        dashboards.make_dashboard, lambda _row: {"kind": "key_figures", "breakdown": indicators.make_breakdown()}
    ),
    "dashboard_taken_down_from_all": Nonsense(
        dashboards.make_dashboard, {"is_taken_down": True, "shown_to_board": True}
    ),
    "dashboard_indicator_once": Nonsense(*like(dashboards.make_entry, "indicator", dashboard="dashboard")),
    "dashboard_indicator_place": Nonsense(*like(dashboards.make_entry, "position", dashboard="dashboard")),
    "dashboard_view_once": Nonsense(*like(dashboards.make_view, "kind", dashboard="dashboard")),
    "dashboard_view_place": Nonsense(*like(dashboards.make_view, "position", dashboard="dashboard")),
}

CONSTRAINTS = {
    constraint.name: constraint
    for model in apps.get_app_config("strategic_plan").get_models()
    for constraint in model._meta.constraints
}


def test_every_constraint_is_tried_below() -> None:
    assert sorted(NONSENSE) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_constraint_has_a_sentence_for_people(name: str) -> None:
    sentence = str(CONSTRAINTS[name].violation_error_message)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert name not in sentence


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_in_a_sentence(name: str) -> None:
    row, changes = NONSENSE[name].made()
    row.validate_constraints()
    for field_name, value in changes.items():
        setattr(row, field_name, value)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    assert str(CONSTRAINTS[name].violation_error_message) in refused.value.messages


@pytest.mark.parametrize("name", NONSENSE)
def test_the_database_refuses_nonsense_that_nobody_checked(name: str) -> None:
    row, changes = NONSENSE[name].made()
    model: type[models.Model] = type(row)
    before = model._default_manager.filter(pk=row.pk).values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(**changes)
    assert model._default_manager.filter(pk=row.pk).values().get() == before
