"""Serves a short list of files out of node_modules, never the folders around them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Warning
from django.core.files.storage import FileSystemStorage


class FrontEndFinder(BaseFinder):
    """Finds `settings.FRONT_END_FILES`, paths below node_modules, under the URL prefix "vendor/".

    A package holds sources, demonstrations and every weight of a font; `STATICFILES_DIRS` would publish all of it.
    """

    prefix = "vendor"

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.root = Path(settings.BASE_DIR) / "node_modules"
        self.storage = FileSystemStorage(location=self.root)
        self.storage.prefix = self.prefix  # type: ignore[attr-defined]  # read by collectstatic

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Warn about listed files that are not installed: a page without its fonts is a mistake seen late."""
        missing = [name for name in settings.FRONT_END_FILES if not (self.root / name).is_file()]
        if not missing or Path(settings.STATIC_ROOT).is_dir():
            return []
        hint = "Run `npm ci`. Missing: " + ", ".join(missing)
        return [Warning("Front-end files are not installed.", hint=hint, id="strategic_plan.W001")]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file behind a static path, or an empty list when it is not on ours, as Django expects."""
        name = path.removeprefix(f"{self.prefix}/")
        listed = name != path and name in settings.FRONT_END_FILES and (self.root / name).is_file()
        if find_all:
            return [str(self.root / name)] if listed else []
        return str(self.root / name) if listed else []

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every listed file that is installed, for collectstatic."""
        for name in settings.FRONT_END_FILES:
            if (self.root / name).is_file():
                yield name, self.storage
