"""An electronic seal on a finished PDF (PAdES B-B, by pyHanko): whose file it is, and that no byte has changed since.

The field of the seal is put into the file before it is signed, tagged and described like everything else in it, so that
a sealed report still passes PDF/A-3a and PDF/UA-1. It has no size: nobody sees it but programs that look for seals.
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

UNREADABLE = "The certificate of the seal cannot be opened: wrong password, or no PKCS#12 file."
FIELD = "Seal"
PRINTED_AND_LOCKED = 4 | 128
SIGNATURES_EXIST, APPEND_ONLY = 1, 2


class SealFailure(Exception):  # noqa: N818  (what the product calls it)
    """The seal could not be put on. The message is for people."""


@dataclass(frozen=True)
class Seal:
    """A certificate with its key, ready for use: whose it is, and between which moments it holds."""

    owner: str
    holds_from: datetime
    holds_until: datetime
    signer: signers.SimpleSigner


def load_seal(file: Path, password: str) -> Seal:
    """The seal of a PKCS#12 file. Raises SealFailure where there is none, or the password does not open it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SealFailure(f"The certificate of the seal cannot be read: {error.strerror or error}.") from error
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=password.encode())
    except ValueError as error:
        raise SealFailure(UNREADABLE) from error
    if signer is None or signer.signing_cert is None:
        raise SealFailure(UNREADABLE)
    certificate = signer.signing_cert
    return Seal(
        owner=certificate.subject.human_friendly,
        holds_from=certificate.not_valid_before,
        holds_until=certificate.not_valid_after,
        signer=signer,
    )


def sealed(pdf: bytes, seal: Seal, *, reason: str, at: datetime) -> bytes:
    """The PDF with the seal on it. Raises SealFailure where the certificate does not hold at that moment."""
    if not seal.holds_from <= at <= seal.holds_until:
        words = f"{seal.holds_from:%Y-%m-%d} to {seal.holds_until:%Y-%m-%d}"
        raise SealFailure(f"The certificate of the seal holds from {words}, and not now.")
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(_with_field(pdf)))
    signer = _SignerAt(meta, seal.signer, at=at)
    # The library runs an event loop of its own, which a thread that has one already does not allow.
    with ThreadPoolExecutor(max_workers=1) as apart:
        apart.submit(signer.sign_pdf, writer, existing_fields_only=True, output=out).result()
    return out.getvalue()


class _SignerAt(signers.PdfSigner):
    """Seals at a moment that is given: the clock is read by whoever publishes."""

    def __init__(self, meta: signers.PdfSignatureMetadata, signer: signers.Signer, *, at: datetime) -> None:
        super().__init__(meta, signer)
        self.at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.at
        return session


def _with_field(pdf: bytes) -> bytes:
    """The PDF with an empty field for the seal on its first page: in the structure tree, with words, in tab order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page, tree = document.pages[0].obj, document.Root.StructTreeRoot
        key = int(tree.get("/ParentTreeNextKey", _next_key(tree.ParentTree)))
        widget = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T=FIELD,
                TU="Electronic seal",
                Contents="Electronic seal",
                Rect=[0, 0, 0, 0],
                F=PRINTED_AND_LOCKED,
                P=page,
                StructParent=key,
            )
        )
        page.Annots = document.make_indirect(pikepdf.Array([*page.get("/Annots", []), widget]))
        page.Tabs = pikepdf.Name.S
        parent = _kids(tree)[0]
        element = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Form,
                P=parent,
                Pg=page,
                Alt="Electronic seal",
                K=pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=widget, Pg=page),
            )
        )
        parent.K = pikepdf.Array([*_kids(parent), element])
        _number(tree.ParentTree, key, element)
        tree.ParentTreeNextKey = key + 1
        document.Root.AcroForm = document.make_indirect(
            pikepdf.Dictionary(Fields=[widget], SigFlags=SIGNATURES_EXIST | APPEND_ONLY)
        )
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _kids(element: pikepdf.Object) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _next_key(tree: pikepdf.Object) -> int:
    return max((key for key, _element in _numbers(tree)), default=-1) + 1


def _numbers(tree: pikepdf.Object) -> list[tuple[int, Any]]:
    """The numbers of a tree with what each stands for, its branches included."""
    found = list(tree.get("/Nums", []))
    pairs = [(int(found[at]), found[at + 1]) for at in range(0, len(found), 2)]
    for branch in tree.get("/Kids", []):
        pairs += _numbers(branch)
    return pairs


def _number(tree: pikepdf.Object, key: int, element: pikepdf.Object) -> None:
    """One more number, which is the largest, at the end of the tree."""
    if "/Kids" in tree:
        last = tree.Kids[-1]
        _number(last, key, element)
        if "/Limits" in last:
            last.Limits = pikepdf.Array([last.Limits[0], key])
        return
    tree.Nums = pikepdf.Array([*tree.get("/Nums", []), key, element])
