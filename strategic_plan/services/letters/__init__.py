"""Letters: written down once for each occasion, claimed before they are handed over, and never sent twice."""

from strategic_plan.services.letters.sending import Posted, send_letters
from strategic_plan.services.letters.settings import set_reminders
from strategic_plan.services.letters.writing import nudge_owner, tell_of_return, write_digests

__all__ = ["Posted", "nudge_owner", "send_letters", "set_reminders", "tell_of_return", "write_digests"]
