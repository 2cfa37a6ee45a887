"""Comments: what a reader says about one answer of an update, kept with the version it speaks of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import prose
from strategic_plan.models.updates.status_updates import UpdateSubmission

COMMENT_LENGTH = 1000


class Comment(models.Model):
    """One comment on one answer. It changes nothing of the update; the owner reads it beside the words."""

    class Answer(models.TextChoices):
        WHOLE = "whole", _("The update as a whole")
        HEALTH = "health", _("Status")
        REASON = "reason", _("Why")
        CORRECTIVE_ACTION = "corrective_action", _("Corrective action")
        EXPECTED_ON = "expected_on", _("Back on track by")
        DONE = "done", _("What was done")
        NEXT = "next", _("What is next")
        PERCENT = "percent", _("Percent done")
        MILESTONES = "milestones", _("Milestones")
        FIGURES = "figures", _("Figures")

    submission = models.ForeignKey(UpdateSubmission, on_delete=models.PROTECT, related_name="comments")
    answer = models.CharField(_("about"), max_length=17, choices=Answer, default=Answer.WHOLE)
    text = prose(COMMENT_LENGTH, _("comment"))
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("comment")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="comment_has_words",
                violation_error_message=_("Write what you want to say about it."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
