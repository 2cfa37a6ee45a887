"""A report for office programs: a Word file for an agenda package, slides for the meeting. Only workers import it."""
