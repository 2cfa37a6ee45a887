"""A measure, an area and an analyst at a browser: what every page of loads starts from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.models import ImportBatch, Membership, Role
from strategic_plan.permissions import Person
from strategic_plan.services.loads import load_file, preview_load
from tests.factories.files import csv_bytes, csv_file
from tests.factories.indicators import make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_organization, make_region
from tests.factories.people import holder, make_membership

HEAD = ["Measure", "Area", "Period", "Category", "Value"]
BEGIN = "/workspace/loads/begin/"


@dataclass(frozen=True)
class Desk:
    """An analyst's browser, and the analyst."""

    client: Client
    analyst: Person

    def waiting(self, *rows: list[object], name: str = "feed.csv") -> ImportBatch:
        """A file that was previewed."""
        file = csv_file([HEAD, *rows])
        batch, preview = preview_load(file, name, mapping=STANDARD, by=self.analyst, at=NOW)
        assert batch is not None, preview.messages
        return batch

    def loaded(self, *rows: list[object], name: str = "feed.csv") -> ImportBatch:
        """A file that was loaded."""
        file = csv_file([HEAD, *rows])
        batch, preview = load_file(file, name, mapping=STANDARD, by=self.analyst, at=NOW)
        assert batch is not None, preview.messages
        return batch


def desk_of(sign_in: Callable[[Membership], Client]) -> Desk:
    """Collisions in the Region, by month."""
    make_organization()
    make_measure(code="collisions", title="Collisions", complete_through=None)
    make_region(code="region", name="Region")
    membership = make_membership(Role.ANALYST)
    return Desk(sign_in(membership), holder(membership))


def row(period: str = "2024-01", value: object = 60, area: str = "Region") -> list[object]:
    return ["Collisions", area, period, "", value]


def upload(*rows: list[object], head: list[str] = HEAD, name: str = "feed.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, csv_bytes([head, *rows]))
