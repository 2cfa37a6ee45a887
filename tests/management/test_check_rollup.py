"""`manage.py check_rollup`: silent where the roll-up agrees, by name where it does not, and it can mend."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from strategic_plan.models import Observation, RolledUp
from tests.factories.indicators import make_observation
from tests.factories.organization import make_region

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("check_rollup", *arguments, stdout=out)
    return out.getvalue().strip()


def test_a_roll_up_that_agrees_is_said_to() -> None:
    make_observation(area=make_region(), value=7)
    assert said() == "The roll-up agrees with the observations."


def test_a_difference_is_named_and_the_exit_is_not_zero() -> None:
    make_observation(area=make_region(name="Region"), value=7)
    Observation.objects.update(value=8)
    with pytest.raises(CommandError) as failed:
        said()
    assert str(failed.value) == (
        "1 figures are not as the observations give them; 1 stand there wrongly.\n"
        "  Collisions with injuries, Region, March\u00a02024, All\n"
        "manage.py check_rollup --rebuild works them out again."
    )


def test_rebuilding_mends_it() -> None:
    make_observation(area=make_region(), value=7)
    RolledUp.objects.all().delete()
    assert said("--rebuild").endswith("The roll-up was worked out again.")
    assert said() == "The roll-up agrees with the observations."
