"""What a stored number may be: its bounds on both engines, how it is read, why it is absent, whether it is final."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LARGEST = Decimal("99999999999999")


class Qualifier(models.TextChoices):
    """How a value is to be read; the seeds' "over 160" is at least 160."""

    EXACT = "exact", _("Exact")
    AT_LEAST = "at_least", _("At least")
    AT_MOST = "at_most", _("At most")
    ABOUT = "about", _("About")


class Absence(models.TextChoices):
    """Why there is no value."""

    NOT_YET_DUE = "not_yet_due", _("Not yet due")
    NOT_REPORTED = "not_reported", _("Not reported")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")
    SUPPRESSED = "suppressed_at_source", _("Suppressed at source")


class Finality(models.TextChoices):
    PRELIMINARY = "preliminary", _("Preliminary")
    FINAL = "final", _("Final")


BOUNDS = (MinValueValidator(-LARGEST), MaxValueValidator(LARGEST))
"""The bounds of Decimal(18, 4), which SQLite would not keep by itself."""


def value_field(name: StrOrPromise | None = None) -> models.DecimalField[Decimal, Decimal]:
    """A number that must be there."""
    return models.DecimalField(name, max_digits=18, decimal_places=4, validators=BOUNDS)


def optional_value_field(name: StrOrPromise | None = None) -> models.DecimalField[Decimal | None, Decimal | None]:
    """A number that may be absent."""
    return models.DecimalField(name, max_digits=18, decimal_places=4, null=True, blank=True, validators=BOUNDS)
