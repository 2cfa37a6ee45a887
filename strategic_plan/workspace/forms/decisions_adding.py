"""A new target or a new indicator that a decision report proposes; the forms of a draft, with why and of what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Amendment, Area, Indicator, Objective, Plan, ProposedAmendment
from strategic_plan.services.decisions.additions import indicator_lines, target_lines
from strategic_plan.services.targets import target_in_force
from strategic_plan.web.fields import PlainTextField
from strategic_plan.workspace.forms.planning.drafts import DraftIndicatorForm
from strategic_plan.workspace.forms.targets import TargetForm

LONGEST_REASON = 2000


def why() -> PlainTextField:
    """Why it is proposed; the same question as at every change."""
    return PlainTextField(
        label=_("Why?"),
        help_text=_("The public reads it beside the change."),
        rows=3,
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why")},
    )


class ProposeTargetForm(TargetForm):
    """A target of an indicator in an area, new or in place of the one it has, to be carried by the Board."""

    element = forms.ModelChoiceField(
        queryset=Indicator.objects.none(),
        label=_("Of which indicator?"),
        empty_label=_("Choose the indicator"),
        error_messages={"required": _("Choose the indicator")},
    )
    area = forms.ModelChoiceField(
        queryset=Area.objects.all(),
        label=_("In which area? (optional)"),
        help_text=_("Empty: the area of the indicator itself."),
        empty_label=_("The area of the indicator"),
        required=False,
    )
    reason = why()

    def __init__(
        self, data: Any, *, plan: Plan, version: int, indicator: Indicator | None = None, area: Area | None = None
    ) -> None:
        target = target_in_force(indicator, area or indicator.area) if indicator else None
        super().__init__(data, target=target, indicator=indicator or Indicator())
        self.initial.update(version=version, element=indicator, area=area)
        field = self.fields["element"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Indicator.objects.filter(objective__priority__plan=plan, retired_on__isnull=True)
        self.order_fields(["version", "element", "area"])

    def proposal(self) -> ProposedAmendment:
        """The change as the deed takes it."""
        indicator = self.cleaned_data["element"]
        return ProposedAmendment(
            change=ProposedAmendment.Change.ADD,
            element_kind=Amendment.ElementKind.TARGET,
            into_id=indicator.pk,
            after=target_lines(self.words, self.cleaned_data["area"] or indicator.area),
            reason=self.cleaned_data["reason"],
        )


class ProposeIndicatorForm(DraftIndicatorForm):
    """An indicator of an objective in force, to be carried by the Board."""

    element = forms.ModelChoiceField(
        queryset=Objective.objects.none(),
        label=_("Of which objective?"),
        empty_label=_("Choose the objective"),
        error_messages={"required": _("Choose the objective")},
    )
    reason = why()

    def __init__(self, data: Any, *, plan: Plan, version: int) -> None:
        super().__init__(data, initial={"version": version})
        field = self.fields["element"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Objective.objects.of_plan(plan).filter(in_force_until__isnull=True)
        self.order_fields(["version", "element"])

    def proposal(self) -> ProposedAmendment:
        """The change as the deed takes it."""
        return ProposedAmendment(
            change=ProposedAmendment.Change.ADD,
            element_kind=Amendment.ElementKind.INDICATOR,
            into_id=self.cleaned_data["element"].pk,
            after=indicator_lines(self.values()),
            reason=self.cleaned_data["reason"],
        )
