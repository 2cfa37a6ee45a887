"""An app of the suite: how the database is emptied after a test that has committed."""
