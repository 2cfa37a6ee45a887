"""What the law asks of a plan and what answers it: one line a matter, the gaps named. Five queries, whatever the rows.

Plain dataclasses, so that a page, a section of a report and its frozen data show the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import count_words, date_words, join_words, plural
from strategic_plan.models import Coverage, CoverageGap, Indicator, Matter, Objective, Plan

# States of a line. A mark beside it is a diamond, filled where an indicator answers, hollow where only words do.
INDICATOR, WORDS_ONLY, PARTLY, GAP, NOTHING_ASKED = "indicator", "words_only", "partly", "gap", "nothing_asked"


@dataclass(frozen=True, slots=True)
class Answer:
    """One element of the plan that answers a matter. `kind`: objective, quantitative, qualitative, text."""

    kind: str
    code: str
    words: str
    coverage: int = 0


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One matter with what answers it, and what is missing in words."""

    matter: int
    code: str
    citation: str
    text: str
    kind: str
    kind_words: str
    is_part: bool
    state: str
    state_words: str
    missing: str
    gap_reason: str
    gap_closes_on: date | None
    answers: tuple[Answer, ...]
    verified_words: str
    is_verified: bool
    note: str
    source_url: str

    @property
    def mark(self) -> str:
        """The shape: filled diamond, hollow diamond, or a dash where nothing answers."""
        if any(answer.kind in ("quantitative", "qualitative") for answer in self.answers):
            return "indicator"
        return "words_only" if self.answers or self.state == WORDS_ONLY else "no_rating"

    @property
    def is_gap(self) -> bool:
        return self.state in (GAP, PARTLY)

    def of_kind(self, *kinds: str) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.kind in kinds)

    @property
    def objectives(self) -> tuple[Answer, ...]:
        return self.of_kind("objective")

    @property
    def quantitative(self) -> tuple[Answer, ...]:
        return self.of_kind("quantitative")

    @property
    def qualitative(self) -> tuple[Answer, ...]:
        return self.of_kind("qualitative")

    @property
    def texts(self) -> tuple[Answer, ...]:
        return self.of_kind("text")


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """The matrix of matters and what answers them."""

    plan_title: str
    lines: tuple[CoverageLine, ...]

    @property
    def asked(self) -> tuple[CoverageLine, ...]:
        """The matters that ask for something: no headings, and nothing that no regulation has filled yet."""
        return tuple(line for line in self.lines if line.state != NOTHING_ASKED and line.kind != Matter.Kind.GROUP)

    @property
    def gaps(self) -> tuple[CoverageLine, ...]:
        return tuple(line for line in self.asked if line.is_gap)

    @property
    def unverified(self) -> int:
        return sum(not line.is_verified for line in self.lines)

    @property
    def sentence(self) -> str:
        """ "The plan answers 14 of 16 matters of law; two have gaps." """
        total, gaps = len(self.asked), len(self.gaps)
        if not self.lines:
            return _("Nobody has said yet what the law asks of the plan.")
        if not gaps:
            return _("The plan answers all %(total)s matters of law.") % {"total": total}
        return _("The plan answers %(done)s of %(total)s matters of law; %(gaps)s.") % {
            "done": total - gaps,
            "total": total,
            "gaps": _("one has a gap") if gaps == 1 else _("%(count)s have gaps") % {"count": count_words(gaps)},
        }

    @property
    def lead(self) -> str:
        """How far the list itself may be relied on."""
        if not self.lines:
            return ""
        if not self.unverified:
            return _("Every citation was checked by a person of the Board.")
        return _("%(count)s not yet verified by a person of the Board. Not legal advice.") % {
            "count": plural(self.unverified, _("citation is"), _("citations are")).capitalize()
        }


def read_coverage(plan: Plan) -> CoverageTable:
    """Every matter on the list, in its order."""
    matters = list(Matter.objects.current())
    found: dict[int, list[Answer]] = defaultdict(list)
    rows = Coverage.objects.filter(plan=plan).select_related(
        "objective__priority", "indicator__objective__priority", "matter"
    )
    for row in rows.order_by("objective__priority__number", "objective__number", "pk"):
        found[row.matter_id].append(_answer(row))
    gaps = {gap.matter_id: gap for gap in CoverageGap.objects.filter(plan=plan)}
    has_structure = Objective.objects.filter(priority__plan=plan).exists()
    lines: dict[int, CoverageLine] = {}
    for matter in matters:
        lines[matter.pk] = _line(matter, tuple(found[matter.pk]), gaps.get(matter.pk), has_structure)
    for matter in matters:
        if matter.kind == Matter.Kind.GROUP:
            parts = [lines[each.pk] for each in matters if each.parent_id == matter.pk]
            lines[matter.pk] = _heading(matter, parts)
    return CoverageTable(plan.title, tuple(lines[matter.pk] for matter in matters))


