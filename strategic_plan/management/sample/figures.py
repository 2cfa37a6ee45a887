"""The sample's figures: measures and indicators as defined, targets as set, observations as the analyst loaded them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table, rows
from strategic_plan.management.sample.planning import objective
from strategic_plan.management.sample.story import Deed, local, on
from strategic_plan.models import (
    Area,
    Breakdown,
    Category,
    Finality,
    ImportBatch,
    Indicator,
    Measure,
    MethodChange,
    Observation,
    Rating,
    Release,
    Target,
)
from strategic_plan.services import audit
from strategic_plan.services.judgements import judge_indicator
from strategic_plan.services.methods import FIELDS, define_method, propose_method
from strategic_plan.services.observations import period_index
from strategic_plan.services.ratings import override_rating
from strategic_plan.services.releases import prepare_release, publish_release
from strategic_plan.services.rollup import roll_up

FINAL_UNTIL = datetime.date(2023, 12, 31)


def define_measures(data: Table) -> None:
    """Breakdowns with their categories, and the measures; totals name what they are the sum of."""
    for row in data["breakdowns"]:
        breakdown = Breakdown.objects.create(code=row["code"], title=row["title"])
        for position, (code, title) in enumerate(row["categories"]):
            Category.objects.create(
                breakdown=breakdown, code=code, title=title, is_all=code == "all", position=position
            )
    breakdowns = {breakdown.code: breakdown for breakdown in Breakdown.objects.all()}
    for row in data["measures"]:
        measure = Measure(
            code=row["code"],
            title=row["title"],
            unit=row["unit"],
            grain=row.get("grain", "month"),
            kind=row.get("kind", "count"),
            combine_periods=row.get("periods", "sum"),
            combine_areas=row.get("areas", "sum"),
            breakdown=breakdowns[row.get("breakdown", "undivided")],
            small_counts=row.get("small_counts", "incidents"),
            source=row["source"],
            limits=row.get("limits", ""),
            is_illustrative=row.get("illustrative", False),
            next_due_on=data["next_due"][row.get("grain", "month")],
        )
        measure.full_clean()
        measure.save(force_insert=True)
        measure.total_of.set(Measure.objects.filter(code__in=row.get("total_of", ())))


def define_indicators(indicators: list[Table]) -> None:
    """Indicators in the order of the file, with the targets that the plan was adopted with."""
    areas = {area.code: area for area in Area.objects.all()}
    measures = {measure.code: measure for measure in Measure.objects.all()}
    places: dict[str, int] = {}
    for row in indicators:
        places[row["objective"]] = place = places.get(row["objective"], 0) + 1
        indicator = Indicator(
            code=row["code"],
            objective=objective(row["objective"]),
            title=row["title"],
            public_title=row["public_title"],
            form=row["form"],
            numerator=measures.get(row.get("numerator", "")),
            denominator=measures.get(row.get("denominator", "")),
            multiplier=row.get("multiplier", 1),
            area=areas[row["area"]],
            window=row.get("window", "twelve_months"),
            unit=row.get("unit", ""),
            decimals=row.get("decimals", 0),
            direction=row.get("direction", "informational"),
            position=place,
            is_lead=row.get("lead", False),
            public_words=row["public_words"],
            definition=row["definition"],
            limits=row["limits"],
            scale=row.get("scale", "").strip(),
            method_version=row.get("method_version", 1),
            method_since=row.get("method_since", datetime.date(2023, 1, 1)),
        )
        indicator.full_clean()
        indicator.save(force_insert=True)
        if "target" in row:
            _set_target(indicator, row["target"])


def _set_target(indicator: Indicator, row: Table) -> None:
    numbers = {name: Decimal(str(row[name])) for name in ("baseline", "value", "upper", "tolerance") if name in row}
    target = Target(
        indicator=indicator,
        area=indicator.area,
        in_force_from=indicator.objective.in_force_from,
        kind=row["kind"],
        baseline_on=row.get("baseline_on"),
        due_on=row["due_on"],
        outcome=row.get("outcome", ""),
        **numbers,
    )
    target.full_clean()
    target.save(force_insert=True)


def judge(indicators: list[Table], cast: Cast) -> Iterator[Deed]:
    """What a person found of a described outcome, which no figure can say."""
    for row in indicators:
        if "judgement" in row:
            yield _judged(row["code"], row["judgement"], cast)


def _judged(code: str, row: Table, cast: Cast) -> Deed:
    words = {name: row[name] for name in ("rating", "found", "reason", "level", "link")}

    def act(at: datetime.datetime) -> None:
        judge_indicator(Indicator.objects.get(code=code), **words, by=cast.acts("chief", at), at=at)

    return Deed(on(row["judged_on"], 16), act)


def propose(rows: list[Table], cast: Cast) -> Iterator[Deed]:
    """Other methods that the analyst proposed, and what became of them."""
    for row in rows:
        yield Deed(local(row["at"]), _proposal(row, cast))
        if "defined_at" in row:
            yield Deed(local(row["defined_at"]), _definition(row, cast))


def _proposal(row: Table, cast: Cast) -> Callable[[datetime.datetime], object]:
    def act(at: datetime.datetime) -> None:
        indicator = Indicator.objects.get(code=row["indicator"])
        words = {name: getattr(indicator, name) for name in FIELDS} | row["words"]
        propose_method(
            indicator, words=words, since=row["since"], reason=row["reason"], by=cast.acts("analyst", at), at=at
        )

    return act


def _definition(row: Table, cast: Cast) -> Callable[[datetime.datetime], object]:
    def act(at: datetime.datetime) -> None:
        change = MethodChange.objects.proposed().get(indicator__code=row["indicator"])
        define_method(change, version=change.version, by=cast.acts("chief", at), at=at)

    return act


def overrides(rows: list[Table], cast: Cast) -> Iterator[Deed]:
    """Ratings that the Chief's office put another word beside."""
    for row in rows:
        yield Deed(local(row["at"]), _override(row, cast))


