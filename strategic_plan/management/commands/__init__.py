"""The commands of `manage.py`; each is thin."""
