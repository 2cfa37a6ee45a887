"""Accounts: a user signs in with an e-mail address; memberships say in which office and with which role."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Language, words
from strategic_plan.models.organization import Area, Unit


class UserManager(BaseUserManager["User"]):
    def create_user(
        self,
        email: str,
        *,
        name: str,
        password: str | None = None,
        language: str = Language.ENGLISH,
    ) -> User:
        """A user by invitation; without a password nobody can sign in until one is set."""
        user = self.model(email=self.normalize_email(email), name=name, language=language)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who may sign in. Rights come from memberships; the name is for the office's own eyes."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = words(120, _("name"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("user")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_whatever_the_case",
                violation_error_message=_("Somebody signs in with this e-mail address already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person comes to do; rights of several memberships add up."""

    CONTRIBUTOR = "contributor", _("Contributor")
    ANALYST = "analyst", _("Analyst")
    CHIEFS_OFFICE = "chiefs_office", _("Chief’s office")
    GOVERNANCE_STAFF = "governance_staff", _("Governance staff")
    BOARD_MEMBER = "board_member", _("Board member")
    ADMINISTRATOR = "administrator", _("Administrator")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: datetime.date) -> MembershipQuerySet:
        """Those in force on a day, of users who may sign in."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day),
            starts_on__lte=day,
            user__is_active=True,
        ).select_related("user")

    def of(self, user: User) -> MembershipQuerySet:
        return self.filter(user=user)


class Membership(models.Model):
    """A person's office: the role it gives, from when, until when. People appear by their office title."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    office = words(120, _("office"))
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="supervises")
    supervisor_first = models.BooleanField(_("the supervisor reads updates first"), default=False)
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_dates_in_order",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(supervisor__isnull=True) | ~Q(supervisor=F("user")),
                name="membership_not_own_supervisor",
                violation_error_message=_("Nobody is their own supervisor."),
            ),
            models.CheckConstraint(
                condition=Q(supervisor_first=False) | Q(supervisor__isnull=False),
                name="membership_supervisor_first_has_one",
                violation_error_message=_("Name the supervisor who reads the updates first."),
            ),
        ]

    def __str__(self) -> str:
        return self.office
