#!/usr/bin/env python3
"""Writes the contracts in api/ from botocore's models: facts only, no prose.

Usage: tools/api-contract.py [--botocore FOLDER_OR_WHEEL] [--out api]
Without --botocore the pinned wheel is fetched by pip. prettier gives the files their layout afterwards (make contract).
"""
import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import typing
import zipfile

BOTOCORE = "1.43.127"


class Service(typing.NamedTuple):
    name: str
    data: str
    file: str
    constant: str
    only: tuple[str, ...] = ()
    """The actions to write down; all where there are none here."""


SERVICES = (
    Service("CodeCatalyst", "codecatalyst/2022-09-28", "contract.ts", "contract"),
    Service(
        "WorkSpaces",
        "workspaces/2015-04-08",
        "workspaces-contract.ts",
        "workspacesContract",
        ("DescribeWorkspaces", "StartWorkspaces", "StopWorkspaces"),
    ),
)


def load(botocore: pathlib.Path, service: Service) -> tuple[dict, dict]:
    data = (botocore if botocore.is_dir() else zipfile.Path(botocore)) / "botocore/data" / service.data
    model = json.loads(gzip.decompress((data / "service-2.json.gz").read_bytes()))
    paginators = json.loads((data / "paginators-1.json").read_bytes())["pagination"]
    return model, paginators


def fetch() -> pathlib.Path:
    folder = tempfile.mkdtemp()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, f"botocore=={BOTOCORE}"]
    subprocess.run(command, check=True)
    return next(pathlib.Path(folder).glob("botocore-*.whl"))


def members_of(structure: dict) -> dict:
    required = structure.get("required", [])
    return {name: member_of(name, ref, name in required) for name, ref in structure.get("members", {}).items()}


def member_of(name: str, ref: dict, required: bool) -> dict:
    member = {"shape": ref["shape"], "required": required}
    if "location" in ref:
        member["location"] = {"uri": "path", "querystring": "query"}[ref["location"]]
        if ref.get("locationName", name) != name:
            raise SystemExit(f"{name} is called {ref['locationName']} on the wire: the contract has no place for that")
    if ref.get("idempotencyToken"):
        member["idempotencyToken"] = True
    return member


def shape_of(name: str, shape: dict) -> dict:
    kind = shape["type"]
    facts: dict = {"type": kind}
    for key in ("min", "max", "pattern", "enum"):
        if key in shape:
            facts[key] = shape[key]
    if shape.get("sensitive"):
        facts["sensitive"] = True
    if kind == "list":
        facts["item"] = shape["member"]["shape"]
    elif kind == "structure":
        facts["members"] = members_of(shape)
    elif kind == "timestamp":
        # CodeCatalyst's are declared iso8601; the default of WorkSpaces' protocol is a number of seconds.
        if shape.get("timestampFormat") != "iso8601":
            facts["format"] = shape.get("timestampFormat", "unixTimestamp")
    elif kind not in ("string", "integer", "boolean"):
        raise SystemExit(f"{name} is of type {kind}: the contract has no place for that")
    return facts


def operation_of(operation: dict, shapes: dict, pagination: dict | None) -> dict:
    http = operation["http"]
    facts: dict = {
        "method": http["method"],
        "path": http["requestUri"],
        "status": http.get("responseCode", 200),
        "idempotent": bool(operation.get("idempotent")),
        "request": members_of(shapes[operation["input"]["shape"]]) if "input" in operation else {},
        "response": members_of(shapes[operation["output"]["shape"]]) if "output" in operation else {},
        "errors": sorted(error["shape"] for error in operation.get("errors", [])),
    }
    if pagination:
        facts["pages"] = {
            "inputToken": pagination["input_token"],
            "outputToken": pagination["output_token"],
            "items": pagination["result_key"],
        }
        if "limit_key" in pagination:
            facts["pages"]["limit"] = pagination["limit_key"]
    return facts


def contract_of(model: dict, paginators: dict, only: tuple[str, ...]) -> dict:
    shapes = model["shapes"]
    operations = {name: operation for name, operation in model["operations"].items() if not only or name in only}
    tops = {operation[side]["shape"] for operation in operations.values() for side in ("input", "output") if side in operation}
    errors = {error["shape"]: shapes[error["shape"]] for operation in operations.values() for error in operation.get("errors", [])}
    used: set[str] = set()
    facts = {name: operation_of(operations[name], shapes, paginators.get(name)) for name in sorted(operations)}

    def use(name: str) -> None:
        if name in used:
            return
        used.add(name)
        shape = shapes[name]
        for ref in shape.get("members", {}).values():
            use(ref["shape"])
        if "member" in shape:
            use(shape["member"]["shape"])

    for name in (*tops, *errors):
        for ref in shapes[name].get("members", {}).values():
            use(ref["shape"])
    metadata = model["metadata"]
    return {
        "source": f"botocore {BOTOCORE}",
        "apiVersion": metadata["apiVersion"],
        **({"target": metadata["targetPrefix"]} if "targetPrefix" in metadata else {}),
        "operations": facts,
        "shapes": {name: shape_of(name, shapes[name]) for name in sorted(used)},
        "errors": {
            # A model that says no status means the one of every client's error.
            name: {"status": shape.get("error", {}).get("httpStatusCode", 400), "members": members_of(shape)}
            for name, shape in sorted(errors.items())
        },
    }


def typescript(contract: dict, service: Service) -> str:
    body = json.dumps(contract, indent=2, ensure_ascii=False)
    body = re.sub(r'^(\s*)"([A-Za-z_]\w*)":', r"\1\2:", body, flags=re.M)
    # Innermost braces go on one line, so that a member is a line; prettier breaks those that are too long.
    body = re.sub(r"\{\n[^{}\[\]]*\}", lambda match: re.sub(r"\s*\n\s*", " ", match.group()), body)
    head = f"// Generated by tools/api-contract.py from botocore's model of {service.name}; `make contract` renews it.\n"
    return f"{head}export const {service.constant} = {body} as const;\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the contracts in api/ from botocore's models.")
    parser.add_argument("--botocore", type=pathlib.Path, help="a wheel of botocore, or a folder that has it; fetched by pip when it is left out")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "api", help="the folder to write to")
    options = parser.parse_args()
    botocore = options.botocore or fetch()
    for service in SERVICES:
        contract = contract_of(*load(botocore, service), service.only)
        out = options.out / service.file
        out.write_text(typescript(contract, service), encoding="utf-8")
        print(f"{out}: {len(contract['operations'])} operations, {len(contract['shapes'])} shapes, from {contract['source']}")


main()
