"""What was said about the sections of a report, section by section, the open ones first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Report, Section, SectionComment


@dataclass(frozen=True, slots=True)
class Said:
    """One comment with who said it and when."""

    comment: SectionComment
    when: str

    @property
    def is_open(self) -> bool:
        return self.comment.settled_at is None


@dataclass(frozen=True, slots=True)
class Thread:
    """A section with what was said about it."""

    section: Section
    comments: tuple[Said, ...]

    @property
    def open_count(self) -> int:
        return sum(said.is_open for said in self.comments)


def read_comments(report: Report) -> tuple[Thread, ...]:
    """Every section that is included, with its comments; two queries."""
    sections = report.sections.filter(included=True).order_by("position").prefetch_related("comments")
    return tuple(Thread(section, _said(section)) for section in sections)


def comments_on(section: Section) -> tuple[Said, ...]:
    """What was said about one section."""
    return _said(section)


def _said(section: Section) -> tuple[Said, ...]:
    found = sorted(section.comments.all(), key=lambda each: (each.settled_at is not None, each.written_at))
    return tuple(Said(each, date_words(timezone.localtime(each.written_at).date())) for each in found)
