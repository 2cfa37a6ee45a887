"""What an observation can say."""

from decimal import Decimal

import pytest

from strategic_plan.calculations.values import Absence, ChangeAsStated, Finality, Qualifier, Value, shared_absence


def test_zero_is_a_value() -> None:
    assert Value.of(0).is_present


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"number": Decimal(1), "absence": Absence.NOT_REPORTED},
        {"absence": Absence.NOT_REPORTED, "qualifier": Qualifier.ABOUT},
        {"number": Decimal("NaN")},
        {"number": Decimal("Infinity")},
    ],
)
def test_value_is_a_finite_number_or_an_absence_and_never_both(wrong: dict[str, Decimal | Absence | Qualifier]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        Value(**wrong)  # type: ignore[arg-type]


def test_stored_words_are_those_of_the_rules() -> None:
    assert [item.value for item in Qualifier] == ["exact", "at_least", "at_most", "about"]
    assert [item.value for item in Absence] == [
        "not_yet_due",
        "not_reported",
        "not_applicable",
        "suppressed_at_source",
        "not_published",
    ]
    assert [item.value for item in Finality] == ["preliminary", "final"]


def test_qualifier_of_a_sum_is_that_of_its_least_exact_part() -> None:
    exact, least, most, about = Qualifier
    assert exact.combined_with(exact) == exact
    assert exact.combined_with(least) == least.combined_with(exact) == least
    assert least.combined_with(most) == about
    assert about.combined_with(least) == about


def test_figure_is_final_only_when_each_part_is() -> None:
    assert Finality.FINAL.combined_with(Finality.FINAL) == Finality.FINAL
    assert Finality.FINAL.combined_with(Finality.PRELIMINARY) == Finality.PRELIMINARY


def test_stated_change_is_repeated_with_its_origin() -> None:
    assert ChangeAsStated("19%").words == "19%, as stated by the source"
    with pytest.raises(ValueError, match="has words"):
        ChangeAsStated("  ")


def test_absence_is_shared_or_simply_not_reported() -> None:
    due, reported = Value.absent(Absence.NOT_YET_DUE), Value.absent(Absence.NOT_REPORTED)
    assert shared_absence([due, due]) == Absence.NOT_YET_DUE
    assert shared_absence([due, reported]) == Absence.NOT_REPORTED
    assert shared_absence([]) == Absence.NOT_REPORTED
