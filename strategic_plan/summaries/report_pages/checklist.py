"""The checklist before a review: what stops a report, what is worth a look, what is done, and where each is mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words
from strategic_plan.models import Indicator, Picture, Report, Section, SectionComment, StatusUpdate
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.summaries.coverage import read_coverage
from strategic_plan.summaries.desk.board import read_board
from strategic_plan.summaries.releases.lens import current_release
from strategic_plan.summaries.reports.assemble.inserts import (
    Named,
    indicators_named,
    inserts_in,
    is_drawn,
    lookalikes_in,
)
from strategic_plan.summaries.reports.assemble.source import evaluations_of
from strategic_plan.summaries.reports.outline import Entry, Source, outline
from strategic_plan.summaries.reports.plan import PlanIndicator

Kind = Report.Kind
WITH_FIGURES = (Kind.STATUS, Kind.ANNUAL, Kind.OVERVIEW)
WITH_COVERAGE = (Kind.ANNUAL, Kind.PLAN)
# What a camera or a scanner calls its files: no description of what a picture shows.
FILE_NAME = re.compile(r"\S+\.(jpe?g|png|webp|heic|gif|tiff?)|(img|dsc|dscn|image|scan|photo)[-_ ]?\d+", re.IGNORECASE)
# Pages that only some of those who see the checklist may open.
DEEDS = {
    "section-edit": Deed.COMPOSE_REPORT,
    "report-pictures": Deed.COMPOSE_REPORT,
    "report-readers": Deed.NAME_READERS,
    "matter-cover": Deed.KEEP_PLANNING,
    "cycle": Deed.READ_COMPLETION,
    "releases": Deed.READ_RELEASES,
}


class Stands(StrEnum):
    """What an item does to the report: it stops it, it is worth a look, or it is done."""

    STOPS = "stops"
    WARNS = "warns"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the workspace by its name, with what its address names, and the words of the link to it."""

    page: str
    of: tuple[str | int, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what is so, where it is mended, and each thing it speaks of with its own page."""

    words: str
    stands: Stands = Stands.DONE
    place: Place | None = None
    things: tuple[Place, ...] = ()

    @property
    def shape(self) -> str:
        """The mark before it."""
        return {Stands.STOPS: "triangle", Stands.WARNS: "ring", Stands.DONE: "check"}[self.stands]

    @property
    def state(self) -> str:
        """The state whose colour the mark takes."""
        return {Stands.STOPS: "at_risk", Stands.WARNS: "not_started", Stands.DONE: "complete"}[self.stands]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every item, what stops first."""

    items: tuple[Item, ...]

    def _of(self, stands: Stands) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.stands == stands)

    @property
    def stops(self) -> tuple[Item, ...]:
        return self._of(Stands.STOPS)

    @property
    def warns(self) -> tuple[Item, ...]:
        return self._of(Stands.WARNS)

    @property
    def done(self) -> tuple[Item, ...]:
        return self._of(Stands.DONE)


def read_checklist(report: Report, *, person: Person, today: date) -> Checklist:
    """The whole checklist of a report that is being composed, in a fixed number of queries for its kind."""
    items = [*stops(report, today=today), *_words(report), *_people(report), *_figures(report, today), *_law(report)]
    items += [*_comments(report), *_pictures(report)]
    order = list(Stands)
    shown = (_for(person, report, item) for item in sorted(items, key=lambda item: order.index(item.stands)))
    return Checklist(tuple(shown))


def stops(report: Report, *, today: date) -> tuple[Item, ...]:
    """What stands in the way of a review."""
    sections = _written(report)
    empty = [
        _stop(_no_words(section), "section-edit", report.pk, section.key)
        for section, entry in sections
        if entry.needs_words and not section.text.strip()
    ]
    return (*empty, *_no_updates(report), *_broken_inserts(report, [section for section, _entry in sections], today))


def names_a_file(description: str) -> bool:
    """Whether the description of a picture is only the name of its file."""
    return FILE_NAME.fullmatch(description.strip()) is not None


def _stop(words: str, page: str, *of: str | int) -> Item:
    return Item(words, Stands.STOPS, Place(page, of))


