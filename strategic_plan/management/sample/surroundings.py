"""What the sample's plan stands on: the list of the law, scans, risks, consultations with what was heard, coverage."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table, table
from strategic_plan.management.sample.planning import objective
from strategic_plan.management.sample.story import Deed, on
from strategic_plan.models import (
    Consultation,
    CoverageGap,
    Factor,
    HeardTheme,
    Indicator,
    Matter,
    Objective,
    Party,
    Plan,
    Risk,
    Scan,
    Submission,
    SubmissionCall,
)
from strategic_plan.services.planning import consultation as hearing
from strategic_plan.services.planning import coverage as covering
from strategic_plan.services.planning import environment as looking
from strategic_plan.services.planning import submissions as writing
from strategic_plan.services.planning.publishing import publish_what_was_heard
from strategic_plan.services.planning.starting_point import begin_with_the_law

LAW_TAKEN_OVER = datetime.date(2022, 5, 9)
ANSWERED = datetime.date(2022, 11, 24)
PUBLISHED = datetime.date(2023, 1, 10)
COVERAGE_READ = datetime.date(2024, 3, 14)


def surroundings(plan: Plan, cast: Cast) -> Iterator[Deed]:
    """Everything that was done around the plan, before it and since."""
    yield Deed(on(LAW_TAKEN_OVER), lambda at: begin_with_the_law(by=cast.acts("governance", at), at=at))
    for row in table("planning/scan")["scans"]:
        yield _scanned(plan, row, cast)
    for row in table("planning/scan")["risks"]:
        yield from _risk(plan, row, cast)
    heard = table("planning/consultation")
    for row in heard["consultations"]:
        yield _held(plan, row, cast)
    for row in heard["themes"]:
        yield _heard(plan, row, cast)
    yield Deed(
        on(PUBLISHED, 10), lambda at: publish_what_was_heard(Plan.objects.get(), by=cast.acts("officer", at), at=at)
    )
    yield from _answered(plan, table("planning/submissions"), cast)
    covered = table("planning/coverage")
    yield _covered(plan, covered, cast)


def _objectives(codes: list[str]) -> list[Objective]:
    return [objective(code) for code in codes]


def _scanned(plan: Plan, row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        by = cast.acts(row["by"], at)
        words = {name: row[name] for name in ("title", "scanned_on", "made_by", "summary")}
        scan = looking.keep_scan(Scan(plan=plan), by=by, at=at, **words)
        for given in row["factors"]:
            values = {
                name: given.get(name, "")
                for name in ("kind", "reach", "title", "description", "implications", "source", "source_url")
            }
            indicator = Indicator.objects.get(code=given["indicator"]) if "indicator" in given else None
            answered = _objectives(given.get("objectives", []))
            looking.keep_factor(Factor(scan=scan), objectives=answered, indicator=indicator, by=by, at=at, **values)

    return Deed(on(row["scanned_on"], 14), act)


def _risk(plan: Plan, row: Table, cast: Cast) -> Iterator[Deed]:
    names = ("title", "description", "likelihood", "impact", "owner", "response", "treatment", "review_on")

    def add(at: datetime.datetime) -> None:
        factor = Factor.objects.get(title=row["factor"]) if "factor" in row else None
        looking.keep_risk(
            Risk(plan=plan),
            objectives=_objectives(row["objectives"]),
            factor=factor,
            by=cast.acts(row["by"], at),
            at=at,
            **{name: row[name] for name in names},
        )

    def close(at: datetime.datetime) -> None:
        risk = Risk.objects.get(title=row["title"])
        looking.close_risk(risk, version=risk.version, reason=row["closed_because"], by=cast.acts(row["by"], at), at=at)

    yield Deed(on(row["on"], 11), add)
    if "closed_on" in row:
        yield Deed(on(row["closed_on"], 11), close)


def _held(plan: Plan, row: Table, cast: Cast) -> Deed:
    last: datetime.date = row.get("held_until") or row["held_on"]
    values = {name: value for name, value in row.items() if name != "parties"}

    def act(at: datetime.datetime) -> None:
        parties = Party.objects.filter(code__in=row["parties"])
        hearing.keep_consultation(
            Consultation(plan=plan), parties=parties, by=cast.acts("officer", at), at=at, **values
        )

    return Deed(on(last + datetime.timedelta(days=1)), act)


def _heard(plan: Plan, row: Table, cast: Cast) -> Deed:
    values = {name: row.get(name, "").strip() for name in ("title", "heard", "examples", "answer", "did")}
    values["not_adopted_because"] = row.get("not_adopted_because", "")

    def act(at: datetime.datetime) -> None:
        places = {place.title: place for place in Consultation.objects.filter(plan=plan)}
        hearing.keep_theme(
            HeardTheme(plan=plan),
            objectives=_objectives(row.get("objectives", [])),
            mentions={places[title]: count for title, count in row["mentions"].items()},
            by=cast.acts("officer", at),
            at=at,
            **values,
        )

    return Deed(on(ANSWERED, 13), act)


def _answered(plan: Plan, data: Table, cast: Cast) -> Iterator[Deed]:
    """A survey that is under way, with its public form and what came in on it."""
    opens = data["call"]["opens_on"]

    def begin(at: datetime.datetime) -> None:
        by, values = cast.acts("officer", at), dict(data["survey"])
        parties = Party.objects.filter(code__in=values.pop("parties"))
        survey = hearing.keep_consultation(Consultation(plan=plan), parties=parties, by=by, at=at, **values)
        writing.keep_call(SubmissionCall(consultation=survey), by=by, at=at, **data["call"])

    yield Deed(on(opens, 8), begin)
    for number, row in enumerate(data["answers"]):
        yield _written(number, row)
        if "accepted" in row or "set_aside" in row:
            yield _decided(row, cast)


def _as_received(row: Table) -> str:
    """The words as they came in; some were taken out later."""
    return str(row.get("received", row["text"]))


def _written(number: int, row: Table) -> Deed:
    def act(at: datetime.datetime) -> None:
        answer = Submission(call=SubmissionCall.objects.get(), consents=True, text=_as_received(row))
        answer.about, answer.may_be_quoted = row.get("about", ""), row.get("may_be_quoted", False)
        writing.receive_submission(answer, address=f"192.0.2.{number + 1}", at=at)

    return Deed(on(row["on"], 20), act)


def _decided(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        by, answer = cast.acts("officer", at), Submission.objects.get(text=_as_received(row))
        if "received" in row:
            writing.redact_submission(answer, version=1, text=row["text"], about=answer.about, by=by, at=at)
        if "set_aside" in row:
            writing.set_aside_submission(answer, version=answer.version, reason=row["reason"], by=by, at=at)
            return
        themes = HeardTheme.objects.filter(number__in=row["themes"])
        writing.accept_submission(answer, version=answer.version, themes=themes, by=by, at=at)

    return Deed(on(row.get("accepted") or row["set_aside"], 21), act)


def _covered(plan: Plan, data: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        by = cast.acts("governance", at)
        for row in data["covered"]:
            matter = Matter.objects.get(code=row["matter"])
            for each in _objectives(row.get("objectives", [])):
                covering.cover_matter(plan, matter, objective=each, by=by, at=at)
            for code in row.get("indicators", ()):
                indicator = Indicator.objects.select_related("objective__priority").get(code=code)
                covering.cover_matter(plan, matter, indicator=indicator, by=by, at=at)
            if "text" in row:
                covering.cover_matter(plan, matter, text=row["text"], by=by, at=at)
        for row in data["gaps"]:
            gap = CoverageGap(plan=plan, matter=Matter.objects.get(code=row["matter"]))
            covering.explain_gap(gap, reason=row["reason"], closes_on=row["closes_on"], by=by, at=at)

    return Deed(on(COVERAGE_READ, 9), act)
