"""The section of inquiries: what the Board still waits to hear, and what it was told since the last report."""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone

from strategic_plan.calculations.formats import count_words, date_words, short_date
from strategic_plan.models import Inquiry, Membership, Report
from strategic_plan.models.decisions.inquiries import InquiryQuerySet
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.status_sections import AnsweredRow, Inquiries, InquiryRow

BOARDS_OFFICE = "The Board’s office"


def inquiries_section(source: Source, among: InquiryQuerySet | None = None) -> Inquiries:
    """Open inquiries by the day their answer is due, then the answers; three queries, whatever there is.

    Of all, or only of those ``among`` that a reader may see.
    """
    since = _since(source)
    found = list(
        (Inquiry.objects.all() if among is None else among)
        .filter(Q(state__in=Inquiry.OPEN) | Q(state__in=Inquiry.ANSWERED, answered_at__gt=since))
        .filter(asked_on__lte=source.as_of)
        .for_page()
        .soonest_first()
    )
    still_open = [each for each in found if each.is_open]
    answered = [each for each in found if each.is_answered]
    offices = _offices(answered, source)
    return Inquiries(
        key="inquiries",
        run="Inquiries",
        heading=_heading(len(still_open), len(answered)),
        rows=tuple(
            InquiryRow(
                asked_words=short_date(each.asked_on),
                question=each.wording,
                with_office=each.to_whom if each.state == Inquiry.State.WITH_CHIEF else BOARDS_OFFICE,
                due_words=short_date(each.due_on),
            )
            for each in still_open
        ),
        answered=tuple(
            AnsweredRow(
                question=each.wording,
                answer=each.answer,
                by_words=f"{offices.get(each.answered_by_id or 0, each.to_whom)}, "
                f"{date_words(timezone.localdate(each.answered_at))}",
            )
            for each in answered
            if each.answered_at
        ),
    )


def _heading(still_open: int, answered: int) -> str:
    """What is so: "Two inquiries are open; one was answered since the last report"."""
    if not still_open:
        words = "No inquiry is open"
    else:
        are = "inquiry is" if still_open == 1 else "inquiries are"
        words = f"{count_words(still_open, capital=True)} {are} open"
    if not answered:
        return words
    return f"{words}; {count_words(answered)} {'was' if answered == 1 else 'were'} answered since the last report"


def _since(source: Source) -> datetime:
    """When the report before this one was settled; before the first, the beginning of its period."""
    before = (
        Report.objects.filter(
            kind=Report.Kind.STATUS,
            plan=source.plan,
            ends_on__lt=source.report.starts_on,
            approved_at__isnull=False,
        )
        .order_by("-ends_on")
        .values_list("submitted_at", flat=True)
        .first()
    )
    return before or timezone.make_aware(datetime.combine(source.report.starts_on, time.min))


def _offices(answered: list[Inquiry], source: Source) -> dict[int, str]:
    """The office under which each answer was given."""
    users = [each.answered_by_id for each in answered if each.answered_by_id]
    held = Membership.objects.filter(user__in=users, starts_on__lte=source.as_of).order_by("starts_on")
    return dict(held.values_list("user", "office"))
