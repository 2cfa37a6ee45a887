"""Holes that were found and closed: each test fails when its guard is taken away."""