def _no_words(section: Section) -> str:
    match section.key:
        case "message-chair":
            return _("There is no message from the Chair yet.")
        case "message-chief":
            return _("There is no message from the Chief yet.")
        case _:
            return _("“%(section)s” has no words yet.") % {"section": section.title}


def _no_updates(report: Report) -> Iterator[Item]:
    if report.cycle_id and not StatusUpdate.objects.in_force().filter(cycle=report.cycle_id).exists():
        words = _("No update of %(cycle)s is approved yet, so there is nothing to report.")
        yield _stop(words % {"cycle": report.cycle}, "cycle", report.cycle_id)


def _broken_inserts(report: Report, sections: Sequence[Section], today: date) -> Iterator[Item]:
    """Inserts that name nothing there is: they would vanish from the report without a word."""
    named = {section.key: inserts_in(section.text) for section in sections}
    every_text = "\n".join(section.text for section in sections)
    drawn = indicators_named(report, every_text, today=today)
    pictures = {str(each.number): each for each in report.pictures.defer("encoded")} if any(named.values()) else {}
    seen: set[tuple[str, str]] = set()
    for section in sections:
        for insert in named[section.key]:
            wrong = _wrong(insert, drawn, pictures)
            if not wrong and insert.kind != "quote" and (insert.kind, insert.name) in seen:
                wrong = _("%(line)s stands in this report already; it can stand once.") % {"line": insert.line}
            seen.add((insert.kind, insert.name))
            if wrong:
                words = _("“%(section)s”: %(wrong)s") % {"section": section.title, "wrong": wrong}
                yield _stop(words, "section-edit", report.pk, section.key)
        for line in lookalikes_in(section.text):
            words = _("“%(section)s”: the line %(line)s looks like an insert, and is none.")
            yield _stop(words % {"section": section.title, "line": line}, "section-edit", report.pk, section.key)


def _wrong(insert: Named, drawn: dict[str, PlanIndicator], pictures: dict[str, Picture]) -> str:
    """What keeps an insert from being drawn, or nothing."""
    match insert.kind:
        case "quote":
            return ""
        case "picture":
            picture = pictures.get(insert.name)
            if picture is None:
                return _("this report has no picture %(number)s.") % {"number": insert.name}
            if names_a_file(picture.description):
                words = _("picture %(number)s has the name of its file where its description should be.")
                return words % {"number": insert.name}
            return ""
        case _:
            indicator = drawn.get(insert.name)
            if indicator is None:
                return _("no indicator of the plan is called %(name)s.") % {"name": insert.name}
            if not is_drawn(insert.kind, indicator):
                return _("there are too few figures for %(insert)s.") % {"insert": insert.line}
            return ""


def _words(report: Report) -> Iterator[Item]:
    """Sections that could hold words and do not."""
    sections = _written(report)
    needing = [section for section, entry in sections if entry.needs_words]
    if needing and all(section.text.strip() for section in needing):
        yield Item(_("Every section that needs words has them."))
    silent = [section for section, entry in sections if not entry.required and not section.text.strip()]
    if silent:
        words = ngettext(
            "{count} section is included without words of yours.",
            "{count} sections are included without words of yours.",
            len(silent),
        )
        things = (Place("section-edit", (report.pk, section.key), section.title) for section in silent)
        yield _warning(words, len(silent), *things)


def _people(report: Report) -> Iterator[Item]:
    """The updates that are not approved, and whoever reads it in camera."""
    if report.cycle:
        board = read_board(report.cycle, readable=())
        open_seats = [seat for seat in board.seats if not seat.is_approved]
        if open_seats:
            words = ngettext(
                "{count} update is not approved and will read “not reported”.",
                "{count} updates are not approved and will read “not reported”.",
                len(open_seats),
            )
            things = (Place("action", (seat.code,), f"{seat.code} {seat.title}") for seat in open_seats)
            yield _warning(words, len(open_seats), *things, place=Place("cycle", (report.cycle.pk,)))
        elif board.seats:
            yield Item(_("Every update of %(cycle)s is approved.") % {"cycle": report.cycle})
    if report.audience == Report.Audience.IN_CAMERA and not report.grants.filter(ended_at__isnull=True).exists():
        words = _("Nobody is named to read it in camera, so nobody can decide on it.")
        yield Item(words, Stands.WARNS, Place("report-readers", (report.pk,)))


