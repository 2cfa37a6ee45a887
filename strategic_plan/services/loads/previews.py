"""Previews: what a file would do to the stored figures, and everything in it that stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import PLAIN, count_words, number, qualified
from strategic_plan.calculations.values import Absence, Qualifier, Value
from strategic_plan.exchange.mappings import Mapping, Shape
from strategic_plan.exchange.observations import Finding
from strategic_plan.exchange.problems import LeftOut, Problem
from strategic_plan.models import Grain, Indicator
from strategic_plan.services.loads.names import Names, Reader, Unknown, counted_up
from strategic_plan.services.loads.staging import Difference, Staged, Staging
from strategic_plan.services.observations import period_words

SHOWN = 50
"""A preview names this many of each kind and counts the rest."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A spelling that means nothing yet, how many figures wait for it, and the code of the nearest known name."""

    kind: str
    text: str
    figures: int
    row: int
    near: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A figure before and after, in words: "Occurrences, District 1, March 2024"."""

    row: int
    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Covered:
    """What a file brings for one measure: its span, and the number of figures."""

    measure: str
    first: str
    last: str
    figures: int

    @property
    def span(self) -> str:
        return (
            self.first if self.first == self.last else _("{first} to {last}").format(first=self.first, last=self.last)
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts of figures, and the first of each kind by name."""

    name: str
    new: int = 0
    unchanged: int = 0
    changed: int = 0
    conflict: int = 0
    unknown: int = 0
    wrong: int = 0
    jumped: int = 0
    left_out: int = 0
    covers: tuple[Covered, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown_names: tuple[UnknownName, ...] = ()
    conflicts: tuple[Move, ...] = ()
    changes: tuple[Move, ...] = ()
    jumps: tuple[Move, ...] = ()
    passed_over: tuple[LeftOut, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        names = ("new", "unchanged", "changed", "conflict", "unknown", "wrong")
        return {name: getattr(self, name) for name in names}

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in the way; whether there is anything to load is another question."""
        return not (self.wrong or self.unknown or self.conflict)

    @property
    def is_idle(self) -> bool:
        """Whether every figure is stored as it stands in the file."""
        return self.is_sound and not (self.new or self.changed)

    @property
    def may_load(self) -> bool:
        return self.is_sound and not self.is_idle

    @property
    def may_revise(self) -> bool:
        """Whether nothing stands in the way but final figures, which are revised with a reason."""
        return bool(self.conflict) and not (self.wrong or self.unknown)

    @property
    def asks_reason(self) -> bool:
        return bool(self.jumped or self.conflict)

    @property
    def sentence(self) -> str:
        """What is so, in one sentence."""
        if self.wrong:
            said = ngettext(
                "{count} figure cannot be read as it stands.",
                "{count} figures cannot be read as they stand.",
                self.wrong,
            )
            return said.format(count=_counted(self.wrong))
        if self.unknown:
            names = len(self.unknown_names)
            said = ngettext("{count} name is not known yet.", "{count} names are not known yet.", names)
            return said.format(count=_counted(names))
        if self.conflict:
            said = ngettext(
                "{count} figure differs from a final one.", "{count} figures differ from final ones.", self.conflict
            )
            return said.format(count=_counted(self.conflict))
        if self.is_idle and self.unchanged:
            return _("Every figure is loaded already.")
        if self.is_idle:
            return _("There is no figure in this file.")
        new = ngettext("{count} figure is new", "{count} figures are new", self.new)
        if self.new and self.changed:
            both = ngettext("{new} and {count} is changed.", "{new} and {count} are changed.", self.changed)
            return both.format(new=new.format(count=_counted(self.new)), count=count_words(self.changed))
        if self.new:
            return f"{new.format(count=_counted(self.new))}."
        said = ngettext("{count} figure is changed.", "{count} figures are changed.", self.changed)
        return said.format(count=_counted(self.changed))

    @property
    def messages(self) -> tuple[str, ...]:
        """Everything that stands in the way, a sentence each."""
        unknown = (
            ngettext(
                "{name}, row {row}: “{text}” is not known among the {kind} ({figures} figure).",
                "{name}, row {row}: “{text}” is not known among the {kind} ({figures} figures).",
                each.figures,
            ).format(name=self.name, row=each.row, text=each.text, kind=each.kind, figures=number(each.figures))
            for each in self.unknown_names
        )
        conflict = (
            _("{name}, row {row}: {about} is final at {before}; the file says {after}.").format(
                name=self.name, row=each.row, about=each.about, before=each.before, after=each.after
            )
            for each in self.conflicts
        )
        return (*(problem.sentence for problem in self.problems), *unknown, *conflict)

    @property
    def jump_messages(self) -> tuple[str, ...]:
        """What jumped tenfold; it may be loaded with a reason."""
        words = _("{name}, row {row}: {about} goes from {before} to {after}.")
        return tuple(
            words.format(name=self.name, row=each.row, about=each.about, before=each.before, after=each.after)
            for each in self.jumps
        )

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


PARTS: dict[str, Any] = {
    "covers": Covered,
    "problems": Problem,
    "unknown_names": UnknownName,
    "conflicts": Move,
    "changes": Move,
    "jumps": Move,
    "passed_over": LeftOut,
}


def preview_from(data: dict[str, Any]) -> Preview:
    """A preview as it was kept with its batch."""
    parts = {name: tuple(kind(**each) for each in data.get(name, ())) for name, kind in PARTS.items()}
    return Preview(**{**data, **parts}) if data else Preview("")


def preview_findings(
    findings: Iterable[Finding], name: str, mapping: Mapping, *, staged: Staging, today: date
) -> Preview:
    """Stage the figures of a file and hold them against what is stored.

    Raises UnreadableFileError where the file cannot be read to its end.
    """
    names = Names(mapping.spellings)
    heard = _Heard(Reader(name, names, today))
    figures = heard.figures(findings)
    staged.add(counted_up(figures, names) if mapping.shape == Shape.RECORDS else figures)
    repeats, repeated = staged.repeated(SHOWN)
    repeats_said = [
        Problem(
            name,
            _("each figure once"),
            _("the figure of row {row} again").format(row=first),
            figure.row,
            figure.heading,
        )
        for figure, first in repeated
    ]
    above = list(_above(staged, name, names))
    heard.problems += [*repeats_said, *above]
    heard.wrong += repeats + len(above)
    preview = Preview(
        name=name,
        unknown=sum(heard.unknown.values()),
        wrong=heard.wrong,
        left_out=heard.left_out,
        problems=tuple(sorted(heard.problems[:SHOWN], key=lambda each: each.row)),
        unknown_names=tuple(_unknown_names(heard, names)),
        passed_over=tuple(heard.passed_over),
    )
    moves = _Moves(names)
    counts = staged.counts()
    jumped, jumps = staged.jumps(SHOWN)
    conflicts, changes = (
        staged.differences(kind, SHOWN) if counts.get(kind) else [] for kind in ("conflict", "changed")
    )
    return replace(
        preview,
        new=counts.get("new", 0),
        unchanged=counts.get("unchanged", 0),
        changed=counts.get("changed", 0),
        conflict=counts.get("conflict", 0),
        jumped=jumped,
        covers=tuple(moves.covered(*span) for span in staged.spans()),
        conflicts=tuple(moves.move(each) for each in conflicts),
        changes=tuple(moves.move(each) for each in changes),
        jumps=tuple(moves.move(each) for each in jumps),
    )


class _Heard:
    """Sorts what a file says while it streams by: figures go on, the rest is counted and the first are kept."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.problems: list[Problem] = []
        self.passed_over: list[LeftOut] = []
        self.unknown: dict[tuple[str, str], int] = {}
        self.first_rows: dict[tuple[str, str], int] = {}
        self.wrong = self.left_out = 0

    def figures(self, findings: Iterable[Finding]) -> Iterator[Staged]:
        for finding in findings:
            if isinstance(finding, LeftOut):
                self.left_out += 1
                if self.left_out <= SHOWN:
                    self.passed_over.append(finding)
                continue
            said = finding if isinstance(finding, Problem) else self.reader.read(finding)
            if isinstance(said, Staged):
                yield said
            elif isinstance(said, Problem):
                self.wrong += 1
                if self.wrong <= SHOWN:
                    self.problems.append(said)
            else:
                self._unknown(said)

    def _unknown(self, said: Unknown) -> None:
        key = (said.kind, " ".join(said.text.split()))
        if key in self.unknown or len(self.unknown) < SHOWN:
            self.unknown[key] = self.unknown.get(key, 0) + 1
            self.first_rows.setdefault(key, said.row)
        else:
            self.unknown[("", "")] = self.unknown.get(("", ""), 0) + 1


def _unknown_names(heard: _Heard, names: Names) -> Iterator[UnknownName]:
    for (kind, text), figures in heard.unknown.items():
        if kind:
            row = heard.first_rows[kind, text]
            yield UnknownName(kind, text, figures, row, names.near(Unknown(kind, text, row)))


def _above(staged: Staging, name: str, names: Names) -> Iterator[Problem]:
    """Shares of more than everything: the numerator of a percentage above its denominator."""
    shares = Indicator.objects.filter(form=Indicator.Form.RATIO, unit="%", multiplier=100)
    for part, whole in shares.values_list("numerator", "denominator").distinct():
        for each in staged.above(part, whole, SHOWN):
            is_part = each.staged.measure == part
            other = names.measures[whole if is_part else part].title
            held = number(each.before or 0, 0)
            words = _("at most {value}, as “{measure}” says") if is_part else _("at least {value}, as “{measure}” says")
            found = number(each.staged.value or 0, 0)
            yield Problem(name, words.format(value=held, measure=other), found, each.staged.row, each.staged.heading)


class _Moves:
    """Words for differences, from names that were read once."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def move(self, found: Difference) -> Move:
        figure = found.staged
        measure = self.names.measures[figure.measure]
        category = self.names.categories[figure.category]
        about = [measure.title, self.names.areas[figure.area].name, period_words(measure.grain, figure.period)]
        if not category.is_all:
            about.append(category.title)
        return Move(
            figure.row,
            ", ".join(about),
            _shown(found.before, found.before_qualifier, found.before_absence),
            _shown(figure.value, figure.qualifier, figure.absence),
        )

    def covered(self, measure_id: int, first: int, last: int, figures: int) -> Covered:
        measure = self.names.measures[measure_id]
        grain = Grain(measure.grain)
        return Covered(measure.title, period_words(grain, first), period_words(grain, last), figures)


def _counted(count: int) -> str:
    """A number at the head of a sentence: "Three", "1,204"."""
    return count_words(count, capital=True)


def _shown(value: Decimal | None, qualifier: str, absence: str) -> str:
    if value is None:
        return Absence(absence).words if absence else _("nothing")
    return qualified(Value.of(value, Qualifier(qualifier)), PLAIN, in_detail=True)
