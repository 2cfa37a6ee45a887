"""Forms of a load: the file, its columns mapped once, the names it spells its own way, and the reason for a jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import join_words, opening
from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.mappings import Always, Columns, Mapping, Shape
from strategic_plan.exchange.observations import Headings, folded
from strategic_plan.exchange.periods_in import DateOrder, period_of
from strategic_plan.models import Area, Measure
from strategic_plan.services.loads.previews import Preview, UnknownName
from strategic_plan.web.fields import Asked, ChoiceCards, ChosenField, PlainTextField

REASON_LENGTH = 600
COLUMNS_ASKED = 40
"""A file that has a column for each measure is asked about this many."""

USUAL = {
    "area": ("area", "district", "division", "place", "region"),
    "period": ("period", "month", "date", "quarter", "year", "reported on"),
    "category": ("category", "type", "offence", "occurrence type", "kind"),
    "measure": ("measure", "indicator", "status", "series"),
    "value": ("value", "count", "number", "figure", "total", "amount"),
}
"""What columns are usually called; a guess that the analyst sees before it counts."""

ASKED_OF = {
    "area": "",
    "always_area": "",
    "period": "long measures records",
    "measure": "long periods records",
    "always_measure": "long periods records",
    "category": "",
    "value": "long",
}
"""The questions about columns, and the shapes that each is asked of; an empty one is asked of all."""


class FileField(Asked, forms.FileField):
    """A file, refused in our words."""

    default_error_messages = {"empty": gettext_lazy("This file is empty. Choose another one")}


class ShownForField(forms.ChoiceField):
    """A choice that only some shapes of file call for; `forms/field.html` reads which."""

    def __init__(self, *, shown_for: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shown_for = shown_for


class LoadForm(forms.Form):
    """The file, and whether the source may still revise its figures."""

    file = FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or Excel workbook (.xlsx), at most 10 MB and 20,000 rows."),
        error_messages={"required": gettext_lazy("Choose the file")},
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.xlsx,.txt",
                "hx-post": reverse_lazy("workspace:load-columns"),
                "hx-encoding": "multipart/form-data",
                "hx-trigger": "change",
                "hx-target": "#columns",
            }
        ),
    )
    finality = ChosenField(
        label=gettext_lazy("These figures are"),
        choices=[
            (Finality.PRELIMINARY.value, gettext_lazy("Preliminary: the source may still revise them")),
            (Finality.FINAL.value, gettext_lazy("Final: from now on they stay as they are")),
        ],
        widget=ChoiceCards,
        initial=Finality.PRELIMINARY.value,
    )

    @property
    def chosen_file(self) -> UploadedFile[bytes]:
        """The file; after the form was found valid."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file


