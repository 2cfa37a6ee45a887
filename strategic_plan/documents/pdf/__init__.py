"""HTML to PDF/A-3a and PDF/UA-1. Only the press imports the typesetter from in here: WeasyPrint takes over a second."""
