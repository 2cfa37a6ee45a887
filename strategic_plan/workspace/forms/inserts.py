"""What may be put between paragraphs, by picking it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.models import Indicator, Picture, Report
from strategic_plan.web.fields import ChosenField, PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.reports import refuse

KINDS = (
    ("chart", gettext_lazy("Chart of an indicator")),
    ("table", gettext_lazy("Table of an indicator")),
    ("figure", gettext_lazy("Figure of an indicator, large")),
    ("picture", gettext_lazy("Picture")),
    ("quote", gettext_lazy("Quotation, large")),
)


class PictureForm(forms.Form):
    """A picture with what it shows, for people who do not see it."""

    file = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("JPEG, PNG or WebP, at most 10 MB and 40 million pixels. It is encoded anew."),
        error_messages={"required": gettext_lazy("Choose a file")},
    )
    description = PlainTextField(
        label=gettext_lazy("What it shows"),
        help_text=gettext_lazy("For people who do not see it: one or two sentences."),
        rows=3,
        max_length=400,
        error_messages={"required": gettext_lazy("Describe the picture for people who do not see it")},
    )
    caption = PlainTextField(label=gettext_lazy("Caption"), required=False, max_length=300)

    def refuse(self, errors: ValidationError) -> None:
        """Show what a deed found wrong."""
        refuse(self, errors)


class PictureChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A picture of the report by its number and what it shows."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}: {obj.caption or obj.description}"[:100]


class InsertForm(forms.Form):
    """Which insert, of which indicator or picture; a quotation is typed. ``at`` is where somebody last wrote."""

    at = PlainIntegerField(widget=forms.HiddenInput(attrs={"data-place-of": "id_text"}), required=False, min_value=0)
    kind = ChosenField(label=gettext_lazy("Put in"), choices=KINDS)
    indicator = forms.ModelChoiceField(
        label=gettext_lazy("Indicator"),
        queryset=Indicator.objects.none(),
        required=False,
        to_field_name="code",
        empty_label=gettext_lazy("Choose an indicator"),
    )
    picture = PictureChoice(
        label=gettext_lazy("Picture"),
        queryset=Picture.objects.none(),
        required=False,
        to_field_name="number",
        empty_label=gettext_lazy("Choose a picture"),
    )
    words = PlainTextField(label=gettext_lazy("Quotation"), required=False, max_length=300)
    who = PlainTextField(label=gettext_lazy("Whose words"), required=False, max_length=120)

    def __init__(self, report: Report, data: Any = None) -> None:
        # it is sent together with the section's own form, so that nothing typed there is lost
        super().__init__(data, prefix="insert")
        of_plan = Indicator.objects.filter(objective__priority__plan=report.plan_id)
        for name, choices in (
            ("indicator", of_plan.current(report.ends_on)),
            ("picture", report.pictures.defer("encoded")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = choices

    def clean(self) -> dict[str, Any]:
        """Each kind asks for one thing."""
        answers = self.cleaned_data
        match answers.get("kind"):
            case "picture":
                if not answers.get("picture") and "picture" not in self.errors:
                    self.add_error("picture", _("Choose a picture"))
            case "quote":
                if not answers.get("words", "").strip():
                    self.add_error("words", _("Type the quotation"))
            case None:
                pass
            case _:
                if not answers.get("indicator") and "indicator" not in self.errors:
                    self.add_error("indicator", _("Choose an indicator"))
        return answers

    @property
    def line(self) -> str:
        """The line that stands for it in the words."""
        answers = self.cleaned_data
        match answers["kind"]:
            case "picture":
                return f"[[picture {answers['picture'].number}]]"
            case "quote":
                words = " ".join(answers["words"].replace("]", ")").replace("|", "/").split())
                who = " ".join(answers.get("who", "").replace("]", ")").split())
                return f"[[quote: {words} | {who}]]" if who else f"[[quote: {words}]]"
            case kind:
                return f"[[{kind} {answers['indicator'].code}]]"

    def placed(self, text: str) -> str:
        """A section's words with the line in them: after the paragraph where somebody last wrote, or at the end."""
        at = self.cleaned_data.get("at")
        end = len(text) if at is None else text.find("\n\n", min(at, len(text)))
        before, after = (text, "") if end < 0 else (text[:end], text[end:])
        return "\n\n".join(part for part in (before.strip(), self.line, after.strip()) if part)
