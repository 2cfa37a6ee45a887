"""Charts: what they draw, how their words keep clear of each other, and their golden files."""
