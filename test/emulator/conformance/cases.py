"""The cases of an action's members: each valid request, and each with one thing wrong, or with everything."""
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.model import ListShape, Shape, StructureShape

from deviations import EXCLUSIVE, NEW_NAMES, Deviation, deviation_of
from outcomes import MISSING, Outcome, Refuses, Succeeds
from service import Operation, paths_of
from stages import STAGES, Request
from variants import ABSENT, BOUNDARY, CONSTRAINT, REQUIRED, Variant, members_of, of_text
from wire import Message, message_of
from world import World

VALID, AT_ONCE, UNKNOWN = "valid", "several at once", "unknown member"
# What stands before the service takes no longer ones (CloudFront, by its headers): bytes.
LONGEST_TARGET = 8192
# Names that some languages would take for more than a name.
STRANGERS = {"colour": "red", "__proto__": {"name": "x"}, "constructor": 1, "toString": None, "": []}


@dataclass(frozen=True)
class Case:
    kind: str
    says: str
    message: Message
    outcome: Outcome
    request: Request | None = None
    """The members that were asked for, when an answer has to fit them."""
    authorization: str | None = None
    path: str = ""
    """The member that the case is about."""
    deviation: Deviation | None = None


class Stage:
    """Requests to begin with: one to be refused many times, and a new one for each that may succeed."""

    def __init__(self, operation: Operation, world: World) -> None:
        self.operation = operation
        self._make = lambda: STAGES[operation.name](world)
        self.refused: Request = self._make()

    def fresh(self) -> Request:
        return copy.deepcopy(self._make())

    def minimal(self) -> Request:
        """Without what is not required, but for what the emulator asks for all the same (deviations.py)."""
        operation, request = self.operation, self.fresh()

        def is_needed(name: str) -> bool:
            row = deviation_of(operation.name, f"/{name}", ABSENT)
            return name in operation.required or (row is not None and row.answer != Succeeds())

        return {name: required_of(operation.members[name], value) for name, value in request.items() if is_needed(name)}


def required_of(shape: Shape, value: Any) -> Any:
    if isinstance(shape, StructureShape):
        return {name: required_of(shape.members[name], value[name]) for name in shape.required_members}
    return [required_of(shape.member, item) for item in value] if isinstance(shape, ListShape) else value


def cases_of_members(stage: Stage) -> Iterator[Case]:
    operation = stage.operation
    for says, make in (("every member", stage.fresh), ("required members alone", stage.minimal)):
        request = make()
        yield Case(VALID, says, message_of(operation, request), Succeeds(), request)
    found = list(_variants(operation, stage.refused))
    for variant in found:
        case = _case_of(stage, variant)
        if len(case.message.target) <= LONGEST_TARGET:
            yield case
    yield from _several(stage, found)
    yield from _unknown(stage)
    request = stage.refused
    yield Case(VALID, "what was refused so often", message_of(operation, request), Succeeds(), request)


def _variants(operation: Operation, request: Request) -> Iterator[Variant]:
    shape = operation.input
    if shape is None:
        return
    body = [one for one in members_of(shape, request, "") if operation.place_of(one.path.split("/")[1]) == "body"]
    yield from body
    for name in operation.in_place("uri"):
        yield from of_text(shape.members[name], f"/{name}")
    for name in operation.in_place("querystring"):
        required = name in operation.required
        yield Variant(REQUIRED if required else BOUNDARY, f"/{name}", ABSENT, "absent", ("not be null",) if required else None)
        yield from of_text(shape.members[name], f"/{name}")


def _case_of(stage: Stage, variant: Variant) -> Case:
    operation = stage.operation
    row = deviation_of(operation.name, variant.path, variant.value)
    if row and variant.breaks is not None and row.answer != Succeeds():
        # The constraint is met first.
        row = None
    outcome = row.answer if row else _outcome_of(operation, variant)
    succeeds = outcome == Succeeds()
    request = _with(operation, stage.fresh() if succeeds else stage.refused, variant)
    message = message_of(operation, request)
    return Case(variant.kind, f"{variant.path}: {variant.says}", message, outcome, request if succeeds else None, None, variant.path, row)