class ColumnsForm(forms.Form):
    """Which column says what. Asked once for each layout of file, with guesses from its headings."""

    title = PlainTextField(
        label=gettext_lazy("Name for files of this kind"),
        max_length=120,
        help_text=gettext_lazy("Such as Monthly clearance. Files with the same headings are known from now on."),
    )
    shape = ChosenField(
        label=gettext_lazy("How the file carries its figures"),
        choices=[
            (Shape.LONG.value, gettext_lazy("One figure a row")),
            (Shape.MEASURES.value, gettext_lazy("A column for each measure")),
            (Shape.PERIODS.value, gettext_lazy("A column for each period")),
            (Shape.RECORDS.value, gettext_lazy("One row for each occurrence: they are counted, and no record is kept")),
        ],
        widget=ChoiceCards,
    )

    def __init__(self, *args: Any, headings: Headings, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        self.known_headings = tuple(dict.fromkeys(heading for heading in headings.names if heading))
        self.measures = [(each.code, each.title) for each in Measure.objects.all()]
        self.areas = [(each.code, each.name) for each in Area.objects.in_order()]
        self._ask_columns()
        self._ask_measures()
        self.fields["dates"] = forms.ChoiceField(
            label=_("Dates in numbers, such as 02/03/2024, mean"),
            choices=[
                ("", _("There are none")),
                (DateOrder.DAY_FIRST.value, _("Day first: 2 March")),
                (DateOrder.MONTH_FIRST.value, _("Month first: 3 February")),
            ],
            required=False,
        )
        self.initial = {"title": name, "shape": self._likely_shape(), **self._likely_columns()}

    @property
    def mapping(self) -> Mapping:
        """The mapping as it was answered; after the form was found valid."""
        answers = self.cleaned_data
        shape = Shape(answers["shape"])
        is_wide = shape == Shape.MEASURES
        return Mapping(
            title=answers["title"],
            shape=shape,
            columns=Columns(
                measure="" if is_wide else answers["measure"],
                area=answers["area"],
                period="" if shape == Shape.PERIODS else answers["period"],
                category=answers["category"],
                value=answers["value"] if shape == Shape.LONG else "",
            ),
            measures={heading: answers[name] for name, heading in self._asked() if answers[name]} if is_wide else {},
            always=Always(
                measure="" if is_wide or answers["measure"] else answers["always_measure"],
                area="" if answers["area"] else answers["always_area"],
            ),
            dates=DateOrder(answers["dates"]),
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not self.errors and (faults := self.mapping.faults()):
            self.add_error(None, _("Choose {faults}").format(faults=join_words(list(faults))))
        return answers

    def column_fields(self) -> list[forms.BoundField]:
        """The questions about the columns of every shape; a script shows those of the one that is chosen."""
        return [self[name] for name in (*ASKED_OF, "dates")]

    def measure_fields(self) -> list[forms.BoundField]:
        """The questions about the columns of measures."""
        return [self[name] for name, _heading in self._asked()]

    def _ask_columns(self) -> None:
        choices = [("", _("Not in the file")), *((heading, heading) for heading in self.known_headings)]
        asked = (
            ("area", _("Column of the area")),
            ("always_area", _("or the one area of the whole file")),
            ("period", _("Column of the period or date")),
            ("measure", _("Column of the measure; of the status, where occurrences are counted")),
            ("always_measure", _("or the one measure of the whole file")),
            ("category", _("Column of the category or type")),
            ("value", _("Column of the value")),
        )
        of_all = {"always_area": self.areas, "always_measure": self.measures}
        for name, label in asked:
            shown_for = ASKED_OF[name]
            listed = [("", _("None")), *of_all[name]] if name in of_all else choices
            self.fields[name] = ShownForField(label=label, choices=listed, required=False, shown_for=shown_for)

    def _ask_measures(self) -> None:
        choices = [("", _("Not a measure")), *self.measures]
        for name, heading in self._asked():
            self.fields[name] = forms.ChoiceField(label=heading, choices=choices, required=False)

    def _asked(self) -> Iterator[tuple[str, str]]:
        for place, heading in enumerate(self.known_headings[:COLUMNS_ASKED]):
            yield f"measure_{place}", heading

    def _likely_columns(self) -> dict[str, str]:
        named = {folded(title): code for code, title in self.measures} | {code: code for code, _title in self.measures}
        likely = {name: named.get(folded(heading), "") for name, heading in self._asked()}
        for column, usual in USUAL.items():
            likely[column] = next((each for word in usual for each in self.known_headings if folded(each) == word), "")
        return likely

    def _likely_shape(self) -> str:
        likely = self._likely_columns()
        if sum(_names_a_period(heading) for heading in self.known_headings) > 1:
            return Shape.PERIODS.value
        if sum(bool(likely[name]) for name, _heading in self._asked()) > 1:
            return Shape.MEASURES.value
        if not likely["value"] and likely["measure"] and folded(likely["measure"]) == "status":
            return Shape.RECORDS.value
        return Shape.LONG.value


class SpellingsForm(forms.Form):
    """What each unknown name means; the nearest known one is offered, never taken for granted."""

    def __init__(
        self, *args: Any, unknown: Iterable[UnknownName], choices: dict[str, list[tuple[str, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unknown = tuple(unknown)
        nouns = {"measures": _("measure"), "areas": _("area"), "categories": _("category")}
        for place, each in enumerate(self.unknown):
            label = _("“{text}” is the {kind}").format(text=each.text, kind=nouns[each.kind])
            self.fields[f"name_{place}"] = ChosenField(
                label=label,
                choices=[("", opening(_("choose what it means"))), *choices[each.kind]],
                initial=each.near,
                help_text=_("First in row {row}.").format(row=each.row),
                error_messages={"required": _("Choose what “{text}” means").format(text=each.text)},
            )

    @property
    def spellings(self) -> dict[str, dict[str, str]]:
        """What was chosen, by kind; after the form was found valid."""
        chosen: dict[str, dict[str, str]] = {}
        for place, each in enumerate(self.unknown):
            chosen.setdefault(each.kind, {})[each.text] = self.cleaned_data[f"name_{place}"]
        return chosen


class ConfirmForm(forms.Form):
    """The confirmation of a load; where it jumps or revises final figures, with the reason."""

    revises = forms.BooleanField(
        label=gettext_lazy("Revise the final figures listed above"),
        help_text=gettext_lazy("What each of them was is kept as a revision, with your reason. They stay final."),
        error_messages={"required": gettext_lazy("Tick that the final figures are revised, or discard the file")},
    )
    reason = PlainTextField(
        label=gettext_lazy("Why is the sudden change right?"),
        help_text=gettext_lazy("One or two sentences. They are kept with the load and in the audit trail."),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": gettext_lazy("Say why the sudden change is right")},
    )

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not preview.conflict:
            del self.fields["revises"]
        else:
            self.fields["reason"].label = _("Why are final figures revised?")
            self.fields["reason"].error_messages["required"] = _("Say why final figures are revised")
        if not preview.asks_reason:
            del self.fields["reason"]


class UndoForm(forms.Form):
    """Undoing asks nothing; the page says what happens."""


def _names_a_period(heading: str) -> bool:
    try:
        period_of(heading)
    except ValueError:
        return False
    return True
