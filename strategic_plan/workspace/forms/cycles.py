"""A year of cycles: each proposed one with its days, to be changed before it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.cycle_plans import ProposedCycle
from strategic_plan.models import ActionPlan, Cycle
from strategic_plan.web.fields import PlainDateField, PlainTextField


class ProposedCycleForm(forms.Form):
    """One cycle as it would be kept."""

    wanted = forms.BooleanField(label=_("Plan this cycle"), required=False, initial=True)
    title = PlainTextField(label=_("Title"), max_length=60)
    updates_due_on = PlainDateField(label=_("Updates due"))
    approvals_due_on = PlainDateField(label=_("Approvals due"))
    report_due_on = PlainDateField(label=_("Report due"))

    def __init__(self, proposed: ProposedCycle, action_plan: ActionPlan, data: Mapping[str, Any] | None) -> None:
        self.proposed, self.action_plan = proposed, action_plan
        names = ("title", "updates_due_on", "approvals_due_on", "report_due_on")
        initial = {name: getattr(proposed, name) for name in names} | {"wanted": True}
        super().__init__(data, prefix=proposed.period.start.isoformat(), initial=initial)

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "updates_due_on", "approvals_due_on", "report_due_on")]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        if not cleaned.get("wanted"):
            # What is not kept need not be right.
            self._errors = ErrorDict()
            return cleaned
        days = [cleaned.get(name) for name in ("updates_due_on", "approvals_due_on", "report_due_on")]
        if all(days) and days != sorted(days, key=lambda day: str(day)):
            self.add_error("approvals_due_on", _("The days follow each other: updates, approvals, report"))
        due = cleaned.get("updates_due_on")
        if due and due <= self.proposed.period.end:
            self.add_error("updates_due_on", _("Choose a day after the period has ended"))
        return cleaned

    def cycle(self) -> Cycle:
        """The cycle as the deed takes it."""
        period, said = self.proposed.period, self.cleaned_data
        return Cycle(
            action_plan=self.action_plan,
            starts_on=period.start,
            ends_on=period.end,
            **{name: said[name] for name in ("title", "updates_due_on", "approvals_due_on", "report_due_on")},
        )


class YearForm:
    """The proposed cycles of a year as one form."""

    def __init__(
        self, proposed: Iterable[ProposedCycle], action_plan: ActionPlan, data: Mapping[str, Any] | None = None
    ) -> None:
        self.forms = [ProposedCycleForm(each, action_plan, data) for each in proposed]

    def is_valid(self) -> bool:
        # Each is asked, so that every answer that cannot be right is named at once.
        answers = [form.is_valid() for form in self.forms]
        sound = all(answers)
        if sound and not self.cycles():
            self.refuse(ValidationError(_("Choose at least one cycle to plan.")))
            return False
        return sound

    def cycles(self) -> list[Cycle]:
        return [form.cycle() for form in self.forms if form.cleaned_data["wanted"]]

    def refuse(self, error: ValidationError) -> None:
        """Say above all the questions why nothing was kept."""
        if self.forms:
            self.forms[0].add_error(None, error.messages)
