"""What a line chart is made of: figures in time, what was promised, and how far apart they are."""

from dataclasses import dataclass

from .scales import Moment, Number, position


@dataclass(frozen=True, slots=True)
class Point:
    """One figure at one moment; without a value the line breaks, and `text` says why."""

    at: Moment
    value: Number | None
    name: str = ""  # the moment in words, "December 2023"
    text: str = ""  # the figure in words, "41.6%" or "not reported"
    label: str = ""  # what stands beside the point on the drawing


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, in order of time; `previous` draws it in steel, behind."""

    name: str
    points: tuple[Point, ...]
    previous: bool = False

    @property
    def present(self) -> tuple[tuple[Point, float], ...]:
        """The points that have a value, with it."""
        return tuple((point, float(point.value)) for point in self.points if point.value is not None)

    @property
    def runs(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The stretches without a missing figure, as moments and values."""
        runs: list[list[tuple[float, float]]] = [[]]
        for point in self.points:
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append((position(point.at), float(point.value)))
        return tuple(tuple(run) for run in runs if run)


@dataclass(frozen=True, slots=True)
class TargetPath:
    """What was promised: the way there, dashed, ending in a ring with its words."""

    points: tuple[tuple[Moment, Number], ...]
    text: str  # "Promised: 46%"
    note: str = ""  # "by 31 December 2026"
    tolerance: Number | None = None  # shaded on the short side of the path; negative shades below it


@dataclass(frozen=True, slots=True)
class Gap:
    """How far the figure is from the path at one moment, in words."""

    at: Moment
    actual: Number
    expected: Number
    text: str  # "2.7 points short of the path"
    note: str = ""
