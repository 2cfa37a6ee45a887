"""The day the tests of the workspace live on: in the first quarter's round of updates."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

TORONTO = ZoneInfo("America/Toronto")
TODAY = date(2024, 4, 11)
NOW = datetime(2024, 4, 11, 12, 30, tzinfo=TORONTO)


def moment(day: int, hour: int = 10, month: int = 4, year: int = 2024) -> datetime:
    """A moment of spring 2024 at the Board's own time."""
    return datetime(year, month, day, hour, tzinfo=TORONTO)
