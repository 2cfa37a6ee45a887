"""Files in and out: rows as files, files as rows; nothing here writes to the database."""
