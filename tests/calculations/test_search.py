"""Finding words in texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.search import MOST_TERMS, Piece, excerpt, folded, holds, terms

LONG = (
    "Nobody was told what became of the case. " * 6
    + "The Détective called each victim back. "
    + "Then it was closed. " * 9
)


def test_terms_are_plain_words_each_once() -> None:
    assert terms("Clearance, clearance RATE") == ("clearance", "rate")
    assert terms("Détective") == ("detective",)


def test_words_in_quotation_marks_stay_together() -> None:
    assert terms('the “case review” of "District 1"') == ("the", "case review", "of", "district 1")


def test_single_letters_are_not_looked_for_and_numbers_and_codes_are() -> None:
    assert terms("a 7 1.2 - ?") == ("7", "1.2")


def test_a_long_question_is_cut_to_its_first_words() -> None:
    assert len(terms(" ".join(f"word{number}" for number in range(50)))) == MOST_TERMS


def test_a_text_holds_a_question_when_it_has_every_word() -> None:
    assert holds(LONG, ("detective", "victim"))
    assert not holds(LONG, ("detective", "burglary"))
    assert not holds(LONG, ())


def test_an_excerpt_stands_around_what_was_found_and_marks_it() -> None:
    pieces = excerpt(LONG, ("detective",))
    assert Piece("Détective", True) in pieces
    assert pieces[0] == Piece("… ")
    assert pieces[-1] == Piece(" …")
    assert len("".join(piece.text for piece in pieces)) < 170


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("Called each victim back.", ("victim",)) == (
        Piece("Called each "),
        Piece("victim", True),
        Piece(" back."),
    )


@given(st.text(max_size=400))
def test_folding_leaves_each_character_at_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text(max_size=400), st.text(max_size=60))
def test_an_excerpt_is_part_of_its_text(text: str, asked: str) -> None:
    pieces = [piece for piece in excerpt(text, terms(asked)) if piece not in (Piece("… "), Piece(" …"))]
    assert "".join(piece.text for piece in pieces) in " ".join(text.split())
