"""`manage.py demo_accounts`: who can sign in to the demo, and with what."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from strategic_plan.management.sample.cast import DEMO_PASSWORD
from strategic_plan.models import Membership, Organization, Role


class Command(BaseCommand):
    """Prints one line for each account, the first of every role before the others."""

    help = "Say who can sign in to the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts exist in the demo only; set DEMO=1.")
        if not Organization.objects.filter(is_sample=True).exists():
            raise CommandError("The sample is not loaded yet: run `manage.py load_sample` first.")
        memberships = Membership.objects.select_related("user").order_by("pk")
        width = max(len(membership.user.email) for membership in memberships)
        self.stdout.write(f"Sign in with one of these addresses and the password {DEMO_PASSWORD}")
        for membership in memberships:
            role = Role(membership.role).label
            self.stdout.write(f"  {membership.user.email:<{width}}  {role}: {membership.office}")
        self.stdout.write(f"The mail it sends is read at {settings.SITE_URL}{reverse('portal:demo-mail')}")
