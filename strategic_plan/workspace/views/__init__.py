"""Views of the workspace: load, check, form, deed, respond."""
