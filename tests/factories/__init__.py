"""Rows for the tests, in realistic words: one module for each topic, plain functions, every part may be overridden."""
