"""Tables of the workspace."""
