"""Addresses of the workspace; the name of an address is the name of its view, its template and its test."""

from django.urls import URLPattern, path

from strategic_plan.workspace.views import (
    actions,
    actions_owners,
    attachments,
    audit_trail,
    calendar,
    comments,
    cycles,
    cycles_owed,
    cycles_planning,
    dashboards,
    dashboards_arranging,
    decisions,
    decisions_keeping,
    desk,
    figures,
    gallery,
    home,
    inquiries,
    loads,
    loads_beginning,
    meetings,
    people,
    plan,
    queue,
    queue_several,
    reading_room,
    releases,
    reminders,
    renderings,
    reports,
    reports_publishing,
    reports_review,
    sections,
    updates,
    updates_workbook,
    updates_writing,
)
from strategic_plan.workspace.views.planning import consultation, coverage, risks, scan

app_name = "workspace"

HOME: list[URLPattern] = [
    path("", home.home, name="home"),
]

PLAN: list[URLPattern] = [
    path("plan/", plan.plan, name="plan"),
    path("plan/objectives/<str:code>/", plan.objective, name="objective"),
    path("actions/", actions.actions, name="actions"),
    path("actions/<str:code>/", actions.action, name="action"),
    path("actions/<str:code>/owner/", actions_owners.action_owner, name="action-owner"),
    path("actions/<str:code>/writer/", actions_owners.action_writer, name="action-writer"),
]

SURROUNDINGS: list[URLPattern] = [
    path("plan/scan/", scan.scan, name="scan"),
    path("plan/scan/add/", scan.scan_add, name="scan-add"),
    path("plan/scan/<int:pk>/", scan.scan_edit, name="scan-edit"),
    path("plan/scan/<int:pk>/factors/add/", scan.factor_add, name="factor-add"),
    path("plan/scan/factors/<int:pk>/", scan.factor_edit, name="factor-edit"),
    path("plan/risks/", risks.risks, name="risks"),
    path("plan/risks/add/", risks.risk_add, name="risk-add"),
    path("plan/risks/scales/", risks.risk_scales, name="risk-scales"),
    path("plan/risks/<int:pk>/", risks.risk_edit, name="risk-edit"),
    path("plan/risks/<int:pk>/close/", risks.risk_close, name="risk-close"),
    path("plan/consultation/", consultation.consultation, name="consultation"),
    path("plan/consultation/add/", consultation.consultation_add, name="consultation-add"),
    path("plan/consultation/<int:pk>/", consultation.consultation_edit, name="consultation-edit"),
    path("plan/consultation/themes/add/", consultation.theme_add, name="theme-add"),
    path("plan/consultation/themes/<int:pk>/", consultation.theme_edit, name="theme-edit"),
    path("plan/consultation/parties/add/", consultation.party_add, name="party-add"),
    path("plan/consultation/parties/<int:pk>/", consultation.party_edit, name="party-edit"),
    path("plan/consultation/parties/<int:pk>/verify/", consultation.party_verify, name="party-verify"),
    path("plan/coverage/", coverage.coverage, name="coverage"),
    path("plan/coverage/begin/", coverage.coverage_begin, name="coverage-begin"),
    path("plan/coverage/matters/add/", coverage.matter_add, name="matter-add"),
    path("plan/coverage/matters/<int:pk>/", coverage.matter_edit, name="matter-edit"),
    path("plan/coverage/matters/<int:pk>/verify/", coverage.matter_verify, name="matter-verify"),
    path("plan/coverage/matters/<int:pk>/answer/", coverage.matter_cover, name="matter-cover"),
    path("plan/coverage/matters/<int:pk>/gap/", coverage.matter_gap, name="matter-gap"),
    path("plan/coverage/answers/<int:pk>/remove/", coverage.coverage_remove, name="coverage-remove"),
]

