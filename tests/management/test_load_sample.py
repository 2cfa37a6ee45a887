"""Loading the sample: in the demo only, whole or not at all, and never beside real data."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from strategic_plan.management.sample.loading import load
from strategic_plan.models import Organization, User


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.mark.django_db
def test_outside_the_demo_it_is_refused() -> None:
    with pytest.raises(CommandError, match="DEMO=1 only"):
        call_command("load_sample")
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_beside_real_data_it_is_refused() -> None:
    Organization.objects.create(board_name="A Board", service_name="A Service")
    with pytest.raises(CommandError, match="holds real data"):
        call_command("load_sample")
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_an_account_alone_is_real_data() -> None:
    User.objects.create_user("somebody@example.org", name="Somebody")
    with pytest.raises(CommandError, match="holds real data"):
        call_command("load_sample")
    assert not Organization.objects.exists()


@pytest.mark.django_db
def test_when_it_is_broken_off_nothing_is_loaded() -> None:
    def breaks_off(words: str) -> None:
        if words.startswith("Plan"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(say=breaks_off)
    assert not Organization.objects.exists()
