"""Judges answers by botocore: by its parser, and member for member by its model."""
import datetime
import json
import re
import threading
from typing import Any

from botocore.model import ListShape, Shape, StructureShape
from botocore.parsers import create_parser

from outcomes import Fails, Outcome, Refuses, Succeeds
from patterns import fits
from service import Operation
from wire import Answer

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NAMED = re.compile(r"Value at '([^']*)' failed to satisfy constraint: (.*?)(?=; Value at '|$)", re.DOTALL)
_TYPES = {"string": str, "integer": int, "boolean": bool}


class Judge:
    def __init__(self) -> None:
        self._parser = create_parser("rest-json")
        self._lock = threading.Lock()
        self._request_ids: set[str] = set()
        self.seen: set[str] = set()
        """The members of answers that came, such as GetProject/name."""

    def complaints(self, operation: Operation, outcome: Outcome, answer: Answer) -> list[str]:
        wire = self._of_wire(answer)
        if isinstance(outcome, Succeeds):
            return wire + self._of_success(operation, answer)
        status, code = (400, "ValidationException") if isinstance(outcome, Refuses) else (outcome.status, outcome.code)
        if (answer.status, answer.headers.get("x-amzn-errortype")) != (status, code):
            return [*wire, f"answered {answer.status} instead of {status} {code}: {_shortened(answer)}"]
        if isinstance(outcome, Fails) and _allowed(answer) != outcome.allow:
            return [*wire, f"allows {_allowed(answer)} instead of {outcome.allow}"]
        # The answer to HEAD has headers alone.
        if not answer.body and status == 405:
            return wire
        told = self._of_error(operation, code, answer)
        return wire + (told or _of_words(outcome, answer.json["message"]))

    def _of_wire(self, answer: Answer) -> list[str]:
        request_id = answer.headers.get("x-amzn-requestid", "")
        with self._lock:
            is_new = request_id not in self._request_ids
            self._request_ids.add(request_id)
        facts = {
            "has no content type of JSON": answer.headers.get("content-type") == "application/json",
            "has no request id": _REQUEST_ID.fullmatch(request_id),
            "has the request id of another answer": is_new,
        }
        return [complaint for complaint, holds in facts.items() if not holds]

    def _of_success(self, operation: Operation, answer: Answer) -> list[str]:
        if answer.status != operation.status or "x-amzn-errortype" in answer.headers:
            return [f"answered {answer.status} instead of {operation.status}: {_shortened(answer)}"]
        complaints = self._of_value(operation.output, answer.json, operation.name)
        if complaints:
            return complaints
        parsed = self._parse(answer, operation.output)
        meta = parsed.pop("ResponseMetadata", {})
        if meta.get("HTTPStatusCode") != operation.status or parsed != _as_parsed(operation.output, answer.json):
            return [f"botocore's parser reads {parsed} of {_shortened(answer)}"]
        return []

    def _of_error(self, operation: Operation, code: str, answer: Answer) -> list[str]:
        """The type is in a header and in the body: botocore has to find it by either alone."""
        body = answer.json
        if not isinstance(body, dict) or set(body) != {"__type", "message"} or body["__type"] != code:
            return [f"has another body than __type and message: {_shortened(answer)}"]
        in_header = self._parse(Answer(answer.status, answer.headers, json.dumps({"message": body["message"]}).encode()), operation.output)
        headers = {name: value for name, value in answer.headers.items() if name != "x-amzn-errortype"}
        in_body = self._parse(Answer(answer.status, headers, answer.body), operation.output)
        wanted = {"Code": code, "Message": body["message"]}
        complaints = [f"botocore's parser reads {parsed['Error']}" for parsed in (in_header, in_body) if parsed["Error"] != wanted]
        if code in operation.errors:
            shape = operation.error_shapes[code]
            members = {name: value for name, value in body.items() if name != "__type"}
            complaints += self._of_value(shape, members, code) + ([] if body["message"] else ["has an empty message"])
            complaints += [] if operation.errors[code] == answer.status else [f"{code} is {operation.errors[code]} in the model"]
        return complaints

    def _parse(self, answer: Answer, shape: StructureShape) -> dict:
        return self._parser.parse({"status_code": answer.status, "headers": answer.headers, "body": answer.body}, shape)

    def _of_value(self, shape: Shape, value: Any, path: str) -> list[str]:
        """What of a value the model does not have, or misses, or has another type or limit for."""
        self.seen.add(path)
        if isinstance(shape, StructureShape):
            return self._of_members(shape, value, path)
        if isinstance(shape, ListShape):
            if not isinstance(value, list):
                return [f"{path} is no list"]
            items = [one for item in value for one in self._of_value(shape.member, item, f"{path}/0")]
            return items + _of_size(shape, len(value), path)
        if shape.type_name == "timestamp":
            return [] if _is_time(value) else [f"{path} is no time: {value!r}"]
        if type(value) is not _TYPES[shape.type_name]:
            return [f"{path} is no {shape.type_name}: {value!r}"]
        return _of_text(shape, value, path) if isinstance(value, str) else _of_size(shape, value, path)

    def _of_members(self, shape: StructureShape, value: Any, path: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{path} is no structure"]
        complaints = [f"{path}/{name} is not in the model" for name in value if name not in shape.members]
        complaints += [f"{path}/{name} is missing" for name in shape.required_members if name not in value]
        known = [name for name in value if name in shape.members]
        return complaints + [one for name in known for one in self._of_value(shape.members[name], value[name], f"{path}/{name}")]


def _allowed(answer: Answer) -> set[str]:
    return set(answer.headers.get("allow", "").replace(",", " ").split())


def _of_words(outcome: Outcome, message: str) -> list[str]:
    if isinstance(outcome, Fails):
        return [] if outcome.words in message else [f"does not say {outcome.words!r}: {message}"]
    if not isinstance(outcome, Refuses):
        return []
    named = dict(_NAMED.findall(message))
    complaints = [f"does not name {path}: {message}" for path in outcome.paths if path not in named]
    complaints += [f"names {path}: {message}" for path in named if path not in outcome.paths]
    for path, words in outcome.paths.items():
        complaints += [f"says of {path} nothing of {word!r}: {message}" for word in words if word not in named.get(path, word)]
    count = len(outcome.paths)
    start = f"{count} validation error{'' if count == 1 else 's'} detected: "
    return complaints + ([] if message.startswith(start) else [f"does not begin with {start!r}: {message}"])


def _of_text(shape: Shape, text: str, path: str) -> list[str]:
    complaints = _of_size(shape, len(text), path)
    pattern = shape.metadata.get("pattern")
    if pattern and not fits(pattern, text):
        complaints.append(f"{path} does not fit {pattern}: {text!r}")
    if shape.enum and text not in shape.enum:
        complaints.append(f"{path} is none of {shape.enum}: {text!r}")
    return complaints


def _of_size(shape: Shape, size: int, path: str) -> list[str]:
    low, high = shape.metadata.get("min", size), shape.metadata.get("max", size)
    return [] if low <= size <= high else [f"{path} has a size of {size} and not {low} to {high}"]


def _is_time(value: Any) -> bool:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _as_parsed(shape: Shape, value: Any) -> Any:
    """A value of JSON as botocore's parser answers it."""
    if isinstance(shape, StructureShape):
        return {name: _as_parsed(shape.members[name], one) for name, one in value.items()}
    if isinstance(shape, ListShape):
        return [_as_parsed(shape.member, item) for item in value]
    return datetime.datetime.fromisoformat(value) if shape.type_name == "timestamp" else value


def echo_complaints(asked: dict[str, Any], told: dict[str, Any], where: str) -> list[str]:
    """Members of the same name in a request and in what is told after it: they have to be the same."""
    complaints = []
    for name, value in _without_null(asked).items():
        # What is empty clears: it may be absent then.
        wanted = None if value in ("", []) else value
        got = told.get(name) or None if wanted is None else told.get(name)
        if got != wanted and not _is_same_time(wanted, got):
            complaints.append(f"{where} tells {got!r} as {name}, and was told {wanted!r}")
    return complaints


def _without_null(value: Any) -> Any:
    """What is null says nothing."""
    if isinstance(value, dict):
        return {name: _without_null(one) for name, one in value.items() if one is not None}
    return [_without_null(item) for item in value] if isinstance(value, list) else value


def _is_same_time(one: Any, other: Any) -> bool:
    """Times are answered to the millisecond, whatever was sent."""
    if not (isinstance(one, str) and isinstance(other, str) and _is_time(other)):
        return False
    try:
        sent = datetime.datetime.fromisoformat(one.upper().replace("Z", "+00:00"))
    except ValueError:
        return False
    told = datetime.datetime.fromisoformat(other)
    return told == sent.replace(microsecond=sent.microsecond // 1000 * 1000)


def _shortened(answer: Answer) -> str:
    text = answer.body.decode(errors="replace")
    return text if len(text) < 400 else f"{text[:400]}…"
