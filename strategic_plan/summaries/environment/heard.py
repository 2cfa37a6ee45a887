"""What was heard as it is made public: plain data without notes, citations or addresses of the workspace."""

from __future__ import annotations

from typing import Any

from strategic_plan.models import Plan
from strategic_plan.summaries.environment.consultation import ConsultationPage, EventLine, HeardLine, read_consultation


def heard_content(plan: Plan) -> dict[str, Any]:
    """Events and themes of a plan, with the sentences that stand above them."""
    page: ConsultationPage = read_consultation(plan)
    return {
        "plan": plan.title,
        "sentence": page.public_sentence,
        "answers": page.answers_sentence,
        "events": [_event(event) for event in page.events],
        "themes": [_theme(theme) for theme in page.themes],
    }


def _event(event: EventLine) -> dict[str, Any]:
    return {
        "title": event.title,
        "kind": event.kind_words,
        "when": event.when_words,
        "place": event.place,
        "method": event.method,
        "languages": event.languages,
        "accessibility": event.accessibility,
        "numbers": event.numbers_words,
        "parties": list(event.parties),
    }


def _theme(theme: HeardLine) -> dict[str, Any]:
    return {
        "number": theme.number,
        "title": theme.title,
        "heard": theme.heard,
        "examples": list(theme.examples),
        "count": theme.count_words,
        "answer": theme.answer,
        "answer_words": theme.answer_words,
        "did": theme.did,
        "not_adopted_because": theme.not_adopted_because,
        "objectives": [{"code": each.code, "title": each.title} for each in theme.objectives],
    }
