"""A browser in which a person of the tests is signed in."""

from __future__ import annotations

from django.test import Client

from strategic_plan.permissions import Person


def client_of(person: Person) -> Client:
    """A client of somebody who acts elsewhere in the same test."""
    client = Client()
    client.force_login(person.acting)
    return client
