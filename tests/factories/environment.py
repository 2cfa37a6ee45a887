"""What surrounds a plan: scans, factors, risks, consultations, themes and submissions."""

import datetime
from typing import Any

from strategic_plan.models import (
    Consultation,
    Factor,
    HeardPublication,
    HeardTheme,
    Party,
    Plan,
    Risk,
    RiskStep,
    Scan,
    Submission,
    SubmissionCall,
    ThemeMention,
)
from tests.factories.moments import NOW, TODAY
from tests.factories.people import make_user
from tests.factories.plans import make_plan


def make_scan(plan: Plan | None = None, **fields: Any) -> Scan:
    plan = plan or make_plan()
    values: dict[str, Any] = {
        "title": f"Environmental scan {plan.scans.count() + 1}",
        "scanned_on": datetime.date(2022, 5, 31),
        "made_by": "Board office",
        "summary": "More people live here, and fewer crashes are reported.",
    } | fields
    return Scan.objects.create(plan=plan, **values)


def make_factor(scan: Scan | None = None, number: int = 0, **fields: Any) -> Factor:
    scan = scan or make_scan()
    values: dict[str, Any] = {
        "number": number or scan.factors.count() + 1,
        "kind": Factor.Kind.TREND,
        "reach": Factor.Reach.LOCAL,
        "title": "More traffic",
        "description": "More vehicles are on the roads every year.",
        "implications": "Road safety needs a target of its own.",
        "source": "Traffic counts of the region",
    } | fields
    return Factor.objects.create(scan=scan, **values)


def make_risk_scales() -> None:
    """Scales of three steps, and three levels."""
    for scale, steps in {
        "likelihood": {1: "Unlikely", 2: "Possible", 3: "Likely"},
        "impact": {1: "Small", 2: "Noticeable", 3: "Grave"},
        "level": {1: "Low", 3: "Moderate", 6: "High"},
    }.items():
        for number, word in steps.items():
            make_risk_step(scale=scale, number=number, word=word)


def make_risk_step(**fields: Any) -> RiskStep:
    values: dict[str, Any] = {"scale": RiskStep.Scale.LIKELIHOOD, "number": 1, "word": "Rare"} | fields
    return RiskStep.objects.create(**values)


def make_risk(plan: Plan | None = None, number: int = 0, **fields: Any) -> Risk:
    plan = plan or make_plan()
    values: dict[str, Any] = {
        "number": number or plan.risks.count() + 1,
        "title": "Vacancies stay open",
        "description": "Fewer people apply than leave.",
        "likelihood": 3,
        "impact": 2,
        "owner": "Human Resources",
        "treatment": "Recruit all year.",
        "review_on": datetime.date(2024, 9, 30),
    } | fields
    return Risk.objects.create(plan=plan, **values)


def make_party(**fields: Any) -> Party:
    number = Party.objects.count() + 1
    values: dict[str, Any] = {
        "code": f"party-{number}",
        "name": f"Party {number}",
        "citation": "Policy 4, section 2",
        "position": number,
    } | fields
    return Party.objects.create(**values)


def make_consultation(plan: Plan | None = None, *parties: Party, **fields: Any) -> Consultation:
    values: dict[str, Any] = {
        "title": "Open house",
        "held_on": datetime.date(2022, 3, 9),
        "place": "Central library",
        "method": "Open house",
        "languages": "English, French",
        "accessibility": "Step-free hall, captions on the screen.",
        "invited": 200,
        "attended": 61,
    } | fields
    consultation = Consultation.objects.create(plan=plan or make_plan(), **values)
    consultation.parties.set(parties)
    return consultation


def make_theme(plan: Plan | None = None, number: int = 0, **fields: Any) -> HeardTheme:
    plan = plan or make_plan()
    values: dict[str, Any] = {
        "number": number or plan.themes.count() + 1,
        "title": "Speeding near schools",
        "heard": "Cars go too fast where children cross.",
        "examples": "A parent counted twenty cars over the limit in an hour.",
    } | fields
    return HeardTheme.objects.create(plan=plan, **values)


def make_mention(
    theme: HeardTheme | None = None, consultation: Consultation | None = None, count: int = 12
) -> ThemeMention:
    theme = theme or make_theme()
    consultation = consultation or make_consultation(theme.plan)
    return ThemeMention.objects.create(theme=theme, consultation=consultation, count=count)


def make_heard_publication(plan: Plan | None = None, **fields: Any) -> HeardPublication:
    plan = plan or make_plan()
    values: dict[str, Any] = {
        "number": 1,
        "content": {"themes": []},
        "sha256": "0" * 64,
        "published_at": NOW,
        "published_by": make_user(),
    } | fields
    return HeardPublication.objects.create(plan=plan, **values)


def make_call(consultation: Consultation | None = None, **fields: Any) -> SubmissionCall:
    consultation = consultation or make_consultation(kind="survey")
    values: dict[str, Any] = {
        "slug": f"call-{SubmissionCall.objects.count() + 1}",
        "question": "What would make your street safer?",
        "introduction": "Every answer is read by a person of the Board’s office.",
        "consent": "I agree that the Board’s office reads, counts and keeps what I wrote.",
        "opens_on": TODAY - datetime.timedelta(days=10),
        "closes_on": TODAY + datetime.timedelta(days=30),
    } | fields
    return SubmissionCall.objects.create(consultation=consultation, **values)


def make_submission(call: SubmissionCall | None = None, **fields: Any) -> Submission:
    values: dict[str, Any] = {
        "text": "Please slow the traffic on our street.",
        "consents": True,
        "received_at": NOW,
    } | fields
    return Submission.objects.create(call=call or make_call(), **values)


def make_open_call(**fields: Any) -> SubmissionCall:
    """A call of a survey that runs around the day of the tests."""
    first, last = TODAY - datetime.timedelta(days=10), TODAY + datetime.timedelta(days=30)
    survey = make_consultation(kind="survey", held_on=first, held_until=last, attended=None, invited=None)
    return make_call(survey, **fields)
