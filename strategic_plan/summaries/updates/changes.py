"""What changed between two texts of an update, field by field, in the order in which the form asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.differences import Part, PartKind, differences
from strategic_plan.calculations.formats import date_words, glue, number, percent
from strategic_plan.calculations.statuses import Health
from strategic_plan.summaries.updates.words import UpdateContent


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One answer beside its label; `is_prose` are words somebody wrote, the rest are facts. `note` compares."""

    label: str
    parts: tuple[Part, ...]
    is_prose: bool = False
    note: str = ""

    @property
    def changed(self) -> bool:
        return any(part.kind != PartKind.SAME for part in self.parts)

    @property
    def before(self) -> tuple[Part, ...]:
        """The earlier text alone, what is no longer in it marked as its own."""
        return _one_side(self.parts, PartKind.REMOVED)

    @property
    def after(self) -> tuple[Part, ...]:
        """The later text alone, what was not in the earlier one marked."""
        return _one_side(self.parts, PartKind.ADDED)


@dataclass(frozen=True, slots=True)
class Changes:
    """Two texts of an update laid over each other; with `base` None the later one is shown clean."""

    base: UpdateContent | None
    content: UpdateContent
    lines: tuple[ChangedLine, ...]

    @property
    def health_before(self) -> Health | None:
        return self.base.health if self.base else None

    @property
    def health_changed(self) -> bool:
        return self.base is not None and self.base.health != self.content.health

    @property
    def count(self) -> int:
        """How many answers differ, the status among them."""
        return sum(line.changed for line in self.lines) + self.health_changed


def changes_between(
    base: UpdateContent | None,
    content: UpdateContent,
    *,
    last_time: UpdateContent | None = None,
    planned: Mapping[int, Decimal | None] | None = None,
) -> Changes:
    """Lay an update over an earlier text of it, or over none.

    `last_time` and what was `planned`, by promised figure, give figures something to stand beside.

    What the cycle before said of milestones was settled when it was approved, and its files are its own: they are no
    base for what is said now.
    """
    if base is not None and base is last_time:
        base = replace(base, milestones=(), attachments=())
    return Changes(base, content, tuple(_lines(base, content, last_time, planned or {})))


def _lines(
    base: UpdateContent | None,
    content: UpdateContent,
    last_time: UpdateContent | None,
    planned: Mapping[int, Decimal | None],
) -> Iterator[ChangedLine]:
    before = base or content
    pairs = (
        (_("Why"), before.reason, content.reason, True),
        (_("Corrective action"), before.corrective_action, content.corrective_action, True),
        (_("Back on track by"), _day(before, "expected_on"), _day(content, "expected_on"), False),
        (_("Nothing has changed"), _day(before, "nothing_changed_on"), _day(content, "nothing_changed_on"), False),
        (_("What was done"), before.done, content.done, True),
        (_("What is next"), before.next, content.next, True),
        (_("Percent done"), _percent(before), _percent(content), False),
    )
    for label, old, new, is_prose in pairs:
        if old or new:
            yield ChangedLine(label, differences(glue(old), glue(new)), is_prose)
    yield from _milestone_lines(base, content)
    yield from _figure_lines(base, content, last_time, planned)
    yield from _attachment_lines(base, content)


def _milestone_lines(base: UpdateContent | None, content: UpdateContent) -> Iterator[ChangedLine]:
    earlier = base.milestones_by_key if base else {}
    for said in content.milestones:
        old = earlier[said.milestone].words if said.milestone in earlier else said.due_words
        yield ChangedLine(_("Milestone"), differences(old if base else said.words, said.words))
    for key, gone in earlier.items():
        if key not in content.milestones_by_key and gone.words != gone.due_words:
            yield ChangedLine(_("Milestone"), differences(gone.words, gone.due_words))


def _figure_lines(
    base: UpdateContent | None,
    content: UpdateContent,
    last_time: UpdateContent | None,
    planned: Mapping[int, Decimal | None],
) -> Iterator[ChangedLine]:
    earlier = base.figures_by_promise if base else {}
    previous = last_time.figures_by_promise if last_time else {}
    for given in content.figures:
        old = earlier[given.promised].shown if given.promised in earlier else ""
        beside = []
        if given.promised in previous:
            beside.append(_("%(figure)s last time") % {"figure": previous[given.promised].shown})
        plan = planned.get(given.promised)
        if plan is not None:
            beside.append(_("%(figure)s planned") % {"figure": number(plan)})
        yield ChangedLine(given.label, differences(old if base else given.shown, given.shown), note=", ".join(beside))
    for key, gone in earlier.items():
        if key not in content.figures_by_promise:
            yield ChangedLine(gone.label, differences(gone.shown, ""))


def _attachment_lines(base: UpdateContent | None, content: UpdateContent) -> Iterator[ChangedLine]:
    """Files that came or went since the earlier text; those that stayed stand in the list of files."""
    if base is None:
        return
    before, after = ({each.sha256: each.name for each in text.attachments} for text in (base, content))
    for key, name in after.items():
        if key not in before:
            yield ChangedLine(_("File attached"), differences("", name))
    for key, name in before.items():
        if key not in after:
            yield ChangedLine(_("File taken off"), differences(name, ""))


def _one_side(parts: tuple[Part, ...], kept: PartKind) -> tuple[Part, ...]:
    return tuple(
        Part(PartKind.ADDED if part.kind == kept else PartKind.SAME, part.text)
        for part in parts
        if part.kind in (PartKind.SAME, kept)
    )


def _day(content: UpdateContent, name: str) -> str:
    day = getattr(content, name)
    return date_words(day) if day else ""


def _percent(content: UpdateContent) -> str:
    return "" if content.percent is None else percent(content.percent)
