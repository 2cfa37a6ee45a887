"""Deeds of the planning cycle: what surrounds a plan, whom it heard, what the law asks, and how it comes to be."""
