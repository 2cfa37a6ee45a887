"""What is asked about the look of reports: two colours, a logo with its words, a picture for covers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from strategic_plan.web.fields import PlainTextField
from strategic_plan.workspace.forms.reports import VersionForm


class StyleForm(VersionForm):
    """The look of reports; what is left empty of the pictures stays as it is."""

    primary = PlainTextField(
        label=gettext_lazy("First colour"),
        max_length=7,
        help_text=gettext_lazy(
            "Covers, headings and the heads of pages. As # and six digits, such as #12355b; white words stand on it."
        ),
        error_messages={"required": gettext_lazy("Give the first colour, such as #12355b")},
    )
    accent = PlainTextField(
        label=gettext_lazy("Second colour"),
        max_length=7,
        help_text=gettext_lazy("Short rules, and what was promised. As # and six digits, such as #a97b1e."),
        error_messages={"required": gettext_lazy("Give the second colour, such as #a97b1e")},
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("PNG, JPEG or WebP, at most 10 MB. It stands on white. It is encoded anew."),
    )
    logo_words = PlainTextField(
        label=gettext_lazy("What the logo shows"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For people who do not see it, such as “Regional Police Services Board”."),
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)
    cover = forms.FileField(
        label=gettext_lazy("Picture on covers"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG or WebP, at most 10 MB, wider than high. It takes the place of the bars."),
    )
    without_cover = forms.BooleanField(label=gettext_lazy("Take the picture away"), required=False)
