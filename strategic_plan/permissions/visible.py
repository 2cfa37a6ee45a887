"""What a person may see, as querysets; whatever is not in them does not exist for that person."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from strategic_plan.models import (
    Action,
    Dashboard,
    DecisionReport,
    Edition,
    Inquiry,
    Meeting,
    PrivateNote,
    Report,
    Role,
    StatusUpdate,
)
from strategic_plan.models.actions import ActionQuerySet
from strategic_plan.models.decisions.decision_reports import DecisionReportQuerySet
from strategic_plan.models.decisions.inquiries import InquiryQuerySet
from strategic_plan.models.indicators.dashboards import DashboardQuerySet
from strategic_plan.models.meetings import MeetingQuerySet
from strategic_plan.models.reports import EditionQuerySet, ReportQuerySet
from strategic_plan.models.updates import StatusUpdateQuerySet
from strategic_plan.permissions.people import Person
from strategic_plan.permissions.table import TABLE, Deed, may, own_or_delegated, supervises


def visible_actions(person: Person) -> ActionQuerySet:
    """Actions are read by everyone who reads the plan."""
    return Action.objects.all() if may(person, Deed.READ_WORKSPACE) else Action.objects.none()


def visible_updates(person: Person) -> StatusUpdateQuerySet:
    """Approved updates; before approval one's own, those one entered, and for the Chief's office all that were sent.

    A draft is its writer's business: the Chief's office sees that it exists, and reads it when it is submitted. A
    supervisor who reads first reads what was sent to them, and what became of it.
    """
    if not may(person, Deed.READ_WORKSPACE):
        return StatusUpdate.objects.none()
    states = StatusUpdate.State
    seen = Q(state=states.APPROVED) | Q(entered_by=person.acting)
    memberships = [membership.pk for membership in person.memberships]
    seen |= Q(action__owner__in=memberships) | Q(action__delegate__in=memberships)
    sent = (states.ENDORSING, states.SUBMITTED, states.RETURNED)
    if may(person, Deed.READ_QUEUE):
        seen |= Q(state__in=sent)
    elif may(person, Deed.ENDORSE_UPDATE):
        seen |= Q(state__in=sent, action__owner__supervisor=person.acting, action__owner__supervisor_first=True)
    return StatusUpdate.objects.filter(seen)


def sees_versions(person: Person, update: StatusUpdate) -> bool:
    """Whether a person reads an update's earlier versions and why they came back, or only what was approved."""
    owns = own_or_delegated(person, update.action)
    reads_first = may(person, Deed.ENDORSE_UPDATE) and supervises(person, update)
    return owns or reads_first or person.acting.pk == update.entered_by_id or may(person, Deed.READ_QUEUE)


def visible_meetings(person: Person) -> MeetingQuerySet:
    """Public meetings; a meeting in camera does not exist for whoever has no grant to it, whatever their role."""
    if person.user is None or not may(person, Deed.READ_WORKSPACE):
        return Meeting.objects.public()
    granted = person.user.meeting_grants.filter(ended_at__isnull=True).values("meeting")
    return Meeting.objects.filter(Q(audience=Meeting.Audience.PUBLIC) | Q(pk__in=granted))


def visible_decisions(person: Person) -> DecisionReportQuerySet:
    """What is or was on an agenda, for all who read the plan; drafts for the Board's office.

    A matter of a meeting in camera is for whoever has a grant to that meeting.
    """
    if not may(person, Deed.READ_WORKSPACE):
        return DecisionReport.objects.none()
    seen = Q(meeting__in=visible_meetings(person))
    if may(person, Deed.KEEP_DECISIONS):
        seen |= Q(meeting__isnull=True)
    else:
        seen &= ~Q(state=DecisionReport.State.DRAFT)
    return DecisionReport.objects.filter(seen)


