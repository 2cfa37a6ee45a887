"""Pictures of a report: brought by its composers, looked at before they are unpacked, and encoded anew."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.models import Picture, Report
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.reports.composing import require_editable

if TYPE_CHECKING:
    from PIL import Image
from strategic_plan.summaries.report_pages.checklist import names_a_file

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
MOST_PICTURES = 20
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 82


@transaction.atomic
def bring_picture(
    report: Report, *, data: bytes, description: str, caption: str = "", by: Person, at: datetime.datetime
) -> Picture:
    """Keep a picture for a report. Its size is read from its head: what is too large is never unpacked.

    It is encoded anew, so that nothing travels with it but what is seen: no place, no camera, no second file.
    """
    require(by, Deed.COMPOSE_REPORT)
    require_editable(report)
    if not description.strip():
        raise ValidationError({"description": _("Describe the picture for people who do not see it.")})
    if names_a_file(description):
        raise ValidationError({"description": _("Say what the picture shows; this is the name of its file.")})
    last = report.pictures.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_PICTURES:
        raise ValidationError({"file": _("A report has at most %(most)s pictures.") % {"most": MOST_PICTURES}})
    encoded, width, height = encode(data)
    picture = Picture(
        report=report,
        number=last + 1,
        description=description.strip(),
        caption=caption.strip(),
        encoded=encoded,
        format=Picture.Format.JPEG,
        width=width,
        height=height,
        brought_at=at,
        brought_by=by.acting,
    )
    picture.full_clean()
    picture.save(force_insert=True)
    audit.record("bring picture", report, f"{by.office} brought picture {picture.number} of {report}.", by=by, at=at)
    return picture


def encode(data: bytes) -> tuple[bytes, int, int]:
    """A picture as JPEG of at most 1,600 pixels a side, with width and height. ValidationError says what is wrong."""
    from PIL import Image  # slow to load, and only who brings a picture needs it

    with decoded(data) as upright:
        seen = upright.convert("RGBA")
        ground = Image.new("RGB", seen.size, "#ffffff")
        ground.paste(seen, mask=seen.getchannel("A"))
        ground.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        out = io.BytesIO()
        ground.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue(), ground.width, ground.height


@contextmanager
def decoded(data: bytes) -> Iterator[Image.Image]:
    """A picture that somebody brought, unpacked and upright; ValidationError says why it cannot be."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # slow to load, and only who brings a picture needs it

    if len(data) > MOST_BYTES:
        raise _wrong(_("The picture has %(size)s MB; 10 MB is the most.") % {"size": len(data) // 1024 // 1024})
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as found:
            width, height = found.size
            if width * height > MOST_PIXELS:
                words = _("The picture has %(width)s x %(height)s pixels; 40 million pixels are the most.")
                raise _wrong(words % {"width": f"{width:,}", "height": f"{height:,}"})
            found.verify()  # a file cut short is refused, whatever else in this process tells Pillow to be lenient
        with Image.open(io.BytesIO(data), formats=FORMATS) as found:
            yield ImageOps.exif_transpose(found)
    except Image.DecompressionBombError as error:  # read from the head, before anything is unpacked
        raise _wrong(_("The picture has far more than 40 million pixels, which are the most.")) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise _wrong(_("This file is no picture that can be read. Bring a JPEG, PNG or WebP file.")) from error


def _wrong(sentence: str) -> ValidationError:
    return ValidationError({"file": sentence})
