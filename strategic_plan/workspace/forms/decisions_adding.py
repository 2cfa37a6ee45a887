"""A new target or a new indicator that a decision report proposes; the forms of a draft, with why and of what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Amendment, Indicator, Objective, Plan, ProposedAmendment, Target
from strategic_plan.services.decisions.additions import indicator_lines, target_lines
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
    """A target of an indicator that has none, to be carried by the Board."""

    element = forms.ModelChoiceField(
        queryset=Indicator.objects.none(),
        label=_("Of which indicator?"),
        help_text=_("Those without a target. A target that there is is changed under “Propose a change”."),
        empty_label=_("Choose the indicator"),
        error_messages={"required": _("Choose the indicator")},
    )
    reason = why()

    def __init__(self, data: Any, *, plan: Plan, version: int) -> None:
        super().__init__(data, target=None, indicator=Indicator(), adopted=True)
        for name in ("resolution", "effective_on"):
            del self.fields[name]
        self.adopted = False
        self.initial["version"] = version
        field = self.fields["element"]
        assert isinstance(field, forms.ModelChoiceField)
        of_plan = Indicator.objects.filter(objective__priority__plan=plan, retired_on__isnull=True)
        with_target = Target.objects.filter(in_force_until__isnull=True).values("indicator")
        field.queryset = of_plan.exclude(pk__in=with_target)
        self.order_fields(["version", "element"])

    def proposal(self) -> ProposedAmendment:
        """The change as the deed takes it."""
        return ProposedAmendment(
            change=ProposedAmendment.Change.ADD,
            element_kind=Amendment.ElementKind.TARGET,
            into_id=self.cleaned_data["element"].pk,
            after=target_lines(self.words),
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
