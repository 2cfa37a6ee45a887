"""What changed between two texts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.differences import MOST_TOKENS, Part, PartKind, differences

SAME, ADDED, REMOVED = PartKind
words = st.lists(st.sampled_from(["review", "held", "in", "all", "districts", "13", ".", "\n"]), max_size=30)
texts = st.one_of(words.map(" ".join), st.text(max_size=60))


def marked(before: str, after: str) -> str:
    """The differences in one line: [-removed-] and {+added+}."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[part.kind].format(part.text) for part in differences(before, after))


def test_added_words_are_marked_alone() -> None:
    assert marked("Thirteen reviews were held.", "Thirteen case reviews were held.") == (
        "Thirteen {+case +}reviews were held."
    )


def test_removed_words_are_marked_alone() -> None:
    assert marked("Held in all three districts.", "Held in all districts.") == "Held in all [-three -]districts."


def test_changed_word_is_taken_out_before_the_new_one_is_added() -> None:
    assert marked("Twelve reviews were held.", "Thirteen reviews were held.") == (
        "[-Twelve-]{+Thirteen+} reviews were held."
    )


def test_changes_that_only_a_word_separates_are_read_together() -> None:
    assert marked("due on 29 February 2024 as planned", "due on 31 May 2024 as planned") == (
        "due on [-29 February-]{+31 May+} 2024 as planned"
    )
    assert marked("one big red house on the hill", "a big blue house on the hill") == (
        "[-one big red-]{+a big blue+} house on the hill"
    )


def test_numbers_and_hyphened_words_are_whole() -> None:
    assert marked("cleared 2,915 of 6,999 in total", "cleared 2,923 of 6,999 in total") == (
        "cleared [-2,915-]{+2,923+} of 6,999 in total"
    )


def test_equal_texts_are_one_part_and_empty_ones_none() -> None:
    assert differences("The same.", "The same.") == (Part(SAME, "The same."),)
    assert differences("", "") == ()


def test_text_from_nothing_is_all_added() -> None:
    assert differences("", "New words.") == (Part(ADDED, "New words."),)
    assert differences("Old words.", "") == (Part(REMOVED, "Old words."),)


def test_very_long_texts_are_compared_as_wholes() -> None:
    before, after = "a " * MOST_TOKENS, "b " * MOST_TOKENS
    assert differences(before, after) == (Part(REMOVED, before), Part(ADDED, after))


@given(texts, texts)
def test_parts_give_back_both_texts(before: str, after: str) -> None:
    parts = differences(before, after)
    assert "".join(part.text for part in parts if part.kind != ADDED) == before
    assert "".join(part.text for part in parts if part.kind != REMOVED) == after
    assert all(part.text for part in parts)


@given(texts, texts)
def test_neighbouring_parts_differ_in_kind(before: str, after: str) -> None:
    kinds = [part.kind for part in differences(before, after)]
    assert all(one != other for one, other in pairwise(kinds))
