"""The table every list is built on: says its count and order, names its row header, pages in words."""

from collections.abc import Iterator
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import number

NUMBER = {"th": {"class": "number"}, "td": {"class": "number"}}
"""Column ``attrs`` for figures: right, on tabular digits, never broken."""

LINK = {"a": {"class": "link-quiet"}}
"""Column ``attrs`` for the row header's link, the one strong link of a row."""

ROWS_A_PAGE = 10

MOST_ROWS_A_PAGE = 100
"""An address may ask for other pages than ours, but not for all of a long list at once."""


class PlanTable(tables.Table):  # type: ignore[misc]
    """A sortable list, the worst first, drawn by ``tables/table.html``.

    A subclass names what it counts (``one``, ``many``), the order it comes in (``order_words``) and which column heads
    a row (``row_header``; the first one unless named). Headers of the other columns label the cells on a phone, unless
    the column is in ``unlabelled`` because its cell speaks for itself.
    """

    one: ClassVar[str | Promise] = gettext_lazy("row")
    many: ClassVar[str | Promise] = gettext_lazy("rows")
    order_words: ClassVar[str | Promise] = ""
    row_header: ClassVar[str] = ""
    unlabelled: ClassVar[tuple[str, ...]] = ("code", "health")

    class Meta:
        template_name = "tables/table.html"
        attrs: ClassVar[dict[str, str]] = {"class": "table stack"}

    def __init__(self, *args: Any, download_url: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.download_url = download_url

    def paginate(self, *args: Any, per_page: int | None = None, **kwargs: Any) -> Any:
        """Page in a length that there can be; an address that asks for another gets the usual one."""
        sensible = per_page if per_page and 0 < per_page <= MOST_ROWS_A_PAGE else ROWS_A_PAGE
        return super().paginate(*args, per_page=sensible, **kwargs)

    @property
    def counted(self) -> str:
        """The number of rows with its noun: "18 actions", over all pages."""
        count = len(self.rows)
        return f"{number(count)} {self.one if count == 1 else self.many}"

    @property
    def ordered(self) -> str:
        """The order in words: the one it comes in, or the column a person chose."""
        chosen = [column for column in self.columns if column.is_ordered]
        if not chosen or tuple(self.order_by) == tuple(self._meta.order_by or ()):
            return str(self.order_words)
        return _("by {column}").format(column=str(chosen[0].header).lower())

    @property
    def row_header_name(self) -> str:
        """The column whose cells are the rows' headers."""
        return self.row_header or next(iter(self.columns)).name

    @property
    def body(self) -> Iterator[tuple[str, SafeString]]:
        """Each row of the page: its class, and its cells as markup.

        What is the same in every row of a column is made once; a template that goes from cell to cell takes twice as
        long for a list of 30.
        """
        columns = [(column.name, *self._tags(column)) for column in self.columns]
        for row in self.paginated_rows:
            cells = ((opened, localize(row.get_cell(name)), closed) for name, opened, closed in columns)
            yield row.attrs.get("class", ""), format_html_join("", "{}{}{}", cells)

    def _tags(self, column: Any) -> tuple[SafeString, SafeString]:
        """Around a column's cells: those of the rows' headers, or of cells that a label names on a phone."""
        attributes = column.attrs["td"].as_html()
        if column.name == self.row_header_name:
            return format_html('<th scope="row" role="rowheader" {}>', attributes), SafeString("</th>")
        label = "" if column.name in self.unlabelled else format_html(' data-label="{}"', column.header)
        return format_html('<td role="cell" {}{}>', attributes, label), SafeString("</td>")

    @property
    def next_count(self) -> int:
        """How many rows the next page holds."""
        left: int = self.paginator.count - self.page.end_index()
        per_page: int = self.paginator.per_page
        return min(per_page, left)
