"""What WeasyPrint leaves out of a PDF that is to pass both PDF/A-3a and PDF/UA-1, added just before it is written.

* the PDF/UA identifier in the metadata, with the extension schema that PDF/A asks for before it accepts the identifier;
* a body (LBody) around whatever stands in a list item without one;
* a Link element around every link annotation, and the link's own words as the description of its annotation;
* a Reference around the call of a note, and the Note itself where it is called, with its number as its label.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.document import Document

UA_DESCRIPTION = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """The finisher given to ``write_pdf``; works on the objects in memory, in one pass for each concern."""
    _identify(pdf)
    _describe_links(document, pdf)
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for element in elements:
        if element["S"] == "/LI":
            _give_body(pdf, element)
        elif element["S"] != "/Link":
            _wrap_annotations(pdf, element)
    _place_notes(pdf)


def _identify(pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [bytes(part).replace(b"</rdf:RDF>", UA_DESCRIPTION, 1) for part in metadata.stream]


def _describe_links(document: Document, pdf: pydyf.PDF) -> None:
    """A screen reader says an annotation's description: the words of the link, not the name of its anchor."""
    for page in document.pages:
        for _, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is not None and box.element is not None:
                words = box.element.get("title") or " ".join("".join(box.element.itertext()).split())
                annotation["Contents"] = pydyf.String(words or target)


def _give_body(pdf: pydyf.PDF, item: Any) -> None:
    """PDF/UA lets a list item hold a label and a body, nothing else."""
    kids = list(item["K"])
    loose = [kid for kid in kids if _structure(pdf, kid) not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = _element(pdf, "/LBody", parent=item, kids=loose)
    item["K"] = pydyf.Array([kid for kid in kids if kid not in loose] + [body.reference])


def _wrap_annotations(pdf: pydyf.PDF, element: Any) -> None:
    """An annotation that hangs on anything but a Link gets one of its own, and the parent tree is told."""
    kids = list(element["K"])
    for position, kid in enumerate(kids):
        reference = _object(pdf, kid) if _is_reference(kid) else None
        if not isinstance(reference, dict) or reference.get("Type") != "/OBJR":
            continue
        annotation = _object(pdf, reference["Obj"])
        if annotation.get("Subtype") != "/Link":
            continue
        link = _element(pdf, "/Link", parent=element, kids=[kid])
        kids[position] = link.reference
        _point_parent_tree(pdf, annotation["StructParent"], link.reference)
    element["K"] = pydyf.Array(kids)


def _place_notes(pdf: pydyf.PDF) -> None:
    """A reader hears a note where it is called, and not after the last words of the page.

    The typesetter gathers the notes of a page in an element of its own. Calls and notes point at each other, so their
    links say which belong together.
    """
    links = {name: element for element in _structure_elements(pdf) if (name := _destination(pdf, element))}
    for name, back in links.items():
        kind, _, number = name.partition("-")
        call = links.get(f"note-{number}")
        if kind != "call" or call is None:
            continue
        note = _object(pdf, back["P"])
        area = _object(pdf, note["P"])
        note["S"], note["ID"] = "/Note", pydyf.String(f"note-{number}")
        label = _element(pdf, "/Lbl", parent=note, kids=[back.reference])
        kids = [label.reference if kid == back.reference else kid for kid in note["K"]]
        note["K"] = pydyf.Array([kid for kid in kids if not _is_reference(kid) or _object(pdf, kid).get("K")])
        area["K"] = pydyf.Array([kid for kid in area["K"] if kid != note.reference])
        parent = _object(pdf, call["P"])
        place = list(parent["K"]).index(call.reference)
        reference = _element(pdf, "/Reference", parent=parent, kids=[call.reference])
        parent["K"][place : place + 1] = [reference.reference, note.reference]
        note["P"] = parent.reference
        if not area["K"]:
            above = _object(pdf, area["P"])
            above["K"] = pydyf.Array([kid for kid in above["K"] if kid != area.reference])


def _structure_elements(pdf: pydyf.PDF) -> list[Any]:
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]


def _destination(pdf: pydyf.PDF, element: Any) -> str:
    """Where the annotation of a Link element leads within the document; empty for every other element."""
    if element["S"] != "/Link":
        return ""
    for kid in element["K"]:
        reference = _object(pdf, kid) if _is_reference(kid) else None
        if isinstance(reference, dict) and reference.get("Type") == "/OBJR":
            destination = _object(pdf, reference["Obj"]).get("Dest")
            return destination.string if isinstance(destination, pydyf.String) else ""
    return ""


def _point_parent_tree(pdf: pydyf.PDF, number: int, reference: Any) -> None:
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    for index, value in _pairs(numbers):
        if value == number:
            numbers[index + 1] = reference
            return


def _pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    for index in range(0, len(numbers), 2):
        yield index, numbers[index]


def _element(pdf: pydyf.PDF, name: str, *, parent: Any, kids: list[Any]) -> Any:
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": name,
            "K": pydyf.Array(kids),
            "P": parent.reference,
            **({"Pg": parent["Pg"]} if "Pg" in parent else {}),
        }
    )
    pdf.add_object(element)
    for kid in kids:
        child = _object(pdf, kid) if _is_reference(kid) else None
        if isinstance(child, dict) and child.get("Type") == "/StructElem":
            child["P"] = element.reference
    return element


def _structure(pdf: pydyf.PDF, kid: Any) -> str:
    child = _object(pdf, kid) if _is_reference(kid) else None
    return str(child.get("S", "")) if isinstance(child, dict) else ""


def _is_reference(value: Any) -> bool:
    return isinstance(value, bytes | str) and re.fullmatch(rb"\d+ 0 R", _bytes(value)) is not None


def _object(pdf: pydyf.PDF, reference: Any) -> Any:
    return pdf.objects[int(_bytes(reference).split()[0])]


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()