DESK: list[URLPattern] = [
    path("desk/", desk.desk, name="desk"),
    path("cycles/plan/", cycles_planning.cycles_plan, name="cycles-plan"),
    path("cycles/<int:pk>/", cycles_owed.cycle, name="cycle"),
    path("cycles/<int:pk>/more-time/<str:code>/", cycles_owed.cycle_extend_update, name="cycle-extend-update"),
    path("cycles/<int:pk>/nudge/<str:code>/", cycles_owed.cycle_nudge, name="cycle-nudge"),
    path("cycles/<int:pk>/open/", cycles.cycle_open, name="cycle-open"),
    path("cycles/<int:pk>/extend/", cycles.cycle_extend, name="cycle-extend"),
    path("cycles/<int:pk>/close/", cycles.cycle_close, name="cycle-close"),
    path("cycles/<int:pk>/lock/", cycles.cycle_lock, name="cycle-lock"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<int:pk>/receive/", calendar.deliverable_receive, name="deliverable-receive"),
    path("calendar/<int:pk>/explain/", calendar.deliverable_explain, name="deliverable-explain"),
]

DECISIONS: list[URLPattern] = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/add/", meetings.meeting_add, name="meeting-add"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting-edit"),
    path("meetings/<int:pk>/grants/add/", meetings.meeting_grant, name="meeting-grant"),
    path("meetings/<int:pk>/grants/<int:grant>/end/", meetings.meeting_grant_end, name="meeting-grant-end"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/changed/", decisions.decisions_changed, name="decisions-changed"),
    path("decisions/begin/", decisions_keeping.decision_begin, name="decision-begin"),
    path("decisions/propose/", decisions_keeping.decision_propose, name="decision-propose"),
    path("decisions/<int:number>/", decisions.decision, name="decision"),
    path("decisions/<int:number>/edit/", decisions_keeping.decision_edit, name="decision-edit"),
    path("decisions/<int:number>/changes/add/", decisions_keeping.decision_amend, name="decision-amend"),
    path(
        "decisions/<int:number>/changes/<int:pk>/take-out/",
        decisions_keeping.decision_amend_not,
        name="decision-amend-not",
    ),
    path("decisions/<int:number>/agenda/", decisions_keeping.decision_agenda, name="decision-agenda"),
    path("decisions/<int:number>/take-off/", decisions_keeping.decision_take_off, name="decision-take-off"),
    path("decisions/<int:number>/drop/", decisions_keeping.decision_drop, name="decision-drop"),
    path("decisions/<int:number>/record/", decisions_keeping.decision_record, name="decision-record"),
    path("decisions/<int:number>/apply/", decisions_keeping.decision_apply, name="decision-apply"),
    path("decisions/<int:number>/follow-up/", decisions_keeping.follow_up_add, name="follow-up-add"),
    path("decisions/<int:number>/follow-up/<int:pk>/done/", decisions_keeping.follow_up_done, name="follow-up-done"),
]

READING: list[URLPattern] = [
    path("reading-room/", reading_room.reading_room, name="reading-room"),
    path("reading-room/read/", reading_room.reading_mark, name="reading-mark"),
    path("reading-room/objectives/<str:code>/", reading_room.reading_objective, name="reading-objective"),
    path("reading-room/notes/<str:code>/", reading_room.reading_note, name="reading-note"),
    path("figures/", figures.figures, name="figures"),
    path("figures/figures.csv", figures.figures_csv, name="figures-csv"),
    path("figures/<slug:code>/", figures.indicator, name="indicator"),
    path("figures/<slug:code>/rows.csv", figures.indicator_csv, name="indicator-csv"),
]

INQUIRIES: list[URLPattern] = [
    path("inquiries/", inquiries.inquiries, name="inquiries"),
    path("inquiries/ask/", inquiries.inquiry_ask, name="inquiry-ask"),
    path("inquiries/direct/", inquiries.inquiry_direct, name="inquiry-direct"),
    path("inquiries/<int:pk>/", inquiries.inquiry, name="inquiry"),
    path("inquiries/<int:pk>/accept/", inquiries.inquiry_accept, name="inquiry-accept"),
    path("inquiries/<int:pk>/reword/", inquiries.inquiry_reword, name="inquiry-reword"),
    path("inquiries/<int:pk>/agree/", inquiries.inquiry_agree, name="inquiry-agree"),
    path("inquiries/<int:pk>/decline/", inquiries.inquiry_decline, name="inquiry-decline"),
    path("inquiries/<int:pk>/pass-on/", inquiries.inquiry_pass_on, name="inquiry-pass-on"),
    path("inquiries/<int:pk>/answer/", inquiries.inquiry_answer, name="inquiry-answer"),
    path("inquiries/<int:pk>/close/", inquiries.inquiry_close, name="inquiry-close"),
]

DASHBOARDS: list[URLPattern] = [
    path("dashboards/begin/", dashboards_arranging.dashboard_begin, name="dashboard-begin"),
    path("dashboards/<slug:slug>/", dashboards.dashboard, name="dashboard"),
    path("dashboards/<slug:slug>/figures.csv", dashboards.dashboard_csv, name="dashboard-csv"),
    path("dashboards/<slug:slug>/arrange/", dashboards_arranging.dashboard_arrange, name="dashboard-arrange"),
]

LOADS: list[URLPattern] = [
    path("loads/", loads.loads, name="loads"),
    path("loads/begin/", loads_beginning.load_begin, name="load-begin"),
    path("loads/begin/columns/", loads_beginning.load_columns, name="load-columns"),
    path("loads/figures-template.xlsx", loads.load_template, name="load-template"),
    path("loads/<int:pk>/", loads.load, name="load"),
    path("loads/<int:pk>/names/", loads.load_spellings, name="load-spellings"),
    path("loads/<int:pk>/confirm/", loads.load_confirm, name="load-confirm"),
    path("loads/<int:pk>/discard/", loads.load_discard, name="load-discard"),
    path("loads/<int:pk>/undo/", loads.load_undo, name="load-undo"),
]

