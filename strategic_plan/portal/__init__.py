"""The public pages: editions and releases, never drafts and never live tables."""
