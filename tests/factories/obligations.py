"""Obligations and their dated deliverables."""

import datetime
from itertools import count
from typing import Any

from strategic_plan.models import Deliverable, Obligation

_numbers = count(1)


def make_obligation(**fields: Any) -> Obligation:
    values: dict[str, Any] = {
        "code": f"obligation-{next(_numbers)}",
        "title": "Report on the strategic plan",
        "from_party": "Chief of Police",
        "to_party": "Board",
        "basis": Obligation.Basis.POLICY,
        "citation": "Policy on planning, section 4",
        "frequency": "Each quarter",
    } | fields
    return Obligation.objects.create(**values)


def make_deliverable(obligation: Obligation | None = None, **fields: Any) -> Deliverable:
    values: dict[str, Any] = {
        "title": "Status report of the first quarter",
        "short_title": "Status report",
        "due_on": datetime.date(2024, 5, 1),
    } | fields
    return Deliverable.objects.create(obligation=obligation or make_obligation(), **values)
