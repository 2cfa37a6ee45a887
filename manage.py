#!/usr/bin/env python
"""The command line: every deed of an operator begins here."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strategic_plan.settings")
    if sys.argv[1:2] == ["makemigrations"] and "DEMO" not in os.environ:
        # It compares the models with the migrations, and signs nothing: a key that ends with it will do.
        os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))
    execute_from_command_line(sys.argv)
