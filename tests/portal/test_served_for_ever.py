"""What is served of an edition is the stored bytes, whatever becomes of data, settings, templates and styles."""

from __future__ import annotations

import copy
import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings as project
from django.test import Client
from pytest_django.fixtures import Settings

from strategic_plan.documents import styles
from strategic_plan.documents.report import render_html
from strategic_plan.models import (
    Action,
    Area,
    Edition,
    Indicator,
    Measure,
    Milestone,
    Objective,
    Observation,
    Organization,
    Plan,
    Priority,
    Report,
    Section,
    StatusUpdate,
    Target,
)
from strategic_plan.services.reports import set_style
from strategic_plan.summaries.reports.assemble import assemble
from strategic_plan.summaries.reports.content import from_json
from tests.factories.moments import later
from tests.factories.people import staff
from tests.services.test_editions import make_edition_with_figures

pytestmark = pytest.mark.django_db

ARTICLE = re.compile(r'<article class="r-report.*?</article>', re.DOTALL)


def served(client: Client, edition: Edition) -> dict[str, str]:
    """The hashes of every form of an edition as a reader gets it; the masthead and notices around the page are live."""
    address = f"/reports/{edition.report.slug}/editions/{edition.number}/"
    page = client.get(address).content.decode()
    (article,) = ARTICLE.findall(page)
    (sheet,) = re.findall(r"/reports/styles/[0-9a-f]{64}\.css", page)
    files = {name: client.get(f"{address}{name}") for name in ("report.pdf", "report.docx", "slides.pptx", "data.json")}
    assert all(answer.status_code == 200 for answer in files.values())
    bodies = {name: answer.content for name, answer in files.items()}
    bodies |= {"page": article.encode(), "style": client.get(sheet).content}
    return {name: hashlib.sha256(body).hexdigest() for name, body in bodies.items()}


def change_data() -> None:
    """Targets, names and areas, and everything else a report is assembled from."""
    Target.objects.update(value=Decimal(1))
    Indicator.objects.update(title="Another figure", public_title="Another figure", unit="cats")
    Measure.objects.update(title="Another measure")
    Observation.objects.update(value=Decimal(4321))
    Area.objects.update(name="Elsewhere")
    Priority.objects.update(title="Another priority")
    Objective.objects.update(title="Another objective")
    Plan.objects.update(title="Another plan")
    Action.objects.update(title="Another action")
    Milestone.objects.update(title="Another milestone")
    StatusUpdate.objects.update(health="complete", done="Something else.")
    Section.objects.update(text="Other words.")
    Report.objects.update(title="Another title")


def change_settings(settings: Settings) -> None:
    """The Board's own settings, and those of the installation."""
    Organization.objects.update(
        board_name="Another Board", service_name="Another Service", chief_title="Head of the Service", small_count=50
    )
    settings.LANGUAGE_CODE = "fr-ca"
    settings.TIME_ZONE = "Asia/Tokyo"
    settings.VERSION = "99"
    settings.USE_THOUSAND_SEPARATOR = True


def change_templates(settings: Settings, folder: Path) -> None:
    """Every template of reports says something else."""
    for name in ("reports/web.html", "reports/print.html", "reports/parts/prose.html", "reports/parts/chart.html"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<article>Something else.</article>")
    templates = copy.deepcopy(project.TEMPLATES)
    templates[0]["DIRS"] = [folder, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates


def change_styles(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The look of reports, and every stylesheet in the project."""
    set_style(version=1, primary="#14532d", accent="#b3261e", by=staff(), at=later(days=9))
    for name in {*styles.SHOWN, *styles.PRINTED}:
        (folder / name).write_text("* { display: none }")
    monkeypatch.setattr(styles, "FOLDER", folder)


def test_targets_names_areas_settings_templates_and_styles_change_not_a_byte_of_what_is_served(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    edition = make_edition_with_figures()
    before = served(client, edition)
    stored = from_json(edition.data)
    change_data()
    change_settings(settings)
    change_templates(settings, tmp_path)
    change_styles(monkeypatch, tmp_path)
    # Each change is one that a report drawn today would show.
    report = Report.objects.get(pk=edition.report_id)
    today = assemble(report, today=later(days=9).date(), state=stored.state)
    assert today.organization.board != stored.organization.board
    assert today.style != stored.style
    assert today.sections != stored.sections
    assert render_html(stored, medium="screen") != edition.html
    assert styles.web_stylesheet() != edition.stylesheet.text
    assert served(client, edition) == before
