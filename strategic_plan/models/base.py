"""What every topic shares: versions for compare-and-swap, languages, and lives as tables of transitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.fields import NOT_PROVIDED
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Language(models.TextChoices):
    """The languages content may be written in; a sibling in the other language names its original."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


@dataclass(frozen=True, slots=True)
class Transition:
    """One step of a life: the deed that makes it, the states it may start from, and where it leads.

    `label` is the verb phrase on the button; services consult the table, buttons are drawn from it.
    """

    deed: str
    sources: tuple[str, ...]
    target: str
    label: StrOrPromise


def transition(table: Iterable[Transition], deed: str) -> Transition:
    """The row of a TRANSITIONS table for a deed; asking for a deed it does not have is a bug."""
    return next(row for row in table if row.deed == deed)


def deeds_from(table: Iterable[Transition], state: str) -> tuple[Transition, ...]:
    """The transitions that may start from a state, in the order of the table."""
    return tuple(row for row in table if state in row.sources)


class Versioned(models.Model):
    """A row that is only ever changed by naming the version that was read."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


def validate_plain_text(value: str) -> None:
    """Refuse what the two database engines treat differently: NUL bytes and lone surrogates."""
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValidationError(_("This text has a character that cannot be stored. Type it again without it."))


def words(
    max_length: int,
    name: StrOrPromise = "",
    *,
    blank: bool = False,
    unique: bool = False,
    editable: bool = True,
    default: Any = NOT_PROVIDED,
) -> models.CharField[str, str]:
    """A line of text with the checks both engines need."""
    return models.CharField(
        name,
        max_length=max_length,
        blank=blank,
        unique=unique,
        editable=editable,
        default=default,
        validators=[validate_plain_text],
    )


def prose(
    max_length: int, name: StrOrPromise = "", *, blank: bool = False, editable: bool = True
) -> models.TextField[str, str]:
    """Running text with a limit that forms and `full_clean()` share; a TextField's own limit is the form's alone."""
    return models.TextField(
        name,
        max_length=max_length,
        blank=blank,
        editable=editable,
        validators=[MaxLengthValidator(max_length), validate_plain_text],
    )
