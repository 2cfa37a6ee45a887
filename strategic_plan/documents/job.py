"""What the rendering process is given, and nothing else: a page, its styles, its files, its limits.

The job travels as JSON between the process that has the database and the one that has WeasyPrint. It imports neither.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

Phase = Literal["laying_out", "writing", "checking"]
PHASES: tuple[Phase, ...] = ("laying_out", "writing", "checking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file inside the PDF: the report's data, so that the figures travel with the page that shows them."""

    name: str
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one rendering may take before it is stopped."""

    cpu_seconds: int = 90
    wall_seconds: int = 120
    memory_bytes: int = 1536 * 1024 * 1024
    file_bytes: int = 64 * 1024 * 1024
    pages: int = 400


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A document to typeset. ``moment`` is the only date in it; ``identifier`` is its hash, so bytes repeat exactly.

    ``files`` maps the names that styles may fetch ("fonts/SourceSans3-Regular.ttf") to paths; nothing else is fetched.
    """

    html: str
    styles: tuple[str, ...]
    files: dict[str, str]
    moment: datetime
    identifier: str
    enclosures: tuple[Enclosure, ...] = ()
    limits: Limits = USUAL_LIMITS

    def to_json(self) -> str:
        """The job as the rendering process reads it."""
        return json.dumps({**asdict(self), "moment": self.moment.astimezone(UTC).isoformat()})

    @property
    def sha256(self) -> str:
        """The hash of everything the bytes of the PDF depend on, but for the version of the typesetter."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """The job read back."""
        data = json.loads(text)
        return cls(
            html=data["html"],
            styles=tuple(data["styles"]),
            files=data["files"],
            moment=datetime.fromisoformat(data["moment"]),
            identifier=data["identifier"],
            enclosures=tuple(Enclosure(**item) for item in data["enclosures"]),
            limits=Limits(**data["limits"]),
        )
