"""Making figures public: what is withheld stays withheld, in one release and in all that follow."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategic_plan.models import Area, Category, Event, Indicator, Measure, Observation, Release, Role
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.releases import discard_release, prepare_release, publish_release
from strategic_plan.services.rollup import roll_up
from strategic_plan.summaries.releases.cells import CellKey
from strategic_plan.summaries.releases.content import public_figures_of
from strategic_plan.summaries.releases.frozen import shown_cells
from tests.factories.indicators import make_breakdown, make_category, make_indicator, make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_district, make_organization, make_region
from tests.factories.people import chief, person, staff
from tests.factories.plans import make_objective

pytestmark = pytest.mark.django_db

MONTHS = 4


def analyst() -> Person:
    return person(Role.ANALYST)


def board_member() -> Person:
    return person(Role.BOARD_MEMBER)


FIRST = 2024 * 12
AT = datetime.datetime(2024, 5, 10, 16, tzinfo=datetime.UTC)
LATER = datetime.datetime(2024, 6, 10, 16, tzinfo=datetime.UTC)


def a_rate() -> Indicator:
    """Cleared of reported, for a region of two districts, by two types; over the year to date."""
    make_organization()
    region = make_region(code="region", name="Region")
    for place in (1, 2):
        make_district(region, code=f"d{place}", name=f"District {place}", position=place)
    breakdown = make_breakdown()
    for code in ("a", "b"):
        make_category(breakdown, code=code, title=code.upper())
    through = datetime.date(2024, MONTHS, 30)
    fields: dict[str, Any] = {"breakdown": breakdown, "complete_through": through, "small_counts": "incidents"}
    top = make_measure(code="cleared", title="Cleared", **fields)
    bottom = make_measure(code="reported", title="Reported", **fields)
    return make_indicator(
        make_objective(),
        area=region,
        form=Indicator.Form.RATIO,
        numerator=top,
        denominator=bottom,
        multiplier=100,
        unit="%",
        window=Indicator.Window.YEAR_TO_DATE,
        code="rate",
    )


def observe(measure: str, counts: Sequence[Sequence[int]], *, rest: Sequence[int] = (0,) * MONTHS) -> None:
    """Counts of each district by month; the region has their sum, and what is in no district."""
    kept = Measure.objects.get(code=measure)
    whole = Category.objects.get(breakdown=kept.breakdown_id, is_all=True)
    rows = [("d1", counts[0]), ("d2", counts[1]), ("region", [sum(each) for each in zip(*counts, rest, strict=True)])]
    areas = {area.code: area for area in Area.objects.all()}
    Observation.objects.filter(measure=kept).delete()
    Observation.objects.bulk_create(
        Observation(
            measure=kept,
            area=areas[area],
            category=whole,
            year=2024,
            period=FIRST + month,
            value=count,
            recorded_at=NOW,
        )
        for area, values in rows
        for month, count in enumerate(values)
    )
    roll_up((kept.pk, FIRST + month) for month in range(MONTHS))


def release(at: datetime.datetime) -> Release:
    prepared = prepare_release(by=analyst(), at=at)
    return publish_release(prepared, version=prepared.version, by=staff(), at=at)


def plain(count: int) -> list[list[int]]:
    return [[count] * MONTHS, [count] * MONTHS]


def test_release_without_small_counts_shows_every_cell() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    published = release(AT)
    cells = shown_cells(published.data)
    assert published.number == 1
    assert not any(cell.is_withheld for cell in cells.values())
    assert cells[CellKey("cleared", "region", "all", FIRST, FIRST + MONTHS - 1)].value.number == 160
    assert public_figures_of(published).indicators[0].line.actual.text == "50%"


def test_small_count_is_withheld_with_others_that_would_give_it_away() -> None:
    a_rate()
    observe("cleared", [[3, 20, 20, 20], [20] * MONTHS])
    observe("reported", plain(40))
    published = release(AT)
    cells = shown_cells(published.data)
    assert cells[CellKey("cleared", "d1", "all", FIRST, FIRST)].is_withheld
    why = {tuple(key[:5]): key[-1] for key in published.suppressed["cells"]}
    assert why["cleared", "d1", "all", FIRST, FIRST] == "small"
    assert set(why.values()) == {"small", "protects"}
    assert len(why) == 4


def test_withheld_count_stands_nowhere_in_what_the_public_gets() -> None:
    a_rate()
    observe("cleared", [[3, 20, 20, 20], [20] * MONTHS])
    observe("reported", plain(40))
    data = release(AT).data
    rows = [row for row in data["cells"] if row[0] == "cleared" and row[1] == "d1" and row[3] == row[4]]
    assert [row[5] for row in rows if row[3] == FIRST] == [None]
    assert "suppressed" not in data
    assert "guarded" not in json.dumps(data)


def test_release_is_published_as_it_was_previewed_whatever_the_figures_do_meanwhile() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    prepared = prepare_release(by=analyst(), at=AT)
    sha256 = prepared.sha256
    observe("cleared", plain(30))
    published = publish_release(prepared, version=prepared.version, by=staff(), at=AT)
    published.refresh_from_db()
    assert published.sha256 == sha256
    assert public_figures_of(published).indicators[0].line.actual.text == "50%"


def test_revised_figure_says_what_it_was() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    release(AT)
    observe("cleared", [[21, 20, 20, 20], [20] * MONTHS])
    second = release(LATER)
    cell = shown_cells(second.data)[CellKey("cleared", "d1", "all", FIRST, FIRST)]
    assert (cell.value.number, cell.was) == (Decimal(21), Decimal(20))
    assert public_figures_of(second).indicators[0].revised[0].words == "January\u00a02024, District 1: 21, was 20"
    assert second.predecessor == Release.objects.get(number=1)


def test_one_release_is_prepared_at_a_time() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    prepare_release(by=chief(), at=AT)
    with pytest.raises(Refusal, match="prepared already"):
        prepare_release(by=analyst(), at=AT)


def test_release_is_discarded_and_another_prepared() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    prepared = prepare_release(by=analyst(), at=AT)
    discard_release(prepared, version=prepared.version, by=analyst(), at=AT)
    assert release(LATER).number == 1
    assert list(Event.objects.order_by("number").values_list("deed", flat=True)[:2]) == [
        "prepare release",
        "discard release",
    ]
    with pytest.raises(Refusal, match="settled"):
        publish_release(prepared, version=prepared.version, by=staff(), at=LATER)


def test_stale_version_publishes_nothing() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    prepared = prepare_release(by=analyst(), at=AT)
    with pytest.raises(Stale):
        publish_release(prepared, version=7, by=staff(), at=AT)
    assert not Release.objects.published().exists()


def test_nothing_to_release_is_a_refusal() -> None:
    a_rate()
    with pytest.raises(Refusal, match="no figures"):
        prepare_release(by=analyst(), at=AT)


def test_analyst_prepares_and_governance_staff_publish() -> None:
    a_rate()
    observe("cleared", plain(20))
    observe("reported", plain(40))
    with pytest.raises(PermissionDenied):
        prepare_release(by=board_member(), at=AT)
    prepared = prepare_release(by=analyst(), at=AT)
    for other in (analyst(), chief(), board_member()):
        with pytest.raises(PermissionDenied):
            publish_release(prepared, version=prepared.version, by=other, at=AT)


# Whoever reads everything that is public, and can solve equations


counts = st.lists(st.lists(st.integers(0, 30), min_size=MONTHS, max_size=MONTHS), min_size=2, max_size=2)
rests = st.lists(st.sampled_from([0, 0, 1, 9]), min_size=MONTHS, max_size=MONTHS)
NAMES = ("d1", "d2", "region")


def equations(
    published: Release, truth: dict[CellKey, Decimal], *, shown: bool = True
) -> Iterator[dict[Any, Fraction]]:
    """All that a release says, as equations between unknowns: cells and the number 1.

    The same cell with the same count is one unknown, whichever release it stands in. Without what is ``shown``, only
    the sums are left: what a release that withheld everything would say.
    """

    def name(measure: str, area: str, first: int, last: int) -> Any:
        key = CellKey(measure, area, "all", first, last)
        return (key, truth.get(key))

    one = Fraction(1)
    for key, cell in shown_cells(published.data).items():
        if shown and cell.value.number is not None:
            yield {(key, truth[key]): one, 1: -Fraction(cell.value.number)}
    span = (FIRST, FIRST + MONTHS - 1)
    for measure in ("cleared", "reported"):
        for area in NAMES:
            yield {name(measure, area, *span): -one} | {
                name(measure, area, FIRST + month, FIRST + month): one for month in range(MONTHS)
            }
        for first, last in (span, *((FIRST + month, FIRST + month) for month in range(MONTHS))):
            total = name(measure, "region", first, last)
            parts = [name(measure, area, first, last) for area in ("d1", "d2")]
            if total[1] == sum(part[1] for part in parts):
                yield {total: -one} | dict.fromkeys(parts, one)
    for indicator in public_figures_of(published).indicators if shown else ():
        rate = indicator.line.actual.value
        if rate is not None:
            yield {name("cleared", "region", *span): Fraction(100), name("reported", "region", *span): -Fraction(rate)}
        for row in indicator.line.rows:
            if row.current.value is not None:
                period = row.start.year * 12 + row.start.month - 1
                yield {
                    name("cleared", "region", period, period): Fraction(100),
                    name("reported", "region", period, period): -Fraction(row.current.value),
                }


def solved(rows: Sequence[dict[Any, Fraction]]) -> set[Any]:
    """The unknowns that have one value only: by elimination over fractions."""
    pivots: dict[Any, dict[Any, Fraction]] = {}
    for given_row in rows:
        row = dict(given_row)
        for name in [name for name in row if name in pivots]:
            factor = row.get(name, Fraction(0))
            for other, value in pivots[name].items():
                row[other] = row.get(other, Fraction(0)) - factor * value
        row = {name: value for name, value in row.items() if value}
        pivot = next((name for name in row if name != 1), None)
        if pivot is None:
            continue
        row = {name: value / row[pivot] for name, value in row.items()}
        for kept, other_row in pivots.items():
            if factor := other_row.get(pivot, Fraction(0)):
                merged = {
                    n: other_row.get(n, Fraction(0)) - factor * row.get(n, Fraction(0)) for n in {*other_row, *row}
                }
                pivots[kept] = {name: value for name, value in merged.items() if value}
        pivots[pivot] = row
    return {pivot for pivot, row in pivots.items() if set(row) <= {pivot, 1}}


def counts_now() -> dict[CellKey, Decimal]:
    """Every count as it is, which no reader has."""
    found: dict[CellKey, Decimal] = {}
    for each in Observation.objects.select_related("measure", "area"):
        assert each.value is not None
        found[CellKey(each.measure.code, each.area.code, "all", each.period, each.period)] = each.value
    for measure in ("cleared", "reported"):
        for area in NAMES:
            months = [found[CellKey(measure, area, "all", FIRST + m, FIRST + m)] for m in range(MONTHS)]
            found[CellKey(measure, area, "all", FIRST, FIRST + MONTHS - 1)] = sum(months, Decimal(0))
    return found


def leaks(releases: Iterable[tuple[Sequence[Sequence[int]], Sequence[Sequence[int]], Sequence[int]]]) -> set[Any]:
    """Publish releases of what is cleared, what is not, and what is in no district; the small counts they give away.

    Nothing may follow from one release by itself, nor from several to a reader who knows even which withheld counts
    were not revised. One thing is allowed, and only where the rest that is in no district came or went between them:
    what that reader would know if the last release had withheld everything, which only an earlier one could prevent.
    """
    releases = list(releases)
    gone = len({tuple(bool(count) for count in rest) for _tops, _lows, rest in releases}) > 1
    a_rate()
    known: list[dict[Any, Fraction]] = []
    small: set[Any] = set()
    found: set[Any] = set()
    for at, (tops, lows, rest) in zip((AT, LATER), releases, strict=True):
        both = [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(tops, lows, strict=True)]
        observe("cleared", tops, rest=rest)
        observe("reported", both, rest=rest)
        published, truth = release(at), counts_now()
        withheld = {CellKey(*row[:5]) for row in published.suppressed["cells"]}
        assert {key for key, count in truth.items() if count < 5} <= withheld
        small |= {(key, count) for key, count in truth.items() if count < 5}
        said = list(equations(published, truth))
        in_vain = solved([*known, *equations(published, truth, shown=False)]) if gone else set()
        known += said
        found |= solved(said) | (solved(known) - in_vain)
    return found & small


@settings(
    max_examples=max(15, settings().max_examples // 4),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_nobody_works_a_withheld_count_out_of_two_releases(data: st.DataObject) -> None:
    tops, lows = data.draw(counts), data.draw(counts)
    revised = [[data.draw(st.sampled_from([count, count, count + 1, count + 6])) for count in row] for row in tops]
    rest = data.draw(rests)
    other = data.draw(st.one_of(st.just(rest), rests))
    with transaction.atomic():
        assert not leaks([(tops, lows, rest), (revised, lows, other)])
        transaction.set_rollback(True)


def test_a_release_that_tells_a_small_count_by_itself_is_not_published() -> None:
    """Whatever made it so: the check at publishing reads the release, not how it was prepared."""
    a_rate()
    observe("cleared", [[3, 20, 20, 20], [20] * MONTHS])
    observe("reported", plain(40))
    prepared = prepare_release(by=analyst(), at=AT)
    kept = prepared.suppressed
    protecting = {tuple(row[:5]): row for row in kept["cells"] if row[-1] == "protects"}
    careless = kept | {
        "cells": [row for row in kept["cells"] if row[-1] == "small"],
        "guarded": [*kept["guarded"], *([*key, row[6]] for key, row in protecting.items())],
    }
    for row in prepared.data["cells"]:
        if found := protecting.get(tuple(row[:5])):
            row[5:9] = [found[5], "exact", "", "final"]
    Release.objects.update(suppressed=careless, data=prepared.data)
    prepared.refresh_from_db()
    with pytest.raises(Refusal, match="give a small count away"):
        publish_release(prepared, version=prepared.version, by=staff(), at=AT)


def test_a_measure_has_a_threshold_of_its_own() -> None:
    a_rate()
    Measure.objects.filter(code="cleared").update(smallest_shown=25)
    observe("cleared", plain(24))
    observe("reported", plain(60))
    withheld = {tuple(row[:2]) for row in release(AT).suppressed["cells"] if row[-1] == "small"}
    assert withheld == {("cleared", "d1"), ("cleared", "d2")}


def test_what_is_in_no_district_is_another_unknown_once_it_was_revised() -> None:
    nothing, lows = plain(0), [[0, 0, 0, 0], [0, 0, 5, 5]]
    assert not leaks([(nothing, lows, [0, 1, 0, 1]), (nothing, lows, [0, 0, 0, 1])])


def test_what_no_release_could_protect_from_an_insider_does_not_follow_from_the_release_itself() -> None:
    """One that was in no district is now in District 2: the region's count and District 1's stay as they were."""
    before = ([[0] * MONTHS, [0] * MONTHS], [[5, 5, 5, 0], [5, 5, 0, 5]], [0, 9, 1, 0])
    after = ([[0] * MONTHS, [0] * MONTHS], [[6, 11, 5, 1], [6, 11, 1, 11]], [0, 9, 0, 0])
    assert not leaks([before, after])
