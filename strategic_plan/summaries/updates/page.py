"""One update on a page: its words, what changed since which text, what is known beside them, and its story so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from strategic_plan.calculations.evidence import Remark, heading
from strategic_plan.calculations.formats import date_words, span_words
from strategic_plan.models import Cycle, Event, Report, StatusUpdate, UpdateReturn, UpdateSubmission, User
from strategic_plan.summaries.updates.background import Beside, read_background
from strategic_plan.summaries.updates.changes import Changes, changes_between
from strategic_plan.summaries.updates.offices import offices_of
from strategic_plan.summaries.updates.words import UpdateContent


class Since(StrEnum):
    """The earlier text that an update is laid over."""

    VERSION = "version"
    LAST_TIME = "last"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an update's story, in words."""

    deed: str
    when: str
    by: str = ""
    words: str = ""


@dataclass(frozen=True)
class UpdateReading:
    """An update as it is read. `number` is the version sent last, 0 for a draft; `returned` what was asked last."""

    update: StatusUpdate
    content: UpdateContent
    number: int
    previous: StatusUpdate | None
    previous_read_on: date | None
    changes: Changes
    since: Since
    offered: tuple[Since, ...]
    base_number: int
    remarks: tuple[Remark, ...]
    fitting: tuple[Beside, ...]
    returned: UpdateReturn | None
    story: tuple[Step, ...]
    offices: dict[int, str]

    @property
    def span(self) -> str:
        """The days the update speaks of: "1 January to 31 March 2024"."""
        return span_words(self.update.cycle.starts_on, self.update.cycle.ends_on)

    @property
    def last_time(self) -> UpdateContent | None:
        return UpdateContent.sent(self.previous) if self.previous else None

    @property
    def may_be_corrected(self) -> bool:
        """Whether this is the text that holds, in a cycle that still takes corrections."""
        return (
            self.update.state == StatusUpdate.State.APPROVED
            and self.update.cycle.state != Cycle.State.LOCKED
            and not hasattr(self.update, "corrected_by")
        )

    @property
    def sent_by(self) -> str:
        """The office that sent it; empty for a draft."""
        return self.offices.get(self.update.submitted_by_id or 0, "")

    @property
    def entered_by(self) -> str:
        return self.offices.get(self.update.entered_by_id, "")

    @property
    def approved_by(self) -> str:
        return self.offices.get(self.update.approved_by_id or 0, "")

    @property
    def remarks_heading(self) -> str:
        """ "One thing does not fit"; empty where everything does."""
        return heading(self.remarks)

    @property
    def sentence(self) -> str:
        """How it stands beside the time before: "Now at risk, was on track. The owner answered the question."."""
        now, before = self.content.health, self.last_time.health if self.last_time else None
        if now is None:
            return _("It does not say yet how the action is going.")
        if before is None:
            words = _("%(now)s, said for the first time.") % {"now": now.label}
        elif now == before:
            words = _("%(now)s, as before.") % {"now": now.label}
        else:
            words = _("Now %(now)s, was %(before)s.") % {"now": now.words, "before": before.words}
        if self.update.state == StatusUpdate.State.SUBMITTED and self.returned:
            words += " " + _("Version %(number)d answers what was asked.") % {"number": self.number}
        return words


def read_update(
    update: StatusUpdate,
    *,
    today: date,
    since: str = "",
    version: int = 0,
    base: int = 0,
    with_versions: bool = True,
) -> UpdateReading:
    """Read an update whole. `since` chooses the text it is laid over.

    `version` and `base` name two versions of one's own choosing; unnamed, they are the last one, and the last one that
    was returned before it. What was submitted is read from its kept words; a draft, and what an owner takes up again,
    as they are now. Whoever may not see the versions sees what was approved, beside the time before.
    """
    background = read_background([update.action], cycle=update.cycle, today=today)
    submissions = list(
        update.submissions.select_related(
            "sent_back__returned_by", "endorsement__endorsed_by", "submitted_by"
        ).order_by("number")
    )
    by_number = {each.number: each for each in submissions}
    content = UpdateContent.submitted(by_number[version]) if version else _content(update, submissions)
    returned = [each.sent_back for each in submissions if hasattr(each, "sent_back")] if with_versions else []
    last_time = background.last_time(update.action)
    earlier = by_number.get(base) if base else _returned_version(update, submissions)
    texts = {
        Since.VERSION: UpdateContent.submitted(earlier) if earlier and with_versions else None,
        Since.LAST_TIME: last_time,
        Since.CLEAN: content,
    }
    offered = tuple(choice for choice, text in texts.items() if text is not None)
    chosen = Since(since) if since in offered else offered[0]
    people = [update.entered_by, update.submitted_by, update.approved_by]
    people += [each.submitted_by for each in submissions] + [each.returned_by for each in returned]
    people += [each.endorsement.endorsed_by for each in submissions if hasattr(each, "endorsement")]
    offices = offices_of(people, on=today)
    previous = background.previous.get(update.action_id)
    return UpdateReading(
        update=update,
        content=content,
        number=version or (submissions[-1].number if submissions else 0),
        previous=previous,
        previous_read_on=read_by_the_board_on(previous) if previous else None,
        changes=changes_between(
            None if chosen is Since.CLEAN else texts[chosen],
            content,
            last_time=last_time,
            planned=dict(update.action.promised_figures.values_list("pk", "planned")),
        ),
        since=chosen,
        offered=offered,
        base_number=earlier.number if earlier else 0,
        remarks=background.remarks(update.action, content),
        fitting=background.fitting(update.action, content),
        returned=returned[-1] if returned else None,
        story=_story(update, submissions if with_versions else submissions[-1:], offices, today, with_versions),
        offices=offices,
    )