def _figures(report: Report, today: date) -> Iterator[Item]:
    """Figures that may still change, that are missing, or that are not public yet."""
    if report.kind not in WITH_FIGURES:
        return
    if report.audience == Report.Audience.PUBLIC and current_release() is None:
        words = _("No figures are public yet, so this report will read “not published” where they belong.")
        yield Item(words, Stands.WARNS, Place("releases", ()))
        return
    evaluations = evaluations_of(report, today=today)
    preliminary = [each.indicator for each in evaluations if each.is_preliminary]
    missing = [each.indicator for each in evaluations if not each.actual.is_present and each.judgement is None]
    if preliminary:
        words = ngettext("{count} figure is preliminary.", "{count} figures are preliminary.", len(preliminary))
        yield _warning(words, len(preliminary), *_indicators(preliminary))
    elif evaluations:
        yield Item(_("No figure is preliminary."))
    if missing:
        words = ngettext(
            "{count} indicator has no figure for this period.",
            "{count} indicators have no figure for this period.",
            len(missing),
        )
        yield _warning(words, len(missing), *_indicators(missing))


def _law(report: Report) -> Iterator[Item]:
    """Matters of law that the plan does not answer, where the report says which it does."""
    if report.kind not in WITH_COVERAGE:
        return
    table = read_coverage(report.plan)
    parts = [line for line in table.gaps if line.kind != "group"]
    if parts:
        words = ngettext("{count} matter of law is not covered.", "{count} matters of law are not covered.", len(parts))
        things = (Place("matter-cover", (line.matter,), f"{line.citation}: {line.missing}") for line in parts)
        yield _warning(words, len(parts), *things, place=Place("coverage", ()))
    elif table.asked:
        yield Item(_("Every matter of law is covered."))


def _comments(report: Report) -> Iterator[Item]:
    comments = SectionComment.objects.filter(section__report=report, settled_at__isnull=True)
    found = Counter(comments.order_by("section__position").values_list("section__key", "section__title"))
    if not found:
        yield Item(_("No comment is open."))
        return
    words = ngettext("{count} comment is open.", "{count} comments are open.", found.total())
    things = (Place("section-edit", (report.pk, key), title) for key, title in found)
    yield _warning(words, found.total(), *things)


def _pictures(report: Report) -> Iterator[Item]:
    """Pictures that stand nowhere, or that nobody described."""
    pictures = list(report.pictures.defer("encoded"))
    if not pictures:
        return
    texts = [section.text for section, _entry in _written(report)]
    used = {each.name for text in texts for each in inserts_in(text) if each.kind == "picture"}
    place = Place("report-pictures", (report.pk,))
    unused = [picture for picture in pictures if str(picture.number) not in used]
    for picture in unused:
        yield Item(_("Picture %(number)d stands in no section.") % {"number": picture.number}, Stands.WARNS, place)
    if not any(names_a_file(picture.description) for picture in pictures):
        yield Item(_("Every picture is described."))


def _written(report: Report) -> list[tuple[Section, Entry]]:
    """The sections that are included and take words, in their order."""
    entries = {entry.key: entry for entry in outline(report.kind, report.plan) if entry.source != Source.GENERATED}
    return [(each, entries[each.key]) for each in report.sections.all() if each.included and each.key in entries]


def _warning(words: str, count: int, *things: Place, place: Place | None = None) -> Item:
    return Item(words.format(count=count_words(count, capital=True)), Stands.WARNS, place, things)


def _indicators(indicators: Sequence[Indicator]) -> Iterator[Place]:
    return (Place("indicator", (each.code,), each.title) for each in indicators)


def _for(person: Person, report: Report, item: Item) -> Item:
    """An item without the links that its reader may not follow."""

    def opens(place: Place) -> bool:
        deed = DEEDS.get(place.page)
        return deed is None or may(person, deed, report)

    place = item.place if item.place and opens(item.place) else None
    things = tuple(each if opens(each) else Place("", (), each.words) for each in item.things)
    return Item(item.words, item.stands, place, things)
