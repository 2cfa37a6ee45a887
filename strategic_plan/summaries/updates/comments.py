"""The comments on an update, by the answer they are about, each with the version it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from strategic_plan.models import Comment, StatusUpdate
from strategic_plan.summaries.updates.offices import offices_of
from strategic_plan.summaries.updates.page import moment_words


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as it is shown."""

    answer: str
    about: str
    number: int
    by: str
    when: str
    text: str


@dataclass(frozen=True)
class Comments:
    """Every comment of an update, the oldest first."""

    said: tuple[Said, ...]

    def __bool__(self) -> bool:
        return bool(self.said)

    @property
    def by_answer(self) -> dict[str, tuple[Said, ...]]:
        """Comments by the answer they are about, in the order in which the form asks."""
        order = list(Comment.Answer.values)
        answers = sorted({each.answer for each in self.said}, key=order.index)
        return {answer: tuple(each for each in self.said if each.answer == answer) for answer in answers}


def comments_on(update: StatusUpdate, *, today: date) -> Comments:
    """The comments of every version, two queries."""
    found = list(Comment.objects.filter(submission__update=update).select_related("submission", "written_by"))
    return Comments(tuple(_said(found, today)))


def _said(comments: list[Comment], today: date) -> Iterable[Said]:
    if not comments:
        return
    offices = offices_of([each.written_by for each in comments], on=today)
    for each in comments:
        yield Said(
            answer=each.answer,
            about=each.get_answer_display(),
            number=each.submission.number,
            by=offices.get(each.written_by_id, ""),
            when=moment_words(each.written_at, today),
            text=each.text,
        )
