"""Every drawing, byte for byte; `GOLDEN=write pytest tests/charts/test_golden.py` writes the files anew.

A change of these files is a change of how the product looks: look at them in a browser before committing them.
"""

import os
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from strategic_plan.charts import SCREEN, WIDE
from tests.charts import drawings_bars, drawings_lines
from tests.charts.reading import NAMESPACE, parsed, title_of, written

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
DRAWINGS = drawings_lines.DRAWINGS | drawings_bars.DRAWINGS
each_drawing = pytest.mark.parametrize("name", sorted(DRAWINGS))


@each_drawing
def test_a_drawing_is_what_was_looked_at(name: str) -> None:
    path = GOLDEN / f"{name}.svg"
    if os.environ.get("GOLDEN") == "write":
        path.write_text(DRAWINGS[name] + "\n", encoding="utf-8")

    assert path.read_text(encoding="utf-8") == DRAWINGS[name] + "\n"


def test_no_golden_file_is_left_behind_by_a_drawing_that_went() -> None:
    assert {path.stem for path in GOLDEN.glob("*.svg")} == set(DRAWINGS)


@each_drawing
def test_a_drawing_is_named_by_its_first_child_and_nothing_else(name: str) -> None:
    root = parsed(DRAWINGS[name])

    assert root.get("role") == "img"
    assert root[0].tag == f"{NAMESPACE}title"
    assert title_of(DRAWINGS[name])
    assert [e.tag for e in root.iter() if e.tag in (f"{NAMESPACE}desc", f"{NAMESPACE}title")] == [f"{NAMESPACE}title"]


@each_drawing
def test_a_drawing_has_only_presentation_attributes_that_both_renderers_take(name: str) -> None:
    forbidden = {"style", "class", "id", "opacity", "fill-opacity", "stroke-opacity", "aria-label", "clip-path"}

    assert [(e.tag, e.attrib) for e in parsed(DRAWINGS[name]).iter() if forbidden & set(e.attrib)] == []


@each_drawing
def test_no_words_lie_on_other_words(name: str) -> None:
    boxes = written(DRAWINGS[name])

    assert [(a.text, b.text) for a, b in combinations(boxes, 2) if a.box.overlap(b.box) > 1] == []


@each_drawing
def test_words_stay_inside_their_drawing(name: str) -> None:
    _, _, wide, high = map(float, parsed(DRAWINGS[name]).get("viewBox", "").split())

    outside = [
        words.text
        for words in written(DRAWINGS[name])
        if words.box.left < -1 or words.box.right > wide + 1 or words.box.top < -1 or words.box.bottom > high + 1
    ]
    assert outside == []


@each_drawing
def test_print_is_in_points_and_screen_in_pixels(name: str) -> None:
    root = parsed(DRAWINGS[name])

    assert root.get("width", "").endswith("pt") == name.endswith("print")


@each_drawing
def test_words_are_never_smaller_than_they_can_be_read(name: str) -> None:
    least = 7.0 if name.endswith("print") else 13.0

    sizes = [float(e.get("font-size", "0")) for e in parsed(DRAWINGS[name]).iter(f"{NAMESPACE}text")]

    assert min(sizes, default=least) >= least


def test_drawing_twice_gives_the_same_bytes() -> None:
    again = drawings_lines.yearly().svg(SCREEN, WIDE)

    assert again == DRAWINGS["line-yearly-wide"]
    assert ElementTree.tostring(parsed(again))
