"""Pages of the planning cycle: scan, risks, consultation, coverage, and the making of a plan."""
