"""What the pages of updates have in common: the choice of an earlier text, and remarks that lead to what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from strategic_plan.calculations.evidence import Remark, RemarkCode
from strategic_plan.models import Action, StatusUpdate
from strategic_plan.summaries.updates.background import Beside
from strategic_plan.summaries.updates.page import Since, UpdateReading


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few views of the same thing."""

    label: str
    url: str
    current: bool


def since_choices(request: HttpRequest, reading: UpdateReading) -> list[Choice]:
    """The earlier texts that an update may be laid over; none where there is nothing to choose."""
    if len(reading.offered) < 2:
        return []
    last_cycle = reading.previous.cycle if reading.previous else ""
    version = _("Since version %(number)d, which was returned") % {"number": reading.base_number}
    labels = {
        Since.VERSION: version if reading.returned else _("Since the approved version"),
        Since.LAST_TIME: _("Since %(cycle)s") % {"cycle": last_cycle},
        Since.CLEAN: _("Clean"),
    }
    return [
        Choice(labels[since], switch_url(request, since=since), since == reading.since) for since in reading.offered
    ]


def switch_url(request: HttpRequest, **changed: object) -> str:
    """This page's address with another choice; its other choices stay."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"


def action_url(action: Action) -> str:
    return reverse("workspace:action", args=[action.code])


def beside_for_writer(update: StatusUpdate, remarks: Sequence[Remark], last: StatusUpdate | None) -> tuple[Beside, ...]:
    """The remarks for whoever writes: the way to settle one is a question of the form."""
    return tuple(
        replace(_sourced(update, remark, last), settle=remark.settle, anchor=remark.anchor) for remark in remarks
    )


def beside_for_approver(
    update: StatusUpdate, remarks: Sequence[Remark], fitting: Sequence[Beside], last: StatusUpdate | None
) -> tuple[Beside, ...]:
    """The same remarks for whoever decides: the way to settle one is to ask the owner."""
    asked = (replace(_sourced(update, each, last), settle=_("Ask the owner"), anchor="reason") for each in remarks)
    return (*asked, *map(_with_figure, fitting))


def beside_for_reader(
    update: StatusUpdate, remarks: Sequence[Remark], fitting: Sequence[Beside], last: StatusUpdate | None
) -> tuple[Beside, ...]:
    """The same remarks for whoever reads: each leads to what is known, and nothing is asked of them."""
    led = (_sourced(update, remark, last) for remark in remarks)
    shown = (replace(each, settle=each.source_words, url=each.source, source="", source_words="") for each in led)
    return (*shown, *map(_with_figure, fitting))


def _sourced(update: StatusUpdate, remark: Remark, last: StatusUpdate | None) -> Beside:
    """A remark with the address of the figure, the milestones or the words that say otherwise."""
    url, words = action_url(update.action), _("See the action")
    match remark.code:
        case RemarkCode.INDICATOR_OFF_TRACK if remark.about:
            url, words = reverse("workspace:indicator", args=[remark.about]), _("See the figure")
        case RemarkCode.MILESTONE_OVERDUE | RemarkCode.MILESTONE_WITHOUT_DATE | RemarkCode.MILESTONE_OPEN:
            url, words = f"{url}#milestones", _("See the milestones")
        case RemarkCode.SAME_NARRATIVE | RemarkCode.PROGRESS_DOWN if last is not None:
            url, words = reverse("workspace:update-read", args=[last.pk]), _("See the last update")
        case RemarkCode.NO_UPDATE:
            url, words = f"{url}#said", _("See what was said")
    return Beside(remark.said, remark.known, about=remark.about, source=url, source_words=words)


def _with_figure(fits: Beside) -> Beside:
    if not fits.about:
        return fits
    return replace(fits, source=reverse("workspace:indicator", args=[fits.about]), source_words=_("See the figure"))
