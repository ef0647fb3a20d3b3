"""Judges api/ by botocore's own reading of CodeCatalyst's model; it shares no code with tools/api-contract.py.

Usage: judge.py < CASES: a JSON list of {"contract", "operations", "errorStatus"}, as api/ has them.
Prints a JSON list with, for each case, the differences and what was compared.
"""
import json
import sys
from collections import Counter

import botocore
import botocore.session
from botocore.model import ListShape, OperationModel, Shape, StructureShape

SERVICE = "codecatalyst"
CONSTRAINTS = ("min", "max", "pattern", "enum", "sensitive")
# What botocore may say of a shape. Anything else would be a fact that the contract has no place for.
UNDERSTOOD = {*CONSTRAINTS, "required", "idempotencyToken", "error", "exception", "retryable"}
LOCATIONS = {"uri": "path", "querystring": "query"}
ABSENT = "nothing"


class Verdict:
    def __init__(self) -> None:
        self.differences: list[str] = []
        self.members: Counter[str] = Counter()

    def compare(self, where: str, ours: object, theirs: object) -> None:
        if type(ours) is not type(theirs) or ours != theirs:
            self.differences.append(f"{where}: {shown(ours)}, but botocore has {shown(theirs)}")

    def compare_names(self, where: str, ours: object, theirs: object) -> list[str]:
        """Names the ones that only one side has; answers those of both."""
        ours, theirs = set(ours), set(theirs)
        self.differences += [f"{where}.{name}: missing" for name in sorted(theirs - ours)]
        self.differences += [f"{where}.{name}: botocore does not have it" for name in sorted(ours - theirs)]
        return sorted(ours & theirs)


def shown(value: object) -> str:
    return value if value is ABSENT else json.dumps(value, ensure_ascii=False)


class Named:
    """Every shape that an operation or an error reaches, by its name."""

    def __init__(self) -> None:
        self.met: dict[str, Shape] = {}

    def meet(self, shape: Shape) -> None:
        if shape.name in self.met:
            return
        self.met[shape.name] = shape
        for inner in children_of(shape):
            self.meet(inner)


class Judge:
    def __init__(self) -> None:
        session = botocore.session.get_session()
        self.session = session
        self.service = session.get_service_model(SERVICE)
        # botocore's operation model leaves this one trait out, so it is read where botocore reads the rest.
        raw = session.get_component("data_loader").load_service_model(SERVICE, "service-2")
        self.idempotent = {name: bool(facts.get("idempotent")) for name, facts in raw["operations"].items()}

    def judge(self, case: dict) -> dict:
        contract, operations = case["contract"], case["operations"]
        verdict = Verdict()
        verdict.compare("contract.source", contract["source"], f"botocore {botocore.__version__}")
        verdict.compare("contract.apiVersion", contract["apiVersion"], self.service.api_version)
        named = self.judge_contract(contract, verdict)
        page_limits = self.judge_operations("contract", contract["operations"], named, verdict)
        self.judge_operations("operations", operations, None, verdict)
        self.judge_errors(contract, case["errorStatus"], named, verdict)
        return {
            "differences": verdict.differences,
            "operations": len(self.service.operation_names),
            "members": verdict.members,
            "shapes": len(named.met),
            "errors": len(self.service.error_shapes),
            "pageLimits": page_limits,
        }

    def judge_contract(self, contract: dict, verdict: Verdict) -> Named:
        """The contract names its shapes; each name is judged once, where it stands."""
        named = Named()
        for operation in map(self.service.operation_model, self.service.operation_names):
            for side in filter(None, (operation.input_shape, operation.output_shape)):
                for member in side.members.values():
                    named.meet(member)
        for error in self.service.error_shapes:
            for member in error.members.values():
                named.meet(member)
        for name in verdict.compare_names("contract.shapes", contract["shapes"], named.met):
            judge_shape(f"contract.shapes.{name}", contract["shapes"][name], named.met[name], named, verdict)
        return named

    def judge_operations(self, where: str, ours: dict, named: Named | None, verdict: Verdict) -> dict:
        page_limits = {}
        for name in verdict.compare_names(where, ours, self.service.operation_names):
            theirs = self.service.operation_model(name)
            self.judge_operation(f"{where}.{name}", ours[name], theirs, named, verdict)
            limit = self.judge_pages(f"{where}.{name}.pages", ours[name], theirs, verdict)
            if limit is not ABSENT:
                page_limits[name] = limit
        return page_limits

    def judge_operation(self, where: str, ours: dict, theirs: OperationModel, named: Named | None, verdict: Verdict) -> None:
        known = {"method", "path", "status", "idempotent", "request", "response", "errors"}
        verdict.compare_names(where, ours.keys() - {"name", "pages"}, known)
        verdict.compare(f"{where}.name", ours.get("name", theirs.name), theirs.name)
        verdict.compare(f"{where}.method", ours.get("method"), theirs.http["method"])
        verdict.compare(f"{where}.path", ours.get("path"), theirs.http["requestUri"])
        verdict.compare(f"{where}.status", ours.get("status"), theirs.http["responseCode"])
        verdict.compare(f"{where}.idempotent", ours.get("idempotent"), self.idempotent[theirs.name])
        verdict.compare_names(f"{where}.errors", ours.get("errors", []), [shape.name for shape in theirs.error_shapes])
        for side, shape in (("request", theirs.input_shape), ("response", theirs.output_shape)):
            judge_members(f"{where}.{side}", ours.get(side, {}), shape, named, verdict)

    def judge_pages(self, where: str, ours: dict, theirs: OperationModel, verdict: Verdict) -> object:
        """Answers the most that a page may hold, where the API says it."""
        try:
            paginator = self.session.get_paginator_model(SERVICE).get_paginator(theirs.name)
        except ValueError:
            verdict.compare(where, ours.get("pages", ABSENT), ABSENT)
            return ABSENT
        names = {"input_token": "inputToken", "output_token": "outputToken", "result_key": "items", "limit_key": "limit"}
        pages = ours.get("pages", {})
        wanted = {names[key]: value for key, value in paginator.items()}
        for name in verdict.compare_names(where, pages, wanted):
            verdict.compare(f"{where}.{name}", pages[name], wanted[name])
        if "limit" not in wanted:
            return None
        return theirs.input_shape.members[wanted["limit"]].metadata.get("max")

    def judge_errors(self, contract: dict, error_status: dict, named: Named, verdict: Verdict) -> None:
        theirs = {shape.name: shape for shape in self.service.error_shapes}
        verdict.compare_names("errorStatus", error_status, theirs)
        for name in verdict.compare_names("contract.errors", contract["errors"], theirs):
            ours, status = contract["errors"][name], theirs[name].metadata["error"]["httpStatusCode"]
            verdict.compare(f"contract.errors.{name}.status", ours["status"], status)
            verdict.compare(f"errorStatus.{name}", error_status.get(name), status)
            judge_members(f"contract.errors.{name}.members", ours["members"], theirs[name], named, verdict)


