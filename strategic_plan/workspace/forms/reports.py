"""What is asked about a report: what it is about, how it is decided on, why it is corrected or withdrawn."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.models import Report, Resolution, User
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainDateField, PlainIntegerField, PlainTextField

NO_TIME = gettext_lazy("Write the time as hours and minutes, such as 08:30")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class VersionForm(forms.Form):
    """Names the version that was read, so that nobody decides on words they have not seen."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1)

    def refuse(self, errors: ValidationError) -> None:
        """Show what a deed found wrong."""
        refuse(self, errors)


class ResolutionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A resolution by its number and the beginning of its motion."""

    def label_from_instance(self, obj: Any) -> str:
        return _resolution_words(obj)


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name and address, since two may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.email}"


class ApproveForm(VersionForm):
    """Approval; the Board's own report names the resolution it was approved by."""

    resolution = ResolutionField(
        label=gettext_lazy("Resolution it was approved by"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose a resolution"),
    )

    def __init__(self, report: Report, data: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"version": report.version})
        super().__init__(data, prefix=None, **kwargs)
        if not report.needs_resolution:
            del self.fields["resolution"]
            return
        field = self.fields["resolution"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Resolution.objects.carried().order_by("-meeting__held_on", "-number")


class ReturnReportForm(VersionForm):
    """The reason why a report goes back to its composers."""

    reason = PlainTextField(
        label=gettext_lazy("Return it, and say what should be changed"),
        rows=4,
        max_length=2000,
        help_text=gettext_lazy("The composers read these words. They are kept for good."),
        error_messages={"required": gettext_lazy("Say what should be changed")},
    )


class PublishForm(VersionForm):
    """One tick: somebody has read what becomes public. Now, or at a set time."""

    when = ChosenField(
        label=gettext_lazy("When"),
        choices=[("now", gettext_lazy("Now")), ("later", gettext_lazy("At a set time"))],
        initial="now",
        widget=ChoiceCards,
        required=False,
    )
    day = PlainDateField(label=gettext_lazy("Day"), required=False)
    hour = PlainTextField(
        label=gettext_lazy("Time"),
        help_text=gettext_lazy("In the Board’s time zone, such as 08:30."),
        required=False,
        max_length=5,
        error_messages={"max_length": NO_TIME},
    )
    read = forms.BooleanField(
        label=gettext_lazy("I have read the report as it was approved"),
        error_messages={"required": gettext_lazy("Say that you have read the report as it was approved")},
    )

    def clean(self) -> dict[str, Any]:
        """A set time is a day and an hour."""
        answers = self.cleaned_data
        if answers.get("when") != "later":
            return answers
        if not answers.get("day") and "day" not in self.errors:
            self.add_error("day", _("Choose the day it becomes public, such as 30 April 2024"))
        if "hour" not in self.errors and TIME.fullmatch(answers.get("hour", "")) is None:
            self.add_error("hour", str(NO_TIME))
        return answers

    @property
    def publish_at(self) -> datetime.datetime | None:
        """The set time; none where it is published now."""
        answers = self.cleaned_data
        if answers.get("when") != "later":
            return None
        hour, minute = (int(part) for part in answers["hour"].split(":"))
        moment = datetime.datetime.combine(answers["day"], datetime.time(hour, minute))
        return timezone.make_aware(moment)


class WithdrawForm(VersionForm):
    """The notice that stands where a report stood."""

    notice = PlainTextField(
        label=gettext_lazy("Notice to the public"),
        rows=4,
        max_length=1000,
        help_text=gettext_lazy("Say why the report is withdrawn, and where a reader finds what holds instead."),
        error_messages={"required": gettext_lazy("Say why the report is withdrawn")},
    )


class CorrectForm(VersionForm):
    """The notice that the next edition carries."""

    notice = PlainTextField(
        label=gettext_lazy("Notice to the public"),
        rows=4,
        max_length=1000,
        help_text=gettext_lazy("Say what the next edition corrects, such as “Table 3 gave the rate of 2022 as 44%.”"),
        error_messages={"required": gettext_lazy("Say what the corrected edition changes")},
    )


class AudienceForm(VersionForm):
    """For whom a report is."""

    audience = ChosenField(label=gettext_lazy("Who will read it"), choices=Report.Audience.choices, widget=ChoiceCards)


class GrantForm(forms.Form):
    """A person who may read a report in camera."""

    user = PersonField(
        label=gettext_lazy("Person"), queryset=User.objects.none(), empty_label=gettext_lazy("Choose a person")
    )

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(data)
        named = report.grants.filter(ended_at__isnull=True).values("user")
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)
        people = User.objects.filter(is_active=True).exclude(pk__in=named).exclude(pk=report.created_by_id)
        field.queryset = people.order_by("name", "pk")

    def refuse(self, errors: ValidationError) -> None:
        """Show what a deed found wrong."""
        refuse(self, errors)


class CommentForm(forms.Form):
    """What somebody says about a section."""

    text = PlainTextField(
        label=gettext_lazy("Comment"),
        rows=3,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write the comment")},
    )


def refuse(form: forms.Form, errors: ValidationError) -> None:
    """Put a deed's errors at their fields; those of no field of the form stand above it."""
    if not hasattr(errors, "error_dict"):
        form.add_error(None, errors)
        return
    for name, found in errors.error_dict.items():
        form.add_error(name if name in form.fields else None, found)


def _resolution_words(resolution: Resolution) -> str:
    return f"{resolution.number}, {resolution.motion[:80]}"
