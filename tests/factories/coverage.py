"""Matters of law, and what of a plan answers them."""

from typing import Any

from strategic_plan.models import Coverage, CoverageGap, Matter, Plan
from tests.factories.plans import make_objective, make_plan


def make_matter(**fields: Any) -> Matter:
    number = Matter.objects.count() + 1
    values: dict[str, Any] = {
        "code": f"M-{number}",
        "citation": f"Act, section {number}",
        "text": "Road safety",
        "kind": Matter.Kind.TEXT,
        "position": number,
    } | fields
    return Matter.objects.create(**values)


def make_coverage(plan: Plan | None = None, matter: Matter | None = None, **fields: Any) -> Coverage:
    values: dict[str, Any] = {} if fields else {"text": "The plan says how roads become safer."}
    return Coverage.objects.create(plan=plan or make_plan(), matter=matter or make_matter(), **(values | fields))


def make_objective_coverage() -> Coverage:
    objective = make_objective()
    return make_coverage(objective.priority.plan, objective=objective)


def make_coverage_gap(plan: Plan | None = None, matter: Matter | None = None, **fields: Any) -> CoverageGap:
    values: dict[str, Any] = {"reason": "No figure is collected yet."} | fields
    return CoverageGap.objects.create(plan=plan or make_plan(), matter=matter or make_matter(), **values)
