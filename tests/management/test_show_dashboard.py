"""`manage.py show_dashboard`: what the page shows, as words and as JSON."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

SEEDS = {
    "region": ("6999", "6,999", "6,783", "+3%", "42%", "44%", "−5%"),
    "district-1": ("2007", "2,007", "1,931", "+4%", "49%", "55%", "−12%"),
    "district-2": ("2518", "2,518", "2,438", "+3%", "36%", "37%", "−3%"),
    "district-3": ("2437", "2,437", "2,368", "+3%", "42%", "42%", "+1%"),
}
YEAR = ("--from", "2023-01-01", "--to", "2023-12-31")


def answer(*options: str) -> Any:
    said = io.StringIO()
    call_command("show_dashboard", "clearance", *options, stdout=said)
    return json.loads(said.getvalue()) if "--json" in options else said.getvalue()


def row(area: dict[str, Any]) -> tuple[str, ...]:
    count, rate = area["count"], area["rate"]
    return (
        count["value"],
        count["shown"],
        count["previous_shown"],
        count["change_shown"],
        rate["shown"],
        rate["previous_shown"],
        rate["change_shown"],
    )


@pytest.mark.usefixtures("sample")
def test_the_published_figures_of_2023_come_out_exactly() -> None:
    assert {area["code"]: row(area) for area in answer(*YEAR, "--json")["areas"]} == SEEDS


@pytest.mark.usefixtures("sample")
def test_the_average_month_of_2023_comes_out_exactly() -> None:
    average = answer(*YEAR, "--json")["spans"]["average"]["areas"][0]
    assert row(average)[1:] == ("583", "565", "+3%", "42%", "44%", "−5%")


@pytest.mark.usefixtures("sample")
def test_what_is_in_no_district_is_the_difference() -> None:
    assert answer(*YEAR, "--json")["unallocated"] == {
        "current": "37",
        "previous": "46",
        "shown": "6,962 + 37 = 6,999",
    }


@pytest.mark.usefixtures("sample")
def test_words_say_what_is_so_first() -> None:
    assert answer(*YEAR).splitlines()[:2] == [
        "In 2023, 42 in 100 occurrences were cleared, down from 44.",
        "  Current period, Region: 6,999 (was 6,783, +3%), 42% (was 44%, −5%)",
    ]


@pytest.mark.usefixtures("sample")
def test_filters_of_type_area_and_status_hold_together() -> None:
    narrowed = answer(
        *YEAR,
        "--area", "district-1", "--area", "district-2", "--type", "905", "--status", "cleared-by-charge", "--json",
    )  # fmt: skip
    together, first, second = narrowed["areas"]
    assert (together["code"], first["code"], second["code"]) == ("together", "district-1", "district-2")
    assert int(together["count"]["value"]) == int(first["count"]["value"]) + int(second["count"]["value"])
    everything = answer(*YEAR, "--json")["areas"][1]
    assert int(first["count"]["value"]) < int(everything["count"]["value"])


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "01/02/2023"), "--from: “01/02/2023” is no date"),
        (("--from", "2023-12-01", "--to", "2023-01-31"), "Choose a last day on or after 1 December 2023"),
        (("--from", "2031-01-01", "--to", "2031-12-31"), "there is no complete month"),
        (("--area", "atlantis"), "There is no area “atlantis”"),
        (("--type", "1000"), "There is no category “1000”"),
        (("--status", "solved"), "There is no status “solved”"),
    ],
)
def test_what_cannot_be_answered_is_said_with_what_is_expected(options: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError) as refused:
        answer(*options)
    assert said in str(refused.value).replace("\u00a0", " ")


@pytest.mark.usefixtures("sample")
def test_an_unknown_dashboard_is_answered_with_the_known_ones() -> None:
    with pytest.raises(CommandError, match="Known: clearance, enforcement"):
        call_command("show_dashboard", "clearence")


@pytest.mark.usefixtures("sample")
def test_key_figures_have_no_areas() -> None:
    with pytest.raises(CommandError, match="shows key figures"):
        call_command("show_dashboard", "enforcement")
