"""Dropping a file on the page for verifying: its hash is asked about, the file is sent nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories.reports import make_edition


@pytest.mark.django_db(transaction=True)
def test_a_file_is_verified_and_never_sent(page: Page, live_server: LiveServer) -> None:
    edition = make_edition()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{live_server.url}/verify/")
    file = page.get_by_label("A file you have")
    file.set_input_files({"name": "report.pdf", "mimeType": "application/pdf", "buffer": bytes(edition.pdf)})
    expect(page.get_by_role("heading", level=1)).to_have_text(f"This is edition 1 of {edition.title}.")
    assert page.url == f"{live_server.url}/verify/?hash={edition.pdf_sha256}"
    assert {request.method for request in asked} == {"GET"}
