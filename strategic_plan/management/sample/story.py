"""The sample as a story: every deed with its moment, acted out in the order of time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("America/Toronto")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens at a moment; `act` is called when the story gets there."""

    at: datetime.datetime
    act: Callable[[datetime.datetime], object]


def local(moment: datetime.datetime) -> datetime.datetime:
    """A moment of a data file, which are written in the Board's local time."""
    return moment.replace(tzinfo=TIME_ZONE)


def on(day: datetime.date, hour: int = 10, minute: int = 0) -> datetime.datetime:
    """A moment of a day whose hour the data do not give."""
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=TIME_ZONE)


def act_out(deeds: Iterable[Deed]) -> int:
    """Act the deeds out by their moments; deeds of one moment in the order given. Answers how many there were."""
    in_order = sorted(deeds, key=lambda deed: deed.at)
    for deed in in_order:
        deed.act(deed.at)
    return len(in_order)
