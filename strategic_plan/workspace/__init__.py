"""The signed-in pages: one view a page, one URL name, one test file of the same name."""
