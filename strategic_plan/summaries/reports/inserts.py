"""What may stand between paragraphs: a chart, a table or the figure of an indicator, a quotation, a picture."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import LineChart
from strategic_plan.summaries.reports.figures import FigureTable, KeyFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Words between two inserts; restricted Markdown."""

    block: ClassVar[str] = "paragraphs"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartInsert:
    """The chart of an indicator; ``anchor`` is what a link in the words may point to."""

    block: ClassVar[str] = "chart_insert"

    anchor: str
    chart: LineChart


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInsert:
    """The rows of an indicator."""

    block: ClassVar[str] = "table_insert"

    anchor: str
    table: FigureTable


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInsert:
    """The figure of an indicator, large."""

    block: ClassVar[str] = "figure_insert"

    anchor: str
    figure: KeyFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteInsert:
    """A sentence lifted out, and whose it is."""

    block: ClassVar[str] = "quote_insert"

    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureInsert:
    """A picture as it was encoded anew; its bytes travel with the report, so that an edition needs nothing else."""

    block: ClassVar[str] = "picture_insert"

    anchor: str
    description: str
    caption: str
    format: str
    width: int
    height: int
    base64: str


Part = Paragraphs | ChartInsert | TableInsert | FigureInsert | QuoteInsert | PictureInsert
