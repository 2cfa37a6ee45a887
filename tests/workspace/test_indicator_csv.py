"""The rows behind an indicator: enough to work it out again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.workspace.dashboard import headline
from tests.workspace.test_figures_csv import rows_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/figures/clearance-rate/rows.csv"


def test_the_rate_comes_out_of_the_downloaded_rows(sign_in: SignIn) -> None:
    headline()
    rows = rows_of(sign_in(story.member(Role.ANALYST, "Crime Analyst")), ADDRESS)
    year = [row for row in rows if row["From"].startswith("2023")]
    cleared = sum(Decimal(row["Value"]) for row in year if row["Measure"] == "Occurrences cleared")
    reported = sum(Decimal(row["Value"]) for row in year if row["Measure"] == "Occurrences")
    assert (cleared, reported, round(100 * cleared / reported)) == (2915, 6999, 42)


def test_an_administrator_downloads_nothing(sign_in: SignIn) -> None:
    headline()
    assert sign_in(story.member(Role.ADMINISTRATOR, "Administrator")).get(ADDRESS).status_code == 403
