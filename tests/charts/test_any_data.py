"""Charts of any data: always a drawing, never a number that is none, words inside the edges."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from strategic_plan.charts import (
    NARROW,
    PRINT,
    SCREEN,
    Axis,
    Bar,
    BarChart,
    BarSeries,
    Due,
    LineChart,
    Look,
    Point,
    Series,
    TargetLine,
    TargetPath,
    Tick,
    Timeline,
)
from tests.charts.reading import count, parsed, written

amounts = st.decimals(-(10**9), 10**9, places=2) | st.integers(-5, 5)
figures = st.lists(st.none() | amounts, max_size=14)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
looks = st.sampled_from([(SCREEN, NARROW), (SCREEN, 736.0), (PRINT, 340.0), (PRINT, 164.0)])


def assert_sound(drawing: str) -> None:
    for element in parsed(drawing).iter():
        for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "d"):
            assert set(element.get(name, "0")) <= set("0123456789.- MLZpt")


def series(name: str, values: Sequence[Decimal | int | None], label: str, previous: bool = False) -> Series:
    return Series(name, tuple(Point(i, value, str(i), str(value), label) for i, value in enumerate(values)), previous)


@settings(max_examples=150)
@given(figures, figures, words, words, looks, st.booleans(), amounts)
def test_a_line_chart_of_any_data_is_a_sound_drawing(
    now: Sequence[Decimal | int | None],
    before: Sequence[Decimal | int | None],
    label: str,
    name: str,
    look: tuple[Look, float],
    from_zero: bool,
    target: Decimal | int,
) -> None:
    chart = LineChart(
        title=name,
        series=(series(name, now, label), series("before", before, "", previous=True)),
        ticks=tuple(Tick(i, label) for i in range(12)),
        axis=Axis(from_zero=from_zero),
        path=TargetPath(((0, 0), (15, target)), label, name),
        empty=name,
    )

    assert_sound(chart.svg(*look))
    assert len(chart.table().rows) == max(len(now), len(before))


@settings(max_examples=80)
@given(figures, words, looks)
def test_bars_of_any_data_are_a_sound_drawing(
    values: Sequence[Decimal | int | None],
    name: str,
    look: tuple[Look, float],
) -> None:
    bars = tuple(Bar(value, str(value), str(value)) for value in values)
    chart = BarChart(name, tuple(name for _ in bars), (BarSeries(name, bars), BarSeries("b", bars, previous=True)))

    drawing = chart.svg(*look)

    assert_sound(drawing)
    present = [value for value in values if value is not None]
    assert count(drawing, "rect", fill="#12355b") == len(present)


@given(amounts, amounts, st.none() | amounts, st.none() | amounts)
def test_a_target_line_of_any_data_keeps_its_mark_inside(
    baseline: Decimal | int, target: Decimal | int, actual: Decimal | int | None, expected: Decimal | int | None
) -> None:
    if baseline == target:
        return
    drawing = TargetLine("Any", baseline, target, actual, expected, "worsening").svg(SCREEN)

    assert_sound(drawing)
    for ring in parsed(drawing).iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(ring.get("cx", "-1")) <= 220


@given(st.lists(st.tuples(st.integers(-40, 420), words), max_size=12), st.sampled_from([NARROW, 1152.0]))
def test_a_timeline_of_any_year_keeps_its_words_inside(days: list[tuple[int, str]], width: float) -> None:
    start = date(2024, 1, 1)
    items = tuple(Due(min(max(start + timedelta(day), start), date(2024, 12, 31)), name, "1 Jan") for day, name in days)
    timeline = Timeline("Any", start, date(2024, 12, 31), (), items, today=date(2024, 4, 11))

    drawing = timeline.svg(SCREEN, width)

    assert_sound(drawing)
    assert all(found.box.right <= width + 1 for found in written(drawing) if width > NARROW)
    assert len(replace(timeline, items=()).table().rows) == 0
