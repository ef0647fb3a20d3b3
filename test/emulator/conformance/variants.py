"""What a member may be and what it may not: values on both sides of each constraint that the model has."""
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.model import ListShape, Shape, StructureShape

from patterns import examples_of, fits
from timestamps import timestamps

BOUNDARY, CONSTRAINT, REQUIRED, TYPE = "boundary", "violated constraint", "missing required", "wrong type"
ABSENT = object()

# One character each, whatever it takes in memory or on the wire.
SMILE, COMBINED = "\U0001f642", "e\u0301"
# What text may hold where no pattern forbids it.
ODD_TEXTS = (" ", "'; DROP TABLE spaces; --", "\\u0041\\\"/<>&", "\u200f\u202e\u2028\ufeff", "\x01\x1f\x7f\t\r\n", "a\0b", "null")
MANY = 100


@dataclass(frozen=True)
class Variant:
    """A value for what stands at a path of a request, and what the model says to it."""

    kind: str
    path: str
    value: Any
    says: str
    breaks: tuple[str, ...] | None = None
    """What has to be said of the path when the value is refused; none when it is fine."""
    named: str | None = None
    """The path that is named instead, when only something within the value is wrong."""


def variants(shape: Shape, value: Any, path: str) -> Iterator[Variant]:
    """Variants of a valid value and of all that is in it."""
    yield from _wrong_types(shape, path)
    if isinstance(shape, StructureShape):
        yield from members_of(shape, value, path)
    elif isinstance(shape, ListShape):
        yield from _lists(shape, value, path)
    elif shape.type_name == "string":
        yield from _strings(shape, path)
        yield Variant(TYPE, path, "abc\ud83d", "half of a surrogate pair", ())
    elif shape.type_name == "integer":
        yield from _integers(shape, path)
    elif shape.type_name == "timestamp":
        yield from (Variant(BOUNDARY if fits else CONSTRAINT, path, text, text, None if fits else ()) for text, fits in timestamps(value))
    else:
        raise LookupError(f"{path} is of type {shape.type_name}: nothing is known of its values.")


def members_of(shape: StructureShape, value: dict, path: str) -> Iterator[Variant]:
    for name, member in shape.members.items():
        place = f"{path}/{name}"
        for absent, says in ((ABSENT, "absent"), (None, "null")):
            if name in shape.required_members:
                yield Variant(REQUIRED, place, absent, says, ("not be null",))
            else:
                yield Variant(BOUNDARY, place, absent, says)
        yield from variants(member, value.get(name), place)


def of_text(shape: Shape, path: str) -> Iterator[Variant]:
    """Variants of a member that can be nothing but text on the wire: those of a label, or of a query."""
    if shape.type_name == "string":
        yield from _strings(shape, path)
    elif shape.type_name == "integer":
        yield from (one for one in _integers(shape, path) if isinstance(one.value, int))
        yield from (Variant(TYPE, path, text, repr(text), ()) for text in ("many", "1.5", " 1", "1e1", "0x1", "true", "9" * 30, ""))
    else:
        raise LookupError(f"{path} is a {shape.type_name} in the path or the query: nothing is known of such.")


def _wrong_types(shape: Shape, path: str) -> Iterator[Variant]:
    others = {"string": "text", "integer": 7, "number": 1.5, "boolean": True, "list": ["text"], "structure": {"colour": "red"}}
    takes = {"timestamp": "string"}.get(shape.type_name, shape.type_name)
    yield from (Variant(TYPE, path, value, f"a {name}", ()) for name, value in others.items() if name != takes)
    if takes == "integer":
        yield from (Variant(TYPE, path, text, f"{text!r}, a number as text", ()) for text in ("5", "0", ""))


def _strings(shape: Shape, path: str) -> Iterator[Variant]:
    if shape.enum:
        yield from _enumerations(shape, path)
        return
    pattern, low, high = shape.metadata.get("pattern"), shape.metadata.get("min"), shape.metadata.get("max")
    write = examples_of(pattern).text if pattern else lambda length: "x" * length
    bounds = tuple(str(limit) for limit in (low, high) if limit is not None)
    if low:
        yield Variant(BOUNDARY, path, write(low), _length(low))
        yield Variant(CONSTRAINT, path, write(low - 1), _length(low - 1), bounds)
    if high:
        yield Variant(BOUNDARY, path, write(high), _length(high))
        yield Variant(CONSTRAINT, path, write(high + 1), _length(high + 1), bounds)
    elif not pattern or low:
        yield Variant(BOUNDARY, path, write(2000), _length(2000))
    if pattern:
        yield from _patterned(shape, path)
    else:
        yield from _free_texts(low, high, bounds, path)
    if not low and not pattern:
        yield Variant(BOUNDARY, path, "", "empty")


