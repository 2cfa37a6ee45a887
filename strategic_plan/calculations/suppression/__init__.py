"""Which small counts a release withholds, and with which others, so that none of them can be worked out (rule 18)."""

from strategic_plan.calculations.suppression.apart import suppress_apart
from strategic_plan.calculations.suppression.protection import Suppression, recoverable, suppress
from strategic_plan.calculations.suppression.tables import (
    PERSONS_THRESHOLD,
    PLAIN_THRESHOLD,
    Cell,
    Released,
    Sum,
    Table,
)

__all__ = [
    "PERSONS_THRESHOLD",
    "PLAIN_THRESHOLD",
    "Cell",
    "Released",
    "Sum",
    "Suppression",
    "Table",
    "recoverable",
    "suppress",
    "suppress_apart",
]
