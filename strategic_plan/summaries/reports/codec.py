"""Canonical JSON of frozen dataclasses: one value has one text, and comes back from it without loss.

An edition is named by the hash of its data, so the text may not depend on the order of keys, the database's idea of a
decimal's trailing zeros, or the machine. Dataclasses that share a field are told apart by their ``block`` word.
"""

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class ContentError(ValueError):
    """The text is not the content it claims to be; the message names the field."""


def canonical(value: object) -> str:
    """The one JSON text of a dataclass: sorted keys, no spaces, decimals as strings, dates as ISO 8601."""
    return json.dumps(encoded(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def encoded(value: object) -> Json:
    """The JSON value of a dataclass tree. Floats are refused: a rounded number has no one text."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return decimal_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return [encoded(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        record = {field.name: encoded(getattr(value, field.name)) for field in fields(value) if _is_said(value, field)}
        block = getattr(value, "block", None)
        return {**record, "block": str(block)} if block else record
    raise ContentError(f"a {type(value).__name__} has no place in a report's content")


def _is_said(value: Any, field: Any) -> bool:
    """A field that came later, and is marked so, is left out where it says nothing: older texts stay what they are."""
    return not (field.metadata.get("came_later") and getattr(value, field.name) == field.default)


def decimal_text(value: Decimal) -> str:
    """The shortest plain text of a decimal: 2.10 and 2.1 are the same figure, so they get the same text."""
    if not value.is_finite():
        raise ContentError(f"{value} is not a figure")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def decoded(kind: type[T], text: str) -> T:
    """The dataclass ``kind`` read back from its JSON text. Raises ContentError at the first thing that does not fit."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ContentError(f"not JSON: {error}") from error
    value: T = _read(kind, data, kind.__name__)
    return value


def _read(kind: Any, data: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _read_union(get_args(kind), data, where)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], item, f"{where}[{i}]") for i, item in enumerate(_of(list, data, where)))
    if origin is Literal:
        if data not in get_args(kind):
            raise ContentError(f"{where}: {data!r} is none of {', '.join(map(repr, get_args(kind)))}")
        return data
    if is_dataclass(kind):
        return _read_dataclass(kind, _of(dict, data, where), where)
    if kind is Decimal or kind is date:
        return _read_scalar(kind, _of(str, data, where), where)
    return _of(kind, data, where)


def _read_union(kinds: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None and NoneType in kinds:
        return None
    candidates = [kind for kind in kinds if kind is not NoneType]
    if len(candidates) == 1:
        return _read(candidates[0], data, where)
    block = _of(dict, data, where).get("block")
    for kind in candidates:
        if kind.block == block:
            return _read(kind, data, where)
    raise ContentError(f"{where}: there is no block {block!r}")


def _read_dataclass(kind: Any, data: dict[str, Any], where: str) -> Any:
    hints = _hints(kind)
    given = {name: item for name, item in data.items() if name != "block"}
    if unknown := sorted(given.keys() - hints.keys()):
        raise ContentError(f"{where}: {kind.__name__} has no field {', '.join(unknown)}")
    for field in fields(kind):
        if field.name not in given and field.default is MISSING and field.default_factory is MISSING:
            raise ContentError(f"{where}: {field.name} is missing")
    return kind(**{name: _read(hints[name], item, f"{where}.{name}") for name, item in given.items()})


def _read_scalar(kind: Any, text: str, where: str) -> Any:
    try:
        return Decimal(text) if kind is Decimal else date.fromisoformat(text)
    except (InvalidOperation, ValueError) as error:
        raise ContentError(f"{where}: {text!r} is no {kind.__name__.lower()}") from error


def _of(kind: type[T], data: Any, where: str) -> T:
    if type(data) is not kind:
        raise ContentError(f"{where}: expected {kind.__name__}, found {type(data).__name__}")
    return data


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind).items() if get_origin(hint) is not ClassVar}
