"""What charts say: what is drawn, what is left out, and the rows behind a drawing."""

from dataclasses import replace
from datetime import date

import pytest

from strategic_plan.charts import PRINT, RATE, SCREEN, Point, Series, Strip, TargetLine, Tick
from strategic_plan.charts.look import GOLD, NAVY, STEEL
from strategic_plan.charts.marks import DELAYED
from tests.charts import drawings_bars as bars
from tests.charts import drawings_lines as lines
from tests.charts.reading import count, texts, title_of, written


def test_a_missing_month_breaks_the_line_and_a_month_alone_is_a_dot() -> None:
    drawing = lines.months(missing=(3, 5, 6, 11)).svg(PRINT)

    assert count(drawing, "path", stroke=NAVY) == 2
    assert count(drawing, "circle", fill=NAVY) == 2


def test_what_was_promised_is_dashed_gold_and_ends_in_a_ring_with_its_words() -> None:
    drawing = lines.yearly().svg(PRINT)

    assert count(drawing, "path", stroke=GOLD, stroke_dasharray=PRINT.dash) == 1
    assert count(drawing, "circle", stroke=GOLD, fill=PRINT.paper) == 2
    assert "Promised: 47%" in texts(drawing)


def test_the_gap_to_the_path_is_said_in_words() -> None:
    assert "2.9 points short" in texts(lines.yearly().svg(PRINT))


def test_a_series_among_several_is_named_once_where_it_ends() -> None:
    drawn = texts(lines.months().svg(SCREEN))

    assert (drawn.count("2022"), drawn.count("2023")) == (1, 1)


def test_the_unit_stands_on_the_top_label_only() -> None:
    drawn = texts(lines.rolling().svg(SCREEN))

    assert [words for words in drawn if words in ("40", "40%", "48", "48%")] == ["40", "48%"]


def test_a_scale_that_does_not_start_at_zero_can_be_said() -> None:
    assert lines.yearly().starts_at() == "40%"
    assert lines.falling().starts_at() == ""
    assert bars.panels().starts_at() == "40%"


def test_a_chart_with_nothing_reported_says_when_it_will_and_shows_no_scale() -> None:
    assert texts(lines.nothing().svg(PRINT))[:1] == ["2023"]
    assert "The first figure is due on 30\u00a0June\u00a02024" in texts(lines.nothing().svg(PRINT))


def test_a_chart_without_any_series_is_still_a_drawing() -> None:
    assert title_of(replace(lines.single(), series=(), ticks=()).svg(SCREEN)) == "One figure so far: 42% in 2023."


def test_figures_far_apart_in_time_are_joined_when_none_is_missing_between() -> None:
    sparse = replace(
        lines.single(), series=(Series("R", (Point(2019, 40), Point(2023, 42))),), ticks=(Tick(2019, "2019"),)
    )

    assert count(sparse.svg(SCREEN), "path", stroke=NAVY) == 1


def test_the_table_of_a_line_chart_says_why_a_figure_is_missing() -> None:
    table = lines.months(missing=(11,)).table()

    assert table.header == ("Month", "2022", "2023")
    assert table.rows[0] == ("Jan", "43.9%", "45%")
    assert table.rows[-1] == ("Dec", "42.7%", "not reported")


def test_bars_start_at_zero_and_stand_this_period_beside_the_last() -> None:
    drawing = bars.occurrences().svg(PRINT)

    assert (count(drawing, "rect", fill=NAVY), count(drawing, "rect", fill=STEEL)) == (12, 12)
    assert "0" in texts(drawing)


def test_a_zero_is_written_and_a_missing_count_is_a_dash() -> None:
    drawn = texts(bars.single().svg(PRINT))

    assert drawn.count("0") == 2
    assert drawn.count("–") == 1


def test_the_table_of_bars_has_a_column_a_series() -> None:
    table = bars.occurrences().table()

    assert table.header == ("Month", "2022", "2023")
    assert table.rows[6] == ("Jul", "622", "638")


def test_stacked_bars_tell_their_parts_apart_and_carry_the_total() -> None:
    table = bars.types(3).table()

    assert table.header == ("Type", "By charge", "Otherwise", "Not cleared", "Total", "Rate")
    assert table.rows[0] == ("905", "171", "171", "838", "1,180", "29%")


def test_stacked_bars_refuse_more_states_than_can_be_told_apart() -> None:
    with pytest.raises(ValueError, match="one to three states"):
        replace(bars.types(), states=("a", "b", "c", "d"))


def test_panels_put_two_measures_of_a_month_in_one_row() -> None:
    table = bars.panels().table()

    assert table.header[1:] == (
        "Occurrences, 2022",
        "Occurrences, 2023",
        "Clearance rate, 2022",
        "Clearance rate, 2023",
    )
    assert table.rows[11] == ("Dec", "549", "581", "42.7%", "41.2%")


def test_small_multiples_share_one_scale() -> None:
    drawn = texts(bars.districts().svg(PRINT))

    assert drawn.count("60%") == 3


