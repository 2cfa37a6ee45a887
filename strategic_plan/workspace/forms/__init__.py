"""Forms of the workspace: they check and clean, deeds store."""
