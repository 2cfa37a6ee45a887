"""How a dashboard is arranged: its words, which indicators and views it shows in which places, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.models import Breakdown, Dashboard, DashboardView, Indicator
from strategic_plan.services.dashboards import Arrangement
from strategic_plan.summaries.dashboards import fits_by_area
from strategic_plan.web.fields import ChosenField, PlainIntegerField, PlainTextField

RESERVED = ("begin",)
MOST = 99


class BeginDashboardForm(forms.Form):
    """What a new dashboard is called and of which kind it is; both decide what it can show."""

    title = PlainTextField(
        label=gettext_lazy("Title"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the dashboard a title")},
    )
    slug = PlainTextField(
        label=gettext_lazy("Last word of its address"),
        help_text=gettext_lazy("Small letters, digits and hyphens, such as road-safety. It stays as it is."),
        max_length=60,
        validators=[validate_slug],
        error_messages={"required": gettext_lazy("Give the dashboard an address, such as road-safety")},
    )
    kind = ChosenField(
        label=gettext_lazy("What does it show?"), choices=Dashboard.Kind.choices, widget=forms.RadioSelect
    )
    indicator = forms.ModelChoiceField(
        label=gettext_lazy("First indicator"),
        queryset=Indicator.objects.none(),
        help_text=gettext_lazy("Others are added when the dashboard is arranged."),
        error_messages={"required": gettext_lazy("Choose the first indicator")},
    )

    def __init__(self, *args: Any, indicators: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = indicators

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        if slug in RESERVED:
            raise ValidationError(_("“%(slug)s” is a page of its own. Choose another word.") % {"slug": slug})
        return slug

    def arrangement(self) -> Arrangement:
        """The dashboard as it begins: one indicator, every view, shown to nobody on the Board."""
        answers = self.cleaned_data
        indicator: Indicator = answers["indicator"]
        by_area = answers["kind"] == Dashboard.Kind.BY_AREA
        count = indicator.denominator or indicator.numerator
        divided = count is not None and count.breakdown.categories.filter(is_all=False).exists()
        return Arrangement(
            title=answers["title"],
            indicators=[indicator],
            views=DashboardView.Kind.values if by_area else (),
            breakdown=count.breakdown if by_area and count and divided else None,
        )


class ArrangeForm(forms.Form):
    """A place number beside everything that can be shown; what has none is left out."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1)
    title = PlainTextField(
        label=gettext_lazy("Title"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the dashboard a title")},
    )
    note = PlainTextField(
        label=gettext_lazy("What is the page for?"),
        help_text=gettext_lazy("One or two sentences, shown below the title."),
        required=False,
        rows=3,
        max_length=600,
    )
    position = PlainIntegerField(label=gettext_lazy("Place among the dashboards"), min_value=1, max_value=MOST)
    breakdown = forms.ModelChoiceField(
        label=gettext_lazy("Breakdown offered"),
        queryset=Breakdown.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    shown_to_board = forms.BooleanField(label=gettext_lazy("Shown to Board members"), required=False)
    is_taken_down = forms.BooleanField(
        label=gettext_lazy("Taken down: nobody is shown it, and you can put it back here"), required=False
    )

    def __init__(self, *args: Any, dashboard: Dashboard, indicators: Iterable[Indicator], **kwargs: Any) -> None:
        self.dashboard = dashboard
        by_area = dashboard.kind == Dashboard.Kind.BY_AREA
        self.indicators: Sequence[Indicator] = [each for each in indicators if not by_area or fits_by_area(each)]
        places = {f"indicator-{entry.indicator_id}": entry.position for entry in dashboard.entries.all()}
        places |= {f"view-{view.kind}": view.position for view in dashboard.views.all()}
        kept = {name: getattr(dashboard, name) for name in ("version", "title", "note", "position", "breakdown")}
        kept |= {"shown_to_board": dashboard.shown_to_board, "is_taken_down": dashboard.is_taken_down}
        kwargs["initial"] = kept | places
        super().__init__(*args, **kwargs)
        for indicator in self.indicators:
            self.fields[f"indicator-{indicator.pk}"] = _place(f"{indicator.objective.code} {indicator.title}")
        if by_area:
            for kind, words in DashboardView.Kind.choices:
                self.fields[f"view-{kind}"] = _place(str(words))
            field = self.fields["breakdown"]
            assert isinstance(field, forms.ModelChoiceField)
            measures = [each.denominator_id or each.numerator_id for each in self.indicators]
            field.queryset = Breakdown.objects.filter(
                measures__in=[pk for pk in measures if pk], categories__is_all=False
            ).distinct()
        else:
            del self.fields["breakdown"]

    @property
    def indicator_places(self) -> list[forms.BoundField]:
        return [self[f"indicator-{indicator.pk}"] for indicator in self.indicators]

    @property
    def view_places(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("view-")]

    def arrangement(self) -> Arrangement:
        """What was asked for, in the order of the place numbers; equal numbers keep the order of the page."""
        answers = self.cleaned_data
        placed = [(answers.get(f"indicator-{each.pk}"), each) for each in self.indicators]
        views = [(answers.get(f"view-{kind}"), kind) for kind in DashboardView.Kind.values]
        return Arrangement(
            title=answers["title"],
            note=answers["note"],
            position=answers["position"],
            breakdown=answers.get("breakdown"),
            shown_to_board=answers["shown_to_board"] and not answers["is_taken_down"],
            indicators=[each for place, each in sorted(placed, key=lambda pair: pair[0] or 0) if place],
            views=[kind for place, kind in sorted(views, key=lambda pair: pair[0] or 0) if place],
        )


def _place(words: str) -> PlainIntegerField:
    return PlainIntegerField(label=words, required=False, min_value=1, max_value=MOST)
