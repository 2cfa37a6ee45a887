"""HTML to PDF/A-3a and PDF/UA-1. Only the rendering process imports what is in here: WeasyPrint takes over a second."""
