"""The form of a comment on one answer of an update."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from strategic_plan.models import Comment
from strategic_plan.models.updates.comments import COMMENT_LENGTH
from strategic_plan.web.fields import ChosenField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.forms.updates import TOO_LONG


class CommentForm(DeedForm):
    """What somebody says about one answer of the version that was read."""

    answer = ChosenField(label=gettext_lazy("About which answer?"), choices=Comment.Answer.choices)
    text = PlainTextField(
        label=gettext_lazy("Your comment"),
        rows=3,
        help_text=gettext_lazy("The owner reads it beside the words. It changes nothing of them, and is kept."),
        error_messages={"required": gettext_lazy("Write what you want to say about it")},
        validators=[MaxLengthValidator(COMMENT_LENGTH, TOO_LONG)],
    )
