"""Words make room: for each other, for lines, and for the edge of the drawing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.charts import PRINT, SCREEN, lettering
from strategic_plan.charts.labels import Block, Box, Room, Words, spread
from tests.charts.reading import count, parsed

BLOCK = Block((Words("42%", 10, "#000000"),))


def inside(svg: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'


def test_the_first_free_side_is_taken() -> None:
    room = Room(Box(0, 0, 100, 100))

    x, top, anchor = room.place(BLOCK, 50, 50, 4, ("n", "s")) or (0, 0, "start")

    assert (x, round(top, 2), anchor) == (50, 36.6, "middle")


def test_words_go_to_the_other_side_of_a_line() -> None:
    room = Room(Box(0, 0, 100, 100), routes=[[(0, 40), (100, 40)]])

    _, top, _ = room.place(BLOCK, 50, 50, 4, ("n", "s")) or (0, 0, "start")

    assert top == 54


def test_words_do_not_leave_the_drawing() -> None:
    room = Room(Box(0, 0, 100, 100))

    x, _, anchor = room.place(BLOCK, 98, 50, 4, ("e", "w")) or (0, 0, "start")

    assert (x, anchor) == (94, "end")


def test_words_that_find_no_room_are_left_out_unless_they_must_stand() -> None:
    full = Box(0, 0, 100, 100)

    assert Room(full, [full]).place(BLOCK, 50, 50, 4, ("n", "s"), at_any_cost=False) is None
    assert Room(full, [full]).place(BLOCK, 50, 50, 4, ("n", "s")) is not None


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_stacked_words_never_touch_and_keep_their_order(middles: list[float]) -> None:
    tops = spread(middles, [10.0] * len(middles), 2, 0, 200)

    ordered = sorted(range(len(middles)), key=lambda i: (middles[i], i))
    assert all(tops[b] - tops[a] >= 12 - 1e-6 for a, b in pairwise(ordered))
    assert min(tops) >= -1e-6


def test_words_with_room_stay_where_they_wish() -> None:
    assert spread([20, 80], [10, 10], 2, 0, 100) == [15, 75]


def test_a_halo_is_a_stroke_on_screen_and_a_slip_of_paper_in_print() -> None:
    screen, printed = (inside(BLOCK.svg(look, 0, 0)) for look in (SCREEN, PRINT))

    assert count(screen, "text", paint_order="stroke") == 1
    assert (count(printed, "rect", fill=PRINT.paper), count(printed, "text")) == (1, 1)


def test_words_are_escaped() -> None:
    drawn = inside(Words('<b> & "c"\x0b', 10, "#000000").svg(0, 0))

    assert parsed(drawn)[0].text == '<b> & "c"'


def test_a_measure_grows_with_the_words_and_their_weight() -> None:
    assert lettering.width("42%", 10) == (497 * 2 + 824) / 100
    assert lettering.width("42%", 10, True) > lettering.width("42%", 10)


def test_words_wrap_at_spaces_and_hold_at_no_break_spaces() -> None:
    assert lettering.wrapped("by 31\u00a0December\u00a02026", 10, 40) == ("by", "31\u00a0December\u00a02026")


def test_words_too_long_for_their_room_end_in_an_ellipsis() -> None:
    assert lettering.shortened("Aggressive driving, charges", 10, 60) == "Aggressive…"
    assert lettering.shortened("Short", 10, 60) == "Short"
