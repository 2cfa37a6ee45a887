"""Loads as the analyst sees them: what waits, what stands, and how far the figures are complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words, number
from strategic_plan.models import ColumnMapping, ImportBatch, Measure


@dataclass(frozen=True, slots=True)
class LoadsPage:
    """Every file that was brought, the newest first, and the layouts that are remembered."""

    batches: QuerySet[ImportBatch]
    waiting: int
    through: date | None
    mappings: tuple[ColumnMapping, ...]

    @property
    def sentence(self) -> str:
        """What is so: "One file waits to be confirmed."."""
        if self.waiting:
            said = ngettext("{count} file waits to be confirmed.", "{count} files wait to be confirmed.", self.waiting)
            return said.format(count=count_words(self.waiting, capital=True))
        if self.through is None:
            return _("No figures have been loaded yet.")
        return _("Figures are loaded to {day}.").format(day=date_words(self.through))


def read_loads() -> LoadsPage:
    """The page of loads, in a fixed number of queries. Whoever waits comes first."""
    batches = ImportBatch.objects.select_related("mapping", "loaded_by", "previewed_by", "undone_by")
    return LoadsPage(
        batches=batches.defer("cells", "preview").order_by("-pk"),
        waiting=ImportBatch.objects.filter(state=ImportBatch.State.PREVIEWED).count(),
        through=Measure.objects.aggregate(through=Max("complete_through"))["through"],
        mappings=tuple(ColumnMapping.objects.defer("definition")),
    )


def figures_words(batch: ImportBatch) -> str:
    """What a load brought: "1,204 new, 3 changed"."""
    parts = [
        (batch.rows_new, _("{count} new")),
        (batch.rows_changed, _("{count} changed")),
    ]
    said = [words.format(count=number(count)) for count, words in parts if count]
    return ", ".join(said)


def brought_words(batch: ImportBatch) -> str:
    """What a load did, as the first line of its page: "This file brought 12 new figures and changed three."."""
    new = ngettext("{count} new figure", "{count} new figures", batch.rows_new).format(
        count=count_words(batch.rows_new)
    )
    changed = count_words(batch.rows_changed)
    if batch.rows_new and batch.rows_changed:
        return _("This file brought {new} and changed {changed}.").format(new=new, changed=changed)
    if batch.rows_new:
        return _("This file brought {new}.").format(new=new)
    said = ngettext("This file changed {count} figure.", "This file changed {count} figures.", batch.rows_changed)
    return said.format(count=changed)
