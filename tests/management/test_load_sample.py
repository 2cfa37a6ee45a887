"""Loading the sample: once, whole, in the demo, and never beside real data."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from strategic_plan.documents.rendering import RenderFailure
from strategic_plan.management.sample.cast import DEMO_PASSWORD
from strategic_plan.management.sample.loading import load
from strategic_plan.models import Edition, Event, Organization, User
from strategic_plan.summaries.reports.content import ReportContent


def output_of(command: str, *arguments: str) -> str:
    words = io.StringIO()
    call_command(command, *arguments, stdout=words)
    return words.getvalue()


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


@pytest.mark.usefixtures("sample", "demo")
def test_the_second_time_it_changes_nothing_and_says_so() -> None:
    events = Event.objects.count()
    assert "loaded already" in output_of("load_sample")
    assert Event.objects.count() == events


@pytest.mark.django_db
def test_when_a_report_cannot_be_drawn_nothing_is_loaded() -> None:
    def fails(content: ReportContent) -> bytes:
        raise RenderFailure("There is no paper.")

    with pytest.raises(RenderFailure):
        load(say=lambda _words: None, render=fails)
    assert not Organization.objects.exists()


@pytest.mark.usefixtures("sample", "demo")
def test_demo_accounts_names_one_account_of_each_role_and_the_password() -> None:
    words = output_of("demo_accounts")
    assert DEMO_PASSWORD in words
    roles = ["Governance staff", "Contributor", "Chief’s office", "Analyst", "Board member", "Administrator"]
    first_lines = words.splitlines()[1:7]
    assert [role for role, line in zip(roles, first_lines, strict=True) if role not in line] == []


@pytest.mark.usefixtures("sample")
def test_outside_the_demo_no_account_is_named() -> None:
    with pytest.raises(CommandError, match="in the demo only"):
        call_command("demo_accounts")


@pytest.mark.usefixtures("sample")
def test_editions_are_written_under_names_one_recognizes(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    words = output_of("export_editions", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["annual-report-2023.pdf", "status-report-2023-q4.pdf"]
    edition = Edition.objects.get(report__slug="annual-report-2023")
    assert (folder / "annual-report-2023.pdf").read_bytes() == bytes(edition.pdf)
    assert "annual-report-2023.pdf" in words
