"""What an update says, read back either from the words that were submitted or from the draft as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from strategic_plan.calculations.formats import NO_BREAK_SPACE, Unit, date_words, qualified
from strategic_plan.calculations.statuses import Health
from strategic_plan.calculations.values import Qualifier, Value
from strategic_plan.models import StatusUpdate, UpdateSubmission

KILOBYTE, MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class MilestoneWords:
    """One milestone an update speaks of, with its title and date of the time."""

    milestone: int
    title: str
    due_on: date
    met_on: date | None = None
    moved_to: date | None = None

    @property
    def due_words(self) -> str:
        """The milestone with the date it had: "Review guide issued: 30 April 2024"."""
        return f"{self.title}: {date_words(self.due_on)}"

    @property
    def words(self) -> str:
        """The milestone and what became of it: "Review guide issued: 30 April 2024, moved to 31 May 2024"."""
        if self.met_on:
            return f"{self.due_words}, met on {date_words(self.met_on)}"
        return f"{self.due_words}, moved to {date_words(self.moved_to)}" if self.moved_to else self.due_words


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One promised figure as given."""

    promised: int
    label: str
    value: Decimal
    qualifier: str = Qualifier.EXACT

    @property
    def shown(self) -> str:
        """The figure in words: "13", "at least 160", "12.5"."""
        decimals = max(0, -int(self.value.normalize().as_tuple().exponent))
        return qualified(Value(number=self.value, qualifier=Qualifier(self.qualifier)), Unit(decimals=decimals))


@dataclass(frozen=True, slots=True)
class AttachmentWords:
    """One file of an update: where it is found, and what it is called."""

    attachment: int
    name: str
    size: int
    sha256: str

    @property
    def size_words(self) -> str:
        """How large it is: "84 kB", "1.2 MB"."""
        if self.size < MEGABYTE:
            return f"{max(1, round(self.size / KILOBYTE))}{NO_BREAK_SPACE}kB"
        return f"{self.size / MEGABYTE:.1f}{NO_BREAK_SPACE}MB"


@dataclass(frozen=True, slots=True)
class UpdateContent:
    """The words and figures of one update; nothing said yet is an empty string or None."""

    health: Health | None = None
    reason: str = ""
    corrective_action: str = ""
    expected_on: date | None = None
    percent: int | None = None
    done: str = ""
    next: str = ""
    nothing_changed_on: date | None = None
    milestones: tuple[MilestoneWords, ...] = ()
    figures: tuple[FigureWords, ...] = ()
    attachments: tuple[AttachmentWords, ...] = ()

    @property
    def word_count(self) -> int:
        """How many words there are to read."""
        return sum(len(text.split()) for text in (self.reason, self.corrective_action, self.done, self.next))

    @property
    def figures_by_promise(self) -> dict[int, FigureWords]:
        return {figure.promised: figure for figure in self.figures}

    @property
    def milestones_by_key(self) -> dict[int, MilestoneWords]:
        return {milestone.milestone: milestone for milestone in self.milestones}

    @classmethod
    def submitted(cls, submission: UpdateSubmission) -> Self:
        """The words as they were sent, whatever became of the update since."""
        kept: dict[str, Any] = submission.content
        return cls(
            health=_health(kept["health"]),
            reason=kept["reason"],
            corrective_action=kept["corrective_action"],
            expected_on=_day(kept["expected_on"]),
            percent=kept["percent"],
            done=kept["done"],
            next=kept["next"],
            nothing_changed_on=_day(kept["nothing_changed_on"]),
            milestones=tuple(
                MilestoneWords(
                    said["milestone"],
                    said["title"],
                    date.fromisoformat(said["due_on"]),
                    _day(said["met_on"]),
                    _day(said["moved_to"]),
                )
                for said in kept["milestones"]
            ),
            figures=tuple(
                FigureWords(given["promised"], given["label"], Decimal(given["value"]), given["qualifier"])
                for given in kept["figures"]
            ),
            attachments=tuple(
                AttachmentWords(each["attachment"], each["name"], each["size"], each["sha256"])
                for each in kept.get("attachments", ())
            ),
        )

    @classmethod
    def sent(cls, update: StatusUpdate) -> Self:
        """The words that were sent last, with the dates of the time; those of now where nothing was sent."""
        submissions = list(update.submissions.all())
        return cls.submitted(submissions[-1]) if submissions else cls.now(update)

    @classmethod
    def now(cls, update: StatusUpdate) -> Self:
        """The words an update holds now; its parts are prefetched by whoever reads several."""
        return cls(
            health=_health(update.health),
            reason=update.reason,
            corrective_action=update.corrective_action,
            expected_on=update.expected_on,
            percent=update.percent,
            done=update.done,
            next=update.next,
            nothing_changed_on=update.nothing_changed_on,
            milestones=tuple(
                MilestoneWords(
                    report.milestone_id,
                    report.milestone.title,
                    report.milestone.due_on,
                    report.met_on,
                    report.moved_to,
                )
                for report in update.milestone_reports.all()
            ),
            figures=tuple(
                FigureWords(figure.promised_id, figure.promised.label, figure.value, figure.qualifier)
                for figure in update.key_figures.all()
            ),
            attachments=tuple(
                AttachmentWords(each.pk, each.name, each.size, each.sha256)
                for each in update.attachments.all()
                if each.removed_at is None
            ),
        )


def _health(value: str) -> Health | None:
    return Health(value) if value else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
