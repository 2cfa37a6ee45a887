"""The one Django app: its folders are floors, its files are topics."""

from django.apps import AppConfig


class StrategicPlanConfig(AppConfig):
    """Nothing happens at start-up: there are no signals to connect."""

    name = "strategic_plan"
    label = "strategic_plan"
    verbose_name = "Strategic plan"
