"""The sample's dashboards, arranged by the Board's office through the deeds that everybody uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, on
from strategic_plan.models import Breakdown, Indicator
from strategic_plan.services.dashboards import Arrangement, begin_dashboard


def arrange(dashboards: list[Table], cast: Cast) -> Iterator[Deed]:
    """Each dashboard on the day it was first arranged."""
    for position, row in enumerate(dashboards, start=1):
        yield _begun(row, position, cast)


def _begun(row: Table, position: int, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        indicators = {
            indicator.code: indicator
            for indicator in Indicator.objects.filter(code__in=row["indicators"]).select_related(
                "numerator", "denominator"
            )
        }
        arrangement = Arrangement(
            title=row["title"],
            note=row["note"],
            indicators=[indicators[code] for code in row["indicators"]],
            views=row.get("views", ()),
            breakdown=Breakdown.objects.filter(code=row.get("breakdown")).first(),
            shown_to_board=row.get("shown_to_board", False),
            position=position,
        )
        begin_dashboard(
            row["slug"], kind=row.get("kind", "by_area"), arrangement=arrangement, by=cast.acts("officer", at), at=at
        )

    return Deed(on(row["arranged_on"], 15), act)