def visible_inquiries(person: Person) -> InquiryQuerySet:
    """One's own; all of them for the Board's office; for other Board members those taken up, for the Chief's office
    those that reached it.

    Until it is accepted, a question is between its asker and the Board's office; a declined one stays there.
    """
    states = Inquiry.State
    if may(person, Deed.KEEP_INQUIRIES):
        return Inquiry.objects.all()
    if not may(person, Deed.READ_INQUIRIES):
        return Inquiry.objects.none()
    seen = Q(asked_by__in=[membership.pk for membership in person.memberships])
    seen |= Q(state__in=(states.WITH_CHIEF, *Inquiry.ANSWERED))
    if may(person, Deed.ASK_INQUIRY):
        seen |= Q(state=states.ACCEPTED)
    return Inquiry.objects.filter(seen)


def own_notes(person: Person) -> QuerySet[PrivateNote]:
    """A person's own notes; nobody else's exist, whatever their role."""
    if person.user is None or not may(person, Deed.KEEP_NOTES):
        return PrivateNote.objects.none()
    return PrivateNote.objects.filter(user=person.user)


def visible_dashboards(person: Person) -> DashboardQuerySet:
    """Dashboards in use: for Board members those shown to them; for whoever arranges them all, those taken down too."""
    if may(person, Deed.KEEP_DASHBOARDS):
        return Dashboard.objects.all()
    if not may(person, Deed.READ_FIGURES):
        return Dashboard.objects.none()
    in_use = Dashboard.objects.in_use()
    reads_as = {role for role in TABLE[Deed.READ_FIGURES] if role in person.roles}
    return in_use.for_the_board() if reads_as == {Role.BOARD_MEMBER} else in_use


def visible_reports(person: Person) -> ReportQuerySet:
    """Published reports by audience; drafts for those who make and approve them; in camera for those named alone.

    A Board member reads what the Board is asked to approve; nobody's role opens what is in camera.
    """
    published = (Report.State.PUBLISHED, Report.State.WITHDRAWN)
    seen = Q(audience=Report.Audience.PUBLIC, state__in=published)
    # A corrected edition is prepared while the published one stays readable.
    seen |= Q(audience=Report.Audience.PUBLIC, editions__isnull=False)
    if may(person, Deed.READ_WORKSPACE):
        seen |= Q(audience=Report.Audience.BOARD, state__in=(*published, Report.State.APPROVED, Report.State.SCHEDULED))
        seen |= Q(audience=Report.Audience.BOARD, editions__isnull=False)
    if may(person, Deed.READ_BOARDS_DRAFTS):
        seen |= Q(from_party=Report.Party.BOARD, state=Report.State.IN_REVIEW) & ~Q(audience=Report.Audience.IN_CAMERA)
    if may(person, Deed.READ_DRAFT_REPORTS):
        # Having composed it gives nothing by itself: whoever has left that office has left its drafts.
        seen |= ~Q(audience=Report.Audience.IN_CAMERA) | Q(created_by=person.acting)
    if person.user is not None and may(person, Deed.READ_WORKSPACE):
        seen |= Q(
            audience=Report.Audience.IN_CAMERA,
            grants__user=person.user,
            grants__ended_at__isnull=True,
        )
    return Report.objects.filter(seen).distinct()


def sees_frozen_words(person: Person, report: Report) -> bool:
    """Whether a person, who may see a report, reads its words before they are published.

    A report for the Board is read once it is approved, and what the Board is asked to approve while it is in review. A
    corrected edition is a draft like any other, although the report it belongs to is visible to everybody.
    """
    if may(person, Deed.READ_DRAFT_REPORTS) or report.audience == Report.Audience.IN_CAMERA:
        return True
    approved = report.state in (Report.State.APPROVED, Report.State.SCHEDULED)
    for_the_board = report.audience == Report.Audience.BOARD and approved and may(person, Deed.READ_WORKSPACE)
    asked = report.from_party == Report.Party.BOARD and report.state == Report.State.IN_REVIEW
    return for_the_board or (asked and may(person, Deed.READ_BOARDS_DRAFTS))


def visible_editions(person: Person) -> EditionQuerySet:
    """Editions by the audience of their report; an edition keeps its address for ever."""
    seen = Q(report__audience=Report.Audience.PUBLIC)
    if may(person, Deed.READ_WORKSPACE):
        seen |= Q(report__audience=Report.Audience.BOARD)
        seen |= Q(report__in=visible_reports(person).filter(audience=Report.Audience.IN_CAMERA))
    return Edition.objects.filter(seen)