RELEASES: list[URLPattern] = [
    path("releases/", releases.releases, name="releases"),
    path("releases/prepare/", releases.release_prepare, name="release-prepare"),
    path("releases/<int:pk>/", releases.release, name="release"),
    path("releases/<int:pk>/publish/", releases.release_publish, name="release-publish"),
    path("releases/<int:pk>/discard/", releases.release_discard, name="release-discard"),
]

KEEPING: list[URLPattern] = [
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/days/", reminders.reminders_set, name="reminders-set"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.person_invite, name="person-invite"),
    path("people/<int:pk>/shut-out/", people.person_deactivate, name="person-deactivate"),
    path("people/<int:pk>/let-in/", people.person_reinstate, name="person-reinstate"),
    path("people/memberships/<int:pk>/end/", people.membership_end, name="membership-end"),
    path("audit-trail/", audit_trail.audit_trail, name="audit-trail"),
    path("audit-trail/check/", audit_trail.audit_trail_check, name="audit-trail-check"),
    path("audit-trail/audit-trail.csv", audit_trail.audit_trail_csv, name="audit-trail-csv"),
    path("gallery/", gallery.gallery, name="gallery"),
]

REPORTS: list[URLPattern] = [
    path("reports/", reports.reports, name="reports"),
    path("reports/begin/", reports.report_compose, name="report-compose"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/sections/", sections.composer, name="composer"),
    path("reports/<int:pk>/sections/order/", sections.report_arrange, name="report-arrange"),
    path("reports/<int:pk>/sections/<slug:key>/", sections.section_edit, name="section-edit"),
    path("reports/<int:pk>/sections/<slug:key>/autosave/", sections.section_autosave, name="section-autosave"),
    path("reports/<int:pk>/sections/<slug:key>/preview/", sections.section_preview, name="section-preview"),
    path("reports/<int:pk>/sections/<slug:key>/page/", sections.section_page, name="section-page"),
    path("reports/<int:pk>/preview/", renderings.report_preview, name="report-preview"),
    path("reports/<int:pk>/send/", reports_review.report_send, name="report-send"),
    path("reports/<int:pk>/decide/", reports_review.report_decide, name="report-decide"),
    path("reports/<int:pk>/approve/", reports_review.report_approve, name="report-approve"),
    path("reports/<int:pk>/return/", reports_review.report_return, name="report-return"),
    path("reports/<int:pk>/publish/", reports_publishing.report_publish, name="report-publish"),
    path("reports/<int:pk>/withdraw/", reports_publishing.report_withdraw, name="report-withdraw"),
    path("reports/<int:pk>/correct/", reports_publishing.report_correct, name="report-correct"),
    path("renderings/<int:pk>/", renderings.rendering, name="rendering"),
    path("renderings/<int:pk>/report.pdf", renderings.rendering_pdf, name="rendering-pdf"),
    path("renderings/<int:pk>/cancel/", renderings.rendering_cancel, name="rendering-cancel"),
]

UPDATES: list[URLPattern] = [
    path("updates/", updates.my_updates, name="my-updates"),
    path("updates/workbook/", updates_workbook.updates_by_workbook, name="updates-by-workbook"),
    path("updates/workbook/updates.xlsx", updates_workbook.updates_workbook_file, name="updates-workbook-file"),
    path("updates/workbook/confirm/", updates_workbook.updates_workbook_confirm, name="updates-workbook-confirm"),
    path("updates/on-behalf/", updates.on_behalf, name="on-behalf"),
    path("updates/open/<str:code>/", updates_writing.update_open, name="update-open"),
    path("updates/<int:pk>/", updates.update_read, name="update-read"),
    path("updates/<int:pk>/files/<int:attachment>/", attachments.update_attachment, name="update-attachment"),
    path("updates/<int:pk>/compare/", updates.update_compare, name="update-compare"),
    path("updates/<int:pk>/edit/", updates_writing.update_edit, name="update-edit"),
    path("updates/<int:pk>/correct/", updates_writing.update_correct, name="update-correct"),
    path("updates/<int:pk>/autosave/", updates_writing.update_autosave, name="update-autosave"),
    path("updates/<int:pk>/submit/", updates_writing.update_submit, name="update-submit"),
    path("queue/", queue.queue, name="queue"),
    path("updates/<int:pk>/comment/", comments.update_comment, name="update-comment"),
    path("queue/several/", queue_several.queue_several, name="queue-several"),
    path("queue/<int:pk>/", queue.update_decide, name="update-decide"),
    path("queue/<int:pk>/approve/", queue.update_approve, name="update-approve"),
    path("queue/<int:pk>/return/", queue.update_return, name="update-return"),
]

urlpatterns = [
    *REPORTS,
    *UPDATES,
    *SURROUNDINGS,
    *PLAN,
    *DESK,
    *DECISIONS,
    *READING,
    *DASHBOARDS,
    *INQUIRIES,
    *LOADS,
    *RELEASES,
    *KEEPING,
    *HOME,
]
