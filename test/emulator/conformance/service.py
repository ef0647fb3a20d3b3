"""CodeCatalyst as botocore's model describes it. Nothing here comes from api/, which is judged with the emulator."""
import botocore.session
from botocore.model import ListShape, OperationModel, Shape, StructureShape

NAME = "codecatalyst"


class Operation:
    def __init__(self, model: OperationModel, pages: dict | None) -> None:
        self.name: str = model.name
        self.method: str = model.http["method"]
        self.path: str = model.http["requestUri"]
        self.status: int = model.http["responseCode"]
        self.input: StructureShape | None = model.input_shape
        self.output: StructureShape = model.output_shape
        self.errors: dict[str, int] = {shape.name: shape.metadata["error"]["httpStatusCode"] for shape in model.error_shapes}
        self.error_shapes: dict[str, StructureShape] = {shape.name: shape for shape in model.error_shapes}
        self.pages = pages

    @property
    def members(self) -> dict[str, Shape]:
        return self.input.members if self.input else {}

    @property
    def required(self) -> list[str]:
        return self.input.required_members if self.input else []

    @property
    def takes_body(self) -> bool:
        return any(self.place_of(name) == "body" for name in self.members)

    def place_of(self, member: str) -> str:
        """Where a member travels: uri, querystring or body."""
        return self.members[member].serialization.get("location", "body")

    def in_place(self, place: str) -> list[str]:
        return [name for name in self.members if self.place_of(name) == place]


class Service:
    def __init__(self) -> None:
        session = botocore.session.get_session()
        model = session.get_service_model(NAME)
        paginators = session.get_paginator_model(NAME)

        def pages_of(name: str) -> dict | None:
            try:
                return paginators.get_paginator(name)
            except ValueError:
                return None

        self.operations = {name: Operation(model.operation_model(name), pages_of(name)) for name in model.operation_names}

    def methods_of(self, target: str) -> set[str]:
        """The methods that the model has for a path; none when no action has it."""
        segments = target.split("/")
        return {one.method for one in self.operations.values() if _fits(one.path.split("/"), segments)}


def _fits(template: list[str], segments: list[str]) -> bool:
    pairs = zip(template, segments)
    return len(template) == len(segments) and all(part.startswith("{") or part == segment for part, segment in pairs)


def children_of(shape: Shape) -> dict[str, Shape]:
    """What stands right inside a shape, by its part of a path; the first item stands for all of a list."""
    if isinstance(shape, StructureShape):
        return dict(shape.members)
    return {"0": shape.member} if isinstance(shape, ListShape) else {}


def paths_of(shape: Shape, path: str = "") -> dict[str, Shape]:
    """All that a shape holds at any depth, by path."""
    found: dict[str, Shape] = {}
    for name, child in children_of(shape).items():
        found[f"{path}/{name}"] = child
        found.update(paths_of(child, f"{path}/{name}"))
    return found
