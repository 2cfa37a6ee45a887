#!/usr/bin/env python
"""The command line: every deed of an operator begins here."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strategic_plan.settings")
    execute_from_command_line(sys.argv)