def _override(row: Table, cast: Cast) -> Callable[[datetime.datetime], object]:
    def act(at: datetime.datetime) -> None:
        rating = Rating.objects.filter(indicator__code=row["indicator"]).latest("evaluated_at", "pk")
        override_rating(rating, word=row["word"], reason=row["reason"], by=cast.acts("chief", at), at=at)

    return act


@dataclass(frozen=True, slots=True)
class Cell:
    """One observation as a file gives it; `ends_on` is the last day of its period."""

    measure: str
    area: str
    category: str
    ends_on: datetime.date
    value: Decimal | None
    qualifier: str = "exact"
    absence: str = ""
    change_as_stated: str = ""


def load_figures(loads: list[Table], cast: Cast) -> Iterator[Deed]:
    """The analyst's loads: each brings the periods that ended since the one before."""
    cells = list(_cells())
    after = datetime.date.min
    for load in loads:
        chosen = [cell for cell in cells if after < cell.ends_on <= load["through"]]
        yield _loaded(load, chosen, cast)
        after = load["through"]


def _loaded(load: Table, cells: list[Cell], cast: Cast) -> Deed:
    """Rows are written in bulk, as a file of this size would be; the batch and its event are those of any load."""

    def act(at: datetime.datetime) -> None:
        analyst = cast.acts("analyst", at)
        batch = ImportBatch(
            name=load["name"],
            state=ImportBatch.State.LOADED,
            rows_new=len(cells),
            loaded_at=at,
            loaded_by=analyst.acting,
        )
        batch.full_clean()
        batch.save(force_insert=True)
        areas = {area.code: area for area in Area.objects.all()}
        measures = {measure.code: measure for measure in Measure.objects.all()}
        categories = {(category.breakdown_id, category.code): category for category in Category.objects.all()}
        Observation.objects.bulk_create(
            (
                Observation(
                    measure=(measure := measures[cell.measure]),
                    area=areas[cell.area],
                    category=categories[measure.breakdown_id, cell.category],
                    year=cell.ends_on.year,
                    period=period_index(measure.grain, cell.ends_on),
                    value=cell.value,
                    qualifier=cell.qualifier,
                    absence=cell.absence,
                    finality=Finality.FINAL if cell.ends_on <= FINAL_UNTIL else Finality.PRELIMINARY,
                    change_as_stated=cell.change_as_stated,
                    batch=batch,
                    recorded_at=at,
                )
                for cell in cells
            ),
            batch_size=500,
        )
        roll_up((measures[cell.measure].pk, period_index(measures[cell.measure].grain, cell.ends_on)) for cell in cells)
        _complete(cells, measures)
        audit.record("load figures", batch, f"{analyst.office} loaded {batch}: {len(cells)} rows.", by=analyst, at=at)

    return Deed(local(load["at"]), act)


def _complete(cells: list[Cell], measures: dict[str, Measure]) -> None:
    """Say how far each measure is complete; a total is as complete as its parts."""
    through: dict[str, datetime.date] = {}
    for cell in cells:
        through[cell.measure] = max(through.get(cell.measure, cell.ends_on), cell.ends_on)
    for code, day in through.items():
        Measure.objects.filter(code=code).update(complete_through=day)
        measures[code].parts_of.update(complete_through=day)


def make_public(releases: list[Table], cast: Cast) -> Iterator[Deed]:
    """Each release: prepared by the analyst, looked at and published by the Board's office."""
    for row in releases:
        yield Deed(local(row["prepared_at"]), _prepared(row, cast))
        yield Deed(local(row["published_at"]), _published(cast))


def _prepared(row: Table, cast: Cast) -> Callable[[datetime.datetime], object]:
    return lambda at: prepare_release(note=row["note"], by=cast.acts("analyst", at), at=at)


def _published(cast: Cast) -> Callable[[datetime.datetime], object]:
    def act(at: datetime.datetime) -> None:
        release = Release.objects.prepared().get()
        publish_release(release, version=release.version, by=cast.acts("officer", at), at=at)

    return act


def _cells() -> Iterator[Cell]:
    states = {"by_charge": "cleared-by-charge", "otherwise": "cleared-otherwise", "not_cleared": "not-cleared"}
    for row in rows("occurrences"):
        for column, measure in states.items():
            yield Cell(measure, row["area"], row["type"], last_day(row["month"]), Decimal(row[column]))
    for row in rows("monthly"):
        yield Cell(row["measure"], row["area"], "all", last_day(row["month"]), Decimal(row["value"]))
    for row in rows("figures"):
        yield Cell(
            measure=row["measure"],
            area=row["area"],
            category="all",
            ends_on=last_day(row["period"]),
            value=Decimal(row["value"]) if row["value"] else None,
            qualifier=row["qualifier"] or "exact",
            absence=row["absence"],
            change_as_stated=row["change_as_stated"],
        )


def last_day(period: str) -> datetime.date:
    """The last day of "2023", "2023-Q3" or "2023-09"."""
    year, _, part = period.partition("-")
    month = 12 if not part else 3 * int(part[1:]) if part.startswith("Q") else int(part)
    following = datetime.date(int(year) + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
