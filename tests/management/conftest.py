"""The sample, loaded once for the tests that read it; its reports are blank pages, because drawing is slow."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from strategic_plan.management.sample.loading import load
from strategic_plan.summaries.reports.content import ReportContent


def blank_page(content: ReportContent) -> bytes:
    """A PDF of one empty page in place of the report."""
    with pikepdf.new() as document, io.BytesIO() as file:
        document.add_blank_page()
        document.save(file)
        return file.getvalue()


@pytest.fixture(scope="module")
def loaded_sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The sample in a transaction around the module's tests; it is taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(say=lambda _words: None, render=blank_page, password="short-and-quick")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def sample(loaded_sample: None, db: None) -> None:
    """The loaded sample, for one test: what the test changes is taken back after it."""