def children_of(shape: Shape) -> list[Shape]:
    if isinstance(shape, StructureShape):
        return list(shape.members.values())
    return [shape.member] if isinstance(shape, ListShape) else []


def judge_members(where: str, ours: dict, theirs: StructureShape | None, named: Named | None, verdict: Verdict) -> None:
    members = theirs.members if theirs else {}
    required = theirs.required_members if theirs else []
    for name in verdict.compare_names(where, ours, members):
        judge_member(f"{where}.{name}", ours[name], members[name], name in required, named, verdict)


def judge_member(where: str, ours: dict, theirs: Shape, required: bool, named: Named | None, verdict: Verdict) -> None:
    name = where.rpartition(".")[2]
    verdict.members[where.partition(".")[0]] += 1
    verdict.compare_names(where, ours.keys() - {"name", "location", "idempotencyToken"}, {"shape", "required"})
    verdict.compare(f"{where}.name", ours.get("name", name), theirs.serialization.get("name", name))
    verdict.compare(f"{where}.required", ours.get("required"), required)
    location = theirs.serialization.get("location", ABSENT)
    verdict.compare(f"{where}.location", ours.get("location", ABSENT), LOCATIONS.get(location, location))
    token = theirs.metadata.get("idempotencyToken", ABSENT)
    verdict.compare(f"{where}.idempotencyToken", ours.get("idempotencyToken", ABSENT), token)
    if named:
        verdict.compare(f"{where}.shape", ours.get("shape"), theirs.name)
    else:
        judge_shape(where, ours.get("shape", {}), theirs, None, verdict)


def judge_shape(where: str, ours: dict, theirs: Shape, named: Named | None, verdict: Verdict) -> None:
    """With `named` the shapes inside are names, judged on their own; without, they stand in place."""
    verdict.compare(f"{where}.type", ours.get("type"), theirs.type_name)
    for constraint in CONSTRAINTS:
        verdict.compare(f"{where}.{constraint}", ours.get(constraint, ABSENT), theirs.metadata.get(constraint, ABSENT))
    unknown = theirs.metadata.keys() - UNDERSTOOD
    verdict.compare_names(where, ours.keys() - {"type", *CONSTRAINTS}, contents_of(theirs, named) | unknown)
    if theirs.type_name == "timestamp":
        verdict.compare(f"{where}.timestampFormat", "iso8601", theirs.serialization.get("timestampFormat"))
    if isinstance(theirs, StructureShape):
        if not named:
            verdict.compare(f"{where}.name", ours.get("name"), theirs.name)
        judge_members(f"{where}.members", ours.get("members", {}), theirs, named, verdict)
    elif isinstance(theirs, ListShape) and named:
        verdict.compare(f"{where}.item", ours.get("item"), theirs.member.name)
    elif isinstance(theirs, ListShape):
        judge_shape(f"{where}.item", ours.get("item", {}), theirs.member, None, verdict)


def contents_of(shape: Shape, named: Named | None) -> set[str]:
    """What a shape holds beyond its constraints; a structure that stands in place also tells its name."""
    if isinstance(shape, StructureShape):
        return {"members"} if named else {"members", "name"}
    return {"item"} if isinstance(shape, ListShape) else set()


judge = Judge()
json.dump([judge.judge(case) for case in json.load(sys.stdin)], sys.stdout, indent=2)
