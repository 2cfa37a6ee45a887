"""Releases: what may be public of the figures, what is withheld and why, and what the public reads of it."""