def _patterned(shape: Shape, path: str) -> Iterator[Variant]:
    pattern, low = shape.metadata["pattern"], shape.metadata.get("min", 0)
    examples = examples_of(pattern)
    yield from (Variant(BOUNDARY, path, text, repr(text)) for text in examples.fits if len(text) >= low)
    if "min" in shape.metadata and low == 0:
        yield Variant(BOUNDARY, path, "", "empty") if fits(pattern, "") else Variant(CONSTRAINT, path, "", "empty", (pattern,))
    failing = (text for text in examples.fails if len(text) >= low)
    yield from (Variant(CONSTRAINT, path, text, repr(text), (pattern,)) for text in failing)


def _free_texts(low: int | None, high: int | None, bounds: tuple[str, ...], path: str) -> Iterator[Variant]:
    yield from (Variant(BOUNDARY, path, text, repr(text)) for text in ODD_TEXTS if (low or 0) <= len(text) <= (high or len(text)))
    if high:
        yield Variant(BOUNDARY, path, SMILE * high, f"{high} characters beyond the BMP")
        yield Variant(CONSTRAINT, path, SMILE * (high + 1), f"{high + 1} characters beyond the BMP", bounds)
        yield Variant(CONSTRAINT, path, (COMBINED * high)[: high + 1], f"{high + 1} characters that combine", bounds)


def _enumerations(shape: Shape, path: str) -> Iterator[Variant]:
    yield from (Variant(BOUNDARY, path, value, value) for value in shape.enum)
    wrong = {shape.enum[0].swapcase(), f"{shape.enum[0]} ", "", "unknown"} - set(shape.enum)
    yield from (Variant(CONSTRAINT, path, value, repr(value), tuple(shape.enum)) for value in sorted(wrong))


def _integers(shape: Shape, path: str) -> Iterator[Variant]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    bounds = tuple(str(limit) for limit in (low, high) if limit is not None)
    for limit, beyond in ((low, -1), (high, 1)):
        if limit is not None:
            yield Variant(BOUNDARY, path, limit, str(limit))
            yield Variant(BOUNDARY, path, float(limit), f"{float(limit)}, which is {limit} in JSON")
            yield Variant(CONSTRAINT, path, limit + beyond, str(limit + beyond), bounds)
    if low is None:
        yield from (Variant(BOUNDARY, path, value, f"{value}, for there is no least") for value in (0, -1, -(2**31)))
    if high is not None:
        yield Variant(CONSTRAINT, path, 2**31, "2^31", bounds)
        yield from (Variant(CONSTRAINT, path, huge, says, ()) for huge, says in ((2**63, "2^63"), (10**30, "10^30"), (10**400, "10^400")))
    if low is not None:
        yield from (Variant(CONSTRAINT, path, huge, says, ()) for huge, says in ((-(2**31) - 1, "-2^31-1"), (-(10**400), "-10^400")))


def _lists(shape: ListShape, value: list, path: str) -> Iterator[Variant]:
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
    bounds = tuple(str(limit) for limit in (low, high) if limit is not None)
    item = value[0]
    sizes = {low, low + 1, MANY} if high is None else {low, high}
    yield from (Variant(BOUNDARY, path, [item] * size, f"{size} items") for size in sorted(sizes))
    if low:
        yield Variant(CONSTRAINT, path, [item] * (low - 1), f"{low - 1} items", bounds)
    if high is not None:
        yield from (Variant(CONSTRAINT, path, [item] * size, f"{size} items", bounds) for size in (high + 1, MANY))
    if high is None or high > 1:
        wrong = "text" if isinstance(shape.member, StructureShape) else 7
        yield Variant(TYPE, path, [item, wrong], "a second item of another type", (), f"{path}/1")
    if high is None or high > 0:
        yield Variant(TYPE, f"{path}/0", None, "a null item", ())
        yield from variants(shape.member, item, f"{path}/0")


def _length(length: int) -> str:
    return f"{length} characters"