def _outcome_of(operation: Operation, variant: Variant) -> Outcome:
    if variant.breaks is not None:
        return Refuses({variant.named or variant.path: variant.breaks})
    names = variant.path[1:] in operation.in_place("uri") and (operation.name, variant.path) not in NEW_NAMES
    return MISSING if names else Succeeds()


def _with(operation: Operation, request: Request, *changes: Variant) -> Request:
    """A request with values put in, or left out, at their paths."""
    changed = copy.deepcopy(request)
    for variant in changes:
        alone = EXCLUSIVE.get(operation.name, ())
        if variant.path[1:] in alone and variant.value not in (ABSENT, None):
            changed = {name: value for name, value in changed.items() if name not in alone}
        *parents, last = variant.path[1:].split("/")
        place: Any = changed
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list):
            place[int(last)] = variant.value
        elif variant.value is ABSENT:
            place.pop(last, None)
        else:
            place[last] = variant.value
    return changed


def _several(stage: Stage, found: list[Variant]) -> Iterator[Case]:
    """All members wrong at once, and each two neighbours: every one of them has to be named."""
    operation = stage.operation
    wrong: dict[str, Variant] = {}
    for variant in sorted(found, key=lambda one: one.kind != CONSTRAINT):
        if variant.breaks is not None and variant.value not in (ABSENT, "") and variant.named is None:
            wrong.setdefault(variant.path, variant)
    leaves = [one for path, one in wrong.items() if not any(other.startswith(f"{path}/") for other in wrong)]
    if operation.name in EXCLUSIVE:
        leaves = leaves[:1]
    for chosen in [leaves, *([*pair] for pair in zip(leaves, leaves[1:]))]:
        if len(chosen) < 2:
            continue
        request = _with(operation, stage.refused, *chosen)
        paths = {variant.path: variant.breaks or () for variant in chosen}
        yield Case(AT_ONCE, f"{len(chosen)} wrong members: {', '.join(paths)}", message_of(operation, request), Refuses(paths))


def _unknown(stage: Stage) -> Iterator[Case]:
    """Members that the model does not have are passed over, wherever they stand."""
    operation = stage.operation
    if operation.takes_body:
        request = stage.fresh()
        told = {name: _estranged(operation.members[name], value) for name, value in request.items()} | STRANGERS
        yield Case(UNKNOWN, "in the body and all structures in it", message_of(operation, told), Succeeds(), request)
    request = stage.fresh()
    message = message_of(operation, request)
    target = f"{message.target}{'&' if '?' in message.target else '?'}colour=red&__proto__=x&constructor"
    yield Case(UNKNOWN, "in the query", Message(message.method, target, message.body), Succeeds(), request)
    for name in operation.required:
        if operation.place_of(name) == "body":
            renamed = {name.swapcase() if key == name else key: value for key, value in stage.refused.items()}
            says = f"/{name}: as {name.swapcase()}"
            yield Case(REQUIRED, says, message_of(operation, renamed), Refuses({f"/{name}": ("not be null",)}), path=f"/{name}")


def _estranged(shape: Shape, value: Any) -> Any:
    if isinstance(shape, StructureShape):
        return {name: _estranged(shape.members[name], one) for name, one in value.items()} | STRANGERS
    return [_estranged(shape.member, item) for item in value] if isinstance(shape, ListShape) else value


def untried(operation: Operation, kinds: dict[str, set[str]]) -> list[str]:
    """Members at any depth that lack a valid or an invalid case."""
    paths = paths_of(operation.input) if operation.input else {}
    valid = [f"{path} has no valid case" for path in paths if not {VALID, BOUNDARY} & kinds[path]]
    return valid + [f"{path} has no invalid case" for path in paths if not kinds[path] - {VALID, BOUNDARY}]


def paths_in(value: Any, path: str = "") -> Iterator[str]:
    """The paths of all that a request holds; the first item stands for all of a list."""
    parts = value.items() if isinstance(value, dict) else [("0", item) for item in value] if isinstance(value, list) else []
    for name, part in parts:
        yield f"{path}/{name}"
        yield from paths_in(part, f"{path}/{name}")
