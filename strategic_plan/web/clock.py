"""The clock, read here and nowhere below; the demo lives on its one fixed day."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime.datetime:
    """The moment, in the Board's time zone. In the demo: this time of day, on the demo's day."""
    moment = timezone.localtime()
    if settings.DEMO_TODAY is not None:
        day: datetime.date = settings.DEMO_TODAY
        moment = moment.replace(year=day.year, month=day.month, day=day.day)
    return moment


def today() -> datetime.date:
    return now().date()