def _answer(row: Coverage) -> Answer:
    if row.objective:
        return Answer("objective", row.objective.code, row.objective.title, row.pk)
    if row.indicator:
        qualitative = row.indicator.form == Indicator.Form.QUALITATIVE
        return Answer("qualitative" if qualitative else "quantitative", row.indicator.code, row.indicator.title, row.pk)
    return Answer("text", "", row.text, row.pk)


def _line(matter: Matter, answers: tuple[Answer, ...], gap: CoverageGap | None, has_structure: bool) -> CoverageLine:
    state, missing = _standing(matter, {answer.kind for answer in answers}, has_structure)
    return _made(matter, state, missing, answers, gap if state in (GAP, PARTLY) else None)


def _heading(matter: Matter, parts: list[CoverageLine]) -> CoverageLine:
    asked = [part for part in parts if part.state != NOTHING_ASKED]
    open_parts = [part for part in asked if part.is_gap]
    state = (INDICATOR if not open_parts else PARTLY) if asked else NOTHING_ASKED
    missing = (
        _("%(done)s of %(total)s parts are answered") % {"done": len(asked) - len(open_parts), "total": len(asked)}
        if open_parts
        else ""
    )
    return _made(matter, state, missing, (), None)


def _standing(matter: Matter, kinds: set[str], has_structure: bool) -> tuple[str, str]:
    """Where a matter stands, and what is missing."""
    figures = kinds & {"quantitative", "qualitative"}
    words = kinds & {"objective", "text"}
    match matter.kind:
        case Matter.Kind.INDICATORS:
            # An objective says in words what is to be true: it is the qualitative half where no scale is judged.
            missing = [] if "quantitative" in kinds else [_("a quantitative indicator")]
            missing += (
                []
                if kinds & {"qualitative", "objective"}
                else [_("a qualitative one, by an objective or a described scale")]
            )
            if not kinds:
                return GAP, join_words(missing)
            return (PARTLY, join_words(missing)) if missing else (INDICATOR, "")
        case Matter.Kind.TEXT_AND_INDICATORS:
            missing = [] if words else [_("an objective or words")]
            missing += [] if figures else [_("an indicator")]
            if not kinds:
                return GAP, join_words(missing)
            return (PARTLY, join_words(missing)) if missing else (INDICATOR, "")
        case Matter.Kind.STRUCTURE:
            return (WORDS_ONLY, "") if has_structure or kinds else (GAP, _("priorities and objectives"))
        case Matter.Kind.OPEN | Matter.Kind.GROUP:
            return (INDICATOR if figures else WORDS_ONLY, "") if kinds else (NOTHING_ASKED, "")
        case _:
            if not kinds:
                return GAP, _("an objective or words")
            return (INDICATOR if figures else WORDS_ONLY), ""


def _made(
    matter: Matter, state: str, missing: str, answers: tuple[Answer, ...], gap: CoverageGap | None
) -> CoverageLine:
    verified = _("Verified on %(day)s") % {"day": date_words(matter.verified_on)} if matter.verified_on else ""
    return CoverageLine(
        matter=matter.pk,
        code=matter.code,
        citation=matter.citation,
        text=matter.text,
        kind=matter.kind,
        kind_words=str(matter.get_kind_display()),
        is_part=matter.parent_id is not None,
        state=state,
        state_words=_state_words(state),
        missing=missing,
        gap_reason=gap.reason if gap else "",
        gap_closes_on=gap.closes_on if gap else None,
        answers=answers,
        verified_words=verified or _("Not yet verified"),
        is_verified=matter.verified_on is not None,
        note=matter.note,
        source_url=matter.source_url,
    )


def _state_words(state: str) -> str:
    return {
        INDICATOR: _("Answered with an indicator"),
        WORDS_ONLY: _("Answered in words"),
        PARTLY: _("Partly answered"),
        GAP: _("Gap"),
        NOTHING_ASKED: _("Nothing more prescribed"),
    }[state]
