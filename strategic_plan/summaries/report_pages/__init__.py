"""What the workspace says about reports: the list, the composer, and the checks before a deed that cannot be undone."""
