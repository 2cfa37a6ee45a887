"""A report as a document: its content as HTML for the screen and the page, and as a PDF that anyone can read."""
