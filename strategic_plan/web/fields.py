"""Form fields that take answers as people write them, and refuse the ones that could mean two things.

Django's own fields read 02/03/2026 as one of two days, ``1_000`` and Arabic-Indic digits as numbers, and let text
through that one of the two databases cannot store. Each refusal here says what to write instead.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.formats import NO_BREAK_SPACE, date_words
from strategic_plan.exchange.periods_in import MONTH_NUMBERS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_SPACES = re.compile(r"\s+")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)? ([^\W\d_]+)\.?,? ([0-9]{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_GROUPED = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""No plan speaks of other years; a slip such as 0224 would be a date too, and nothing can be counted past 9999."""


class YearError(ValueError):
    """A date that the calendar has, in a year that no plan speaks of."""


def parse_plain_date(text: str) -> date:
    """A date from "31 May 2024", "May 31, 2024", "31 mai 2024" or "2024-05-31".

    Raises ``ValueError`` for anything else, a date that the calendar does not have or no plan speaks of among them.
    """
    found = _date_in(text)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise YearError(text)
    return found


def _date_in(text: str) -> date:
    """The date that the words name, of whatever year."""
    words = _SPACES.sub(" ", text).strip()
    if iso := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in iso.groups())
        return date(year, month, day)
    if day_first := _DAY_FIRST.fullmatch(words):
        day_digits, name, year_digits = day_first.groups()
    elif month_first := _MONTH_FIRST.fullmatch(words):
        name, day_digits, year_digits = month_first.groups()
    else:
        raise ValueError(text)
    if name.lower() not in MONTH_NUMBERS:
        raise ValueError(text)
    return date(int(year_digits), MONTH_NUMBERS[name.lower()], int(day_digits))


def whole_number_in(text: str) -> int | None:
    """The number in an address or a hidden field: at most nine ASCII digits, which both databases hold; else None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def parse_plain_decimal(text: str) -> Decimal:
    """A number in ASCII digits, thousands set off by commas or spaces: "6,999", "6 999.5", "−2"; else `ValueError`."""
    words = _SPACES.sub(" ", text).strip().replace("−", "-")
    found = _GROUPED.fullmatch(words)
    if found is None:
        raise ValueError(text)
    sign, whole, fraction = found.groups()
    return Decimal(sign + whole.replace(",", "").replace(" ", "") + (fraction or ""))


class Asked(forms.Field):
    """A field that, left empty, repeats its question instead of saying that it is required."""

    missing: ClassVar["StrOrPromise"] = _("Fill in “%(question)s”")

    def validate(self, value: Any) -> None:
        said_otherwise = self.error_messages["required"] != forms.Field.default_error_messages["required"]
        if self.required and value in self.empty_values and self.label and not said_otherwise:
            asks = _("Answer “%(question)s”") if str(self.label).endswith("?") else self.missing
            raise ValidationError(asks, code="required", params={"question": self.label})
        super().validate(value)


class PlainDateField(Asked, forms.DateField):
    """A day, written with its month as a word or as year-month-day; numbers alone are refused as ambiguous."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "ambiguous": _("Write the month as a word, such as 31 May 2024"),
        "invalid": _("Choose a date that exists, such as 31 May 2024"),
        "year": _("Choose a year from %(first)s to %(last)s"),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"class": "input-date", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            value = value.date()
        return date_words(value).replace(NO_BREAK_SPACE, " ") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        text = str(value)
        try:
            return parse_plain_date(text)
        except YearError:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError(self.error_messages["year"], code="year", params=years) from None
        except ValueError:
            numbers_alone = re.fullmatch(r"\s*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}\s*", text)
            code = "ambiguous" if numbers_alone and not _ISO.fullmatch(text.strip()) else "invalid"
            raise ValidationError(self.error_messages[code], code=code) from None


class PlainDecimalField(Asked, forms.DecimalField):
    """A number as people write it; underscores, exponents and digits of other scripts are refused."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write a number in digits, with a point before decimals, such as 6,999 or 12.5"),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "input-count", "inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # DecimalField is an IntegerField
        if value in self.empty_values:
            return None
        if isinstance(value, int | Decimal):
            return Decimal(value)
        try:
            return parse_plain_decimal(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class PlainIntegerField(Asked, forms.IntegerField):
    """A whole number; never above what both databases hold."""

    widget = forms.TextInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write a whole number in digits, such as 13 or 6,999")
    }

    def __init__(self, *, max_value: int = 2**31 - 1, min_value: int | None = 0, **kwargs: Any) -> None:
        super().__init__(max_value=max_value, min_value=min_value, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "input-count", "inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            number = parse_plain_decimal(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if number != number.to_integral_value():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(number)


class PlainTextField(Asked, forms.CharField):
    """Words that both databases can store: no NUL, no lone surrogate; one kind of line end."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unreadable": _("Take out the characters that cannot be read; they often come from copying out of a PDF"),
    }

    def __init__(
        self,
        *,
        rows: int = 0,
        counts_words: bool = False,
        optional_words: "StrOrPromise" = "",
        shown_for: str = "",
        **kwargs: Any,
    ) -> None:
        """``rows`` makes it a text area; the rest is read by ``forms/field.html``."""
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.counts_words = counts_words
        self.optional_words = optional_words
        self.shown_for = shown_for

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        if "\x00" in text or _SURROGATE.search(text):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return text.replace("\r\n", "\n").replace("\r", "\n")


class EmailAddressField(Asked, forms.EmailField):
    """An e-mail address, refused in our words."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Write an e-mail address such as name@example.org"),
    }


class ChosenField(Asked, forms.ChoiceField):
    """One of a few, as cards or in a list."""

    missing = _("Choose under “%(question)s”")


class AttachedFiles(forms.ClearableFileInput):
    """Several files at once; the browser lists them."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True, **(attrs or {})})


class AttachedFilesField(forms.FileField):
    """The question of files; what they are is read by whoever keeps them."""

    widget = AttachedFiles


class HealthChoices(forms.RadioSelect):
    """Choice cards with the status mark; arrow keys move between them."""

    template_name = "forms/widgets/health_choices.html"


class ChoiceCards(forms.RadioSelect):
    """Choice cards of words alone, one a line."""

    template_name = "forms/widgets/choices.html"


class ChoiceTicks(forms.CheckboxSelectMultiple):
    """Several of a few, each with a box to tick, one a line."""

    template_name = "forms/widgets/choices.html"
