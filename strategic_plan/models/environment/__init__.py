"""What surrounds a plan: scans with their factors, risks, consultations, what was heard and what the public wrote."""

from strategic_plan.models.environment.consultations import (
    Consultation,
    HeardPublication,
    HeardTheme,
    Party,
    ThemeMention,
)
from strategic_plan.models.environment.risks import Risk, RiskStep
from strategic_plan.models.environment.scans import Factor, Scan
from strategic_plan.models.environment.submissions import Submission, SubmissionCall

__all__ = [
    "Consultation",
    "Factor",
    "HeardPublication",
    "HeardTheme",
    "Party",
    "Risk",
    "RiskStep",
    "Scan",
    "Submission",
    "SubmissionCall",
    "ThemeMention",
]
