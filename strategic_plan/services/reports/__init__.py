"""The life of a report: composed, written, sent for review, approved, published, corrected, withdrawn."""

from strategic_plan.services.reports.audience import end_reading, grant_reading, set_audience
from strategic_plan.services.reports.comments import comment_on, settle_comment
from strategic_plan.services.reports.composing import (
    arrange_sections,
    compose_report,
    require_editable,
    write_section,
)
from strategic_plan.services.reports.pictures import bring_picture
from strategic_plan.services.reports.publishing import (
    correct_report,
    edition_content,
    freeze_edition,
    publish_due,
    publish_report,
    schedule_report,
    unschedule_report,
    withdraw_report,
)
from strategic_plan.services.reports.reviewing import (
    approve_report,
    frozen_content,
    return_report,
    send_report,
)
from strategic_plan.services.reports.style import set_style

__all__ = [
    "approve_report",
    "arrange_sections",
    "bring_picture",
    "comment_on",
    "compose_report",
    "correct_report",
    "edition_content",
    "end_reading",
    "freeze_edition",
    "frozen_content",
    "grant_reading",
    "publish_due",
    "publish_report",
    "require_editable",
    "return_report",
    "schedule_report",
    "send_report",
    "set_audience",
    "set_style",
    "settle_comment",
    "unschedule_report",
    "withdraw_report",
    "write_section",
]
