"""When the tests happen: one ordinary Thursday, so that every date beside it reads as a story."""

import datetime
from zoneinfo import ZoneInfo

TODAY = datetime.date(2024, 4, 11)
NOW = datetime.datetime(2024, 4, 11, 10, 0, tzinfo=ZoneInfo("America/Toronto"))
PERIOD_START, PERIOD_END = datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)


def later(**span: float) -> datetime.datetime:
    """A moment after NOW."""
    return NOW + datetime.timedelta(**span)
