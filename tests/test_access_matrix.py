"""Who may ask for what: every named address, by every method and role, has its answer in one table (access_matrix.txt).

An answer is a status; `ok` stands for any page or way on, `in` for the way to the sign-in page. A row without a state
holds for a thing in every state. Nothing that a request does stays: each one is taken back.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from strategic_plan.web.sign_in import closed
from tests.factories.moments import later
from tests.factories.world import World, make_world

METHODS = ("GET", "POST")
POSTED = {"version": "1", "key": "data-notes", "move": "up"}
TELLING = (403, 404, 405, 409, 410)

Row = dict[str, str]
Table = dict[str, dict[tuple[str, str], Row]]


def read_table() -> Table:
    """Answers by URL name, then by method and state, then by role."""
    lines = Path(__file__).with_name("access_matrix.txt").read_text().splitlines()
    roles = lines[0].split()[2:]
    table: Table = defaultdict(dict)
    for line in filter(None, lines[1:]):
        name, method, *answers = line.split()
        row = dict(zip(roles, answers, strict=False))
        states = " ".join(answers[len(roles) :]).split(", ")
        table[name] |= {(method, state): row for state in states}
    return table


def named_addresses(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[str]:
    """The name of every address there is."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from named_addresses(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            assert entry.name or entry.callback is closed, f"{entry.pattern} has no name"
            if entry.name:
                yield f"{namespace}{entry.name}"


TABLE = read_table()
NAMES = list(named_addresses())


@pytest.fixture(scope="module", autouse=True)
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The files of the world last as long as it does."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, media_folder: Path) -> Iterator[World]:
    """The world, made once and taken back after the last test."""
    with time_machine.travel(later(days=7), tick=False), django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Refusals are what is asked for: nothing to log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def visitors(world: World, db: None) -> dict[str, Client]:
    """A browser for each role."""
    clients = {role: Client() for role in world.people}
    for role, client in clients.items():
        if world.people[role].user:
            client.force_login(world.people[role].acting)
    return clients


def answer(client: Client, method: str, path: str) -> str:
    """What comes back; whatever it did is undone, and whoever was signed out is in again."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.get(path) if method == "GET" else client.post(path, POSTED)
        transaction.set_rollback(True)
    client.cookies = cookies
    return _in_words(response)


def _in_words(response: HttpResponseBase) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return "in"
    return str(response.status_code) if response.status_code in TELLING else "ok"


def test_every_address_has_its_answers() -> None:
    assert sorted(set(NAMES) - set(TABLE)) == []


def test_every_answer_has_its_address() -> None:
    assert sorted(set(TABLE) - set(NAMES)) == []


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("name", NAMES)
def test_an_address_answers_each_role_as_the_table_says(name: str, world: World, visitors: dict[str, Client]) -> None:
    rows, differences = TABLE[name], []
    for state, parts in world.addresses.get(name, {"": {}}).items():
        path = reverse(name, kwargs=parts)
        for method in METHODS:
            for role, expected in (rows.get((method, state)) or rows[method, ""]).items():
                found = answer(visitors[role], method, path)
                if found != expected:
                    differences.append(f"{method} {state}: {role} was answered {found}, not {expected}")
    assert differences == []


HIDDEN = ("draft", "in review", "approved", "board", "in camera", "submitted", "returned")


def test_nothing_unpublished_is_ever_answered_to_the_public() -> None:
    shown = {
        (name, state)
        for name, rows in TABLE.items()
        for (_method, state), row in rows.items()
        if state in HIDDEN and row["public"] not in ("in", "404", "405")
    }
    assert shown == set()


def test_every_page_of_the_workspace_asks_the_public_to_sign_in() -> None:
    answers = {row["public"] for name in TABLE if name.startswith("workspace:") for row in TABLE[name].values()}
    assert answers == {"in"}
