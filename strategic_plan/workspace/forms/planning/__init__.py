"""Forms of the planning cycle."""
