"""SQLite as Django has it, with a queue in front of its one writer; named by `ENGINE` in the settings."""
