"""What surrounds a plan, as frozen dataclasses for pages and for sections of reports."""

from strategic_plan.summaries.environment.consultation import ConsultationPage, HeardLine, read_consultation
from strategic_plan.summaries.environment.risks import RiskRegister, read_risks
from strategic_plan.summaries.environment.scan import FactorLine, ScanPage, read_scans

__all__ = [
    "ConsultationPage",
    "FactorLine",
    "HeardLine",
    "RiskRegister",
    "ScanPage",
    "read_consultation",
    "read_risks",
    "read_scans",
]