def test_a_small_multiple_says_its_figure_what_it_was_and_how_it_changed() -> None:
    drawn = texts(bars.districts().svg(PRINT))

    assert drawn[:4] == ["District 1", "change −12%", "49%", "was 55%"]


def test_small_multiples_stack_on_a_phone() -> None:
    wide, narrow = bars.districts().svg(SCREEN, 896), bars.districts().svg(SCREEN, 328)

    assert 'viewBox="0 0 896 236"' in wide
    assert 'viewBox="0 0 328 764"' in narrow


def test_the_table_of_small_multiples_names_area_and_year() -> None:
    assert bars.districts().table().header[:3] == ("Month", "District 1, 2022", "District 1, 2023")
    assert bars.plain_cells().table().header == ("Year", "905", "908", "909", "910")


def test_the_cover_draws_the_year_of_the_report_in_white() -> None:
    drawing = bars.cover().svg()

    assert (count(drawing, "rect", fill="#ffffff"), count(drawing, "rect")) == (12, 60)


def test_a_target_line_stands_left_of_its_start_when_worse_than_it_began() -> None:
    assert lines.WORSENING.share(41.65) == pytest.approx(-0.64, abs=0.005)
    assert count(lines.WORSENING.svg(PRINT), "line", stroke=DELAYED) == 1


def test_a_target_line_runs_to_the_right_when_the_figure_should_fall() -> None:
    assert TargetLine("", 1000, 900, 950).share(950) == 0.5


def test_a_target_line_says_further_out_than_it_can_show() -> None:
    assert count(lines.FAR.svg(SCREEN), "line", stroke_dasharray="3 3") == 1


def test_a_target_line_without_a_figure_shows_the_way_alone() -> None:
    assert count(lines.ABSENT.svg(SCREEN), "g") == 0


def test_a_target_line_refuses_a_target_that_is_its_baseline() -> None:
    with pytest.raises(ValueError, match="differs from its baseline"):
        TargetLine("", 5, 5, 5)


def test_a_strip_without_a_title_is_decoration_beside_its_words() -> None:
    drawing = Strip(("complete", "at_risk")).svg(SCREEN)

    assert 'aria-hidden="true"' in drawing
    assert title_of(drawing) == ""
    assert count(drawing, "g") == 2


def test_a_strip_wraps_within_its_width() -> None:
    assert 'width="35" height="35"' in Strip(("complete",) * 4).svg(SCREEN, 40)


def test_an_empty_strip_is_an_empty_drawing() -> None:
    assert count(Strip(()).svg(SCREEN, 40), "g") == 0


def test_a_sparkline_breaks_where_a_year_is_missing() -> None:
    drawing = replace(lines.spark(), values=(46, 47, None, 44, 42)).svg(SCREEN)

    assert count(drawing, "path", stroke=NAVY) == 2


def test_a_sparkline_of_nothing_is_an_empty_drawing() -> None:
    assert count(replace(lines.spark(), values=(None, None)).svg(SCREEN), "circle") == 0


def test_sparklines_with_one_span_have_slopes_that_compare() -> None:
    own, shared = lines.spark().svg(SCREEN), replace(lines.spark(), span=10).svg(SCREEN)

    assert own != shared


def test_a_timeline_marks_today_between_what_was_due_and_what_is_coming() -> None:
    drawn = texts(bars.year().svg(SCREEN, 328))

    assert drawn[-1] == "Today"
    assert "Today" not in texts(replace(bars.year(), today=None).svg(SCREEN, 328))


def test_a_timeline_on_a_phone_is_a_list_in_order_of_date() -> None:
    drawn = texts(replace(bars.year(), items=bars.year().items[::-1]).svg(SCREEN, 328))

    assert drawn[:3] == ["Crime data published", "Quarter 4 report", "Policy review"]


def test_the_table_of_a_timeline_is_in_order_of_date() -> None:
    assert [row[0] for row in bars.year().table().rows][2:4] == ["31 Mar", "12 Apr"]


def test_a_first_figure_stands_beside_its_dot_in_the_middle() -> None:
    words = {each.text: each.box.left for each in written(lines.single().svg(SCREEN, 328))}

    assert 150 < words["42%"] < 220


def test_a_line_runs_over_dates_as_well_as_over_counted_months() -> None:
    days = (date(2024, 1, 31), date(2024, 2, 29), date(2024, 4, 30))
    points = tuple(Point(day, value) for day, value in zip(days, (40, 42, 41), strict=True))
    dated = replace(lines.single(), series=(Series("Region", points),), ticks=tuple(Tick(day, "") for day in days))

    assert count(dated.svg(SCREEN), "path", stroke=NAVY) == 1


def test_an_axis_writes_numbers_as_its_language_does() -> None:
    french = replace(lines.yearly(), axis=replace(RATE, unit="\u00a0%", point=","))

    assert "48\u00a0%" in texts(french.svg(SCREEN))
