"""The scene that the files are about, one row and one figure of it, and what a file must be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from strategic_plan.models import Grain, Observation
from tests.factories.indicators import make_measure, make_ratio
from tests.factories.organization import make_district, make_organization, make_region

HEAD: list[object] = ["Measure", "Area", "Period", "Category", "Value"]
SHEET = "xl/worksheets/sheet1.xml"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NUMBER = "a number such as 1234 or 12.5, or a mark such as n/a"

Stored = tuple[str, str, Decimal | None, str, str]
"""Area, period, value, qualifier and absence of one figure."""


@dataclass(frozen=True, slots=True)
class Messy:
    """A file that is in disorder and still means one thing: the figures that are stored of it."""

    why: str
    name: str
    content: bytes
    stored: tuple[Stored, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that is not loaded, and the first sentence that says why."""

    why: str
    name: str
    made: bytes | Callable[[], bytes]
    says: str

    @property
    def says_the_command(self) -> str:
        """The same of the command, which takes larger files than the page."""
        return self.says.replace("64 MB", "256 MB").replace("at most 20,000 rows and", "at most 5,000,000 rows and")

    @property
    def content(self) -> bytes:
        """The file; what is large is made only when it is asked for."""
        return self.made if isinstance(self.made, bytes) else self.made()


def figures_scene() -> None:
    """Measures by month and by quarter, one a share of another, for a region of two districts."""
    make_organization()
    region = make_region(code="region", name="Region")
    make_district(region, code="district-1", name="District 1")
    make_district(region, code="regie", name="Région", position=2)
    collisions = make_measure(code="collisions", title="Collisions", complete_through=None)
    solved = make_measure(code="solved", title="Solved", breakdown=collisions.breakdown, complete_through=None)
    make_measure(code="town-halls", title="Town halls", grain="quarter", complete_through=None)
    share = make_ratio(numerator=solved)
    share.denominator = collisions
    share.save()


def stored() -> tuple[Stored, ...]:
    """Every figure that is stored, in the order of the file's rows or months."""
    return tuple(
        (each.area.name, _period(each), each.value, each.qualifier, each.absence)
        for each in Observation.objects.select_related("area", "measure").order_by("period", "pk")
    )


def _period(each: Observation) -> str:
    a_year = Grain(each.measure.grain).periods_a_year
    number = each.period % a_year + 1
    return f"{each.year}-Q{number}" if a_year == 4 else f"{each.year}-{number:02}"


def row(period: object = "2024-01", value: object = 60, area: str = "Region", **named: str) -> list[object]:
    return [named.get("measure", "Collisions"), area, period, named.get("category", ""), value]


def figure(
    value: int | str | None = 60,
    period: str = "2024-01",
    *,
    area: str = "Region",
    qualifier: str = "exact",
    absence: str = "",
) -> Stored:
    return (area, period, None if value is None else Decimal(value), qualifier, absence)


def table(*rows: list[object]) -> list[list[object]]:
    return [HEAD, *rows]