@dataclass(frozen=True, slots=True)
class SavedBy:
    """Who saved an update last, by office, and when."""

    user: int | None
    office: str
    at: datetime


def last_saved(update: StatusUpdate, *, today: date) -> SavedBy:
    """Who saved an update last, as the audit trail has it."""
    user = (
        Event.objects.filter(thing_kind=StatusUpdate.__name__, thing_id=update.pk, actor_id__isnull=False)
        .order_by("-number")
        .values_list("actor_id", flat=True)
        .first()
    )
    office = offices_of(User.objects.filter(pk=user), on=today).get(user, "") if user else ""
    return SavedBy(user, office, update.saved_at)


def read_by_the_board_on(update: StatusUpdate) -> date | None:
    """The day of the meeting at which the Board read the report that carried an update; one query."""
    report = (
        Report.objects.filter(
            kind=Report.Kind.STATUS, state=Report.State.PUBLISHED, cycle=update.cycle_id, meeting__isnull=False
        )
        .select_related("meeting")
        .first()
    )
    return report.meeting.held_on if report and report.meeting else None


def moment_words(moment: datetime, today: date) -> str:
    """A moment in a story: "today, 12:38", "9 April 2024, 16:05"."""
    local = timezone.localtime(moment)
    day = _("today") if local.date() == today else date_words(local.date())
    return f"{day}, {local:%H:%M}"


def _content(update: StatusUpdate, submissions: Sequence[UpdateSubmission]) -> UpdateContent:
    if update.is_editable or not submissions:
        return UpdateContent.now(update)
    return UpdateContent.submitted(submissions[-1])


def _returned_version(update: StatusUpdate, submissions: Sequence[UpdateSubmission]) -> UpdateSubmission | None:
    """The version that was returned last, where words have followed it; of a correction else what it corrects."""
    earlier = submissions if update.is_editable else submissions[:-1]
    sent_back = next((each for each in reversed(earlier) if hasattr(each, "sent_back")), None)
    return sent_back or (update.corrects.submissions.last() if update.corrects else None)


def _story(
    update: StatusUpdate,
    submissions: Sequence[UpdateSubmission],
    offices: dict[int, str],
    today: date,
    with_versions: bool,
) -> tuple[Step, ...]:
    """What happened, newest first."""
    steps: list[Step] = []
    for each in submissions:
        steps.append(
            Step(
                _("Version %(number)d submitted") % {"number": each.number} if with_versions else _("Submitted"),
                moment_words(each.submitted_at, today),
                offices[each.submitted_by_id],
            )
        )
        if hasattr(each, "endorsement"):
            given = each.endorsement
            words = _("Taken on without the supervisor") if given.in_place_of_supervisor else _("Endorsed")
            steps.append(Step(words, moment_words(given.endorsed_at, today), offices[given.endorsed_by_id]))
        if with_versions and hasattr(each, "sent_back"):
            back = each.sent_back
            steps.append(
                Step(_("Returned"), moment_words(back.returned_at, today), offices[back.returned_by_id], back.reason)
            )
    if update.approved_at and update.approved_by_id:
        steps.append(Step(_("Approved"), moment_words(update.approved_at, today), offices[update.approved_by_id]))
    if update.is_editable:
        steps.append(Step(_("Being written"), moment_words(update.saved_at, today)))
    return tuple(reversed(steps))
