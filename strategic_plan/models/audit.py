"""The audit trail: who did what, when, on which thing, in words; append-only and chained by hashes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, kind: str, identifier: int) -> EventQuerySet:
        """Everything that happened to one thing."""
        return self.filter(thing_kind=kind, thing_id=identifier)

    def newest_first(self) -> EventQuerySet:
        return self.order_by("-number")


class Event(models.Model):
    """One deed. It holds words instead of foreign keys, so that it outlives whatever it speaks of.

    The chain covers a salted hash of the words, not the words: they may be erased where the law asks for
    it (words and salt emptied together) and every later hash still holds.
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("when"))
    actor_id = models.BigIntegerField(_("actor"), null=True)
    actor_words = models.CharField(_("who"), max_length=300)
    deed = models.CharField(_("deed"), max_length=60)
    thing_kind = models.CharField(_("kind of thing"), max_length=60)
    thing_id = models.BigIntegerField(_("thing"))
    thing_words = models.CharField(_("which thing"), max_length=300)
    words = models.TextField(_("what happened"), blank=True)
    salt = models.CharField(max_length=32, blank=True)
    words_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("event")
        indexes = [models.Index(fields=["thing_kind", "thing_id"], name="event_thing")]

    def __str__(self) -> str:
        return f"{self.number}: {self.words or self.deed}"
