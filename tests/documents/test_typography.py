"""Headings turn where a designer would turn them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.documents.typography import NO_BREAK_SPACE, lines, settled


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Five of eighteen actions need attention, two more than last quarter", 58,
         ("Five of eighteen actions need attention,", "two more than last quarter")),
        ("Thirteen of eighteen actions are done or on track. Five need attention.", 36,
         ("Thirteen of eighteen actions", "are done or on track.", "Five need attention.")),
        ("A short heading", 38, ("A short heading",)),
    ],
)  # fmt: skip
def test_a_heading_turns_at_its_pause(text: str, most: int, expected: tuple[str, ...]) -> None:
    assert tuple(line.replace(NO_BREAK_SPACE, " ") for line in lines(text, most)) == expected


def test_the_last_two_words_stay_together() -> None:
    assert settled("What the numbers say now") == f"What the numbers say{NO_BREAK_SPACE}now"


def test_a_word_longer_than_a_line_stands_alone() -> None:
    assert lines("An extraordinarilylongwordindeed here", 10)[1] == "extraordinarilylongwordindeed"


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=16), st.integers(15, 60))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], most: int) -> None:
    found = lines(" ".join(words), most)
    assert " ".join(found).replace(NO_BREAK_SPACE, " ").split(" ") == words
    assert all(len(line) <= max(most, 29) for line in found)
