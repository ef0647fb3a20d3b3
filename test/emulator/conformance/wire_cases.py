"""The cases of what carries a request: its path, its method, its token, its body."""
import json
from collections.abc import Iterator

from cases import Case, Stage
from outcomes import MISSING, Fails, Outcome, Refuses, Succeeds
from service import Service
from stages import Request
from wire import Message, label, message_of

PATH, METHOD, TOKEN, BODY, ENCODING = "unknown path", "wrong method", "token", "body", "encoding of labels"
METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")

UNDECODABLE = {"%zz": "%zz", "a lone %": "a%", "no UTF-8": "%ff", "an overlong slash": "%c0%af", "half a surrogate": "%ed%a0%80"}

NO_ACTION = Fails(404, "UnknownOperationException")
NOT_JSON = Fails(400, "SerializationException")
MALFORMED = Fails(400, "ValidationException", "percent-encoding")


def cases_of_wire(stage: Stage, service: Service) -> Iterator[Case]:
    yield from _tokens(stage)
    yield from _paths(stage, service)
    yield from _methods(stage, service)
    yield from _bodies(stage)
    yield from _texts(stage)
    yield from _labels(stage)


def _tokens(stage: Stage) -> Iterator[Case]:
    message = message_of(stage.operation, stage.refused)
    headers = ("", "Bearer", "Bearer ", "Bearer wrong", "Basic dXNlcjpwYXNz", "{token}", "Basic {token}", "Bearer {token}x", "Bearer {token} {token}")
    aws = "AWS4-HMAC-SHA256 Credential=AKIA/20990101/us-west-2/codecatalyst/aws4_request, SignedHeaders=host, Signature=00"
    for header in (*headers, aws):
        yield Case(TOKEN, header.replace("{token}", "TOKEN") or "no header", message, MISSING, authorization=header)
    # Who is not let in is told nothing: neither that a member is wrong nor that the body cannot be read.
    broken = Message(message.method, message.target, b"{")
    yield Case(TOKEN, "a wrong one with a broken body", broken, MISSING, authorization="Bearer wrong")
    request = stage.fresh()
    # The name of a scheme is no matter of case (RFC 9110).
    yield Case(TOKEN, "bearer TOKEN", message_of(stage.operation, request), Succeeds(), request, authorization="bearer {token}")


def _paths(stage: Stage, service: Service) -> Iterator[Case]:
    message = message_of(stage.operation, stage.refused)
    target, _, query = message.target.partition("?")
    changed = {
        "a slash behind": f"{target}/",
        "a slash before": f"/{target}",
        "a segment behind": f"{target}/more",
        "without its last segment": target.rpartition("/")[0] or "/",
        "without its first segment": "/" + target.split("/", 2)[2] if target.count("/") > 1 else "/",
        "in capitals": target.upper(),
        "with a parameter": f"{target};x=1",
    }
    for says, path in changed.items():
        # What another action has is no unknown path; a label may hold anything.
        if not service.methods_of(path):
            yield Case(PATH, says, Message(message.method, path + (query and f"?{query}"), message.body), NO_ACTION)


def _methods(stage: Stage, service: Service) -> Iterator[Case]:
    message = message_of(stage.operation, stage.refused)
    allowed = service.methods_of(message.target.partition("?")[0])
    for method in METHODS:
        if method not in allowed:
            outcome = Fails(405, "MethodNotAllowedException", allow=frozenset(allowed))
            yield Case(METHOD, method, Message(method, message.target, message.body), outcome)


def _bodies(stage: Stage) -> Iterator[Case]:
    operation = stage.operation
    message = message_of(operation, stage.refused)
    required = {f"/{name}": ("not be null",) for name in operation.required if operation.place_of(name) == "body"}
    if not operation.takes_body:
        request = stage.fresh()
        carried = message_of(operation, request)
        yield Case(BODY, "where there is none to read", Message(carried.method, carried.target, b"no JSON at all"), Succeeds(), request)
        return
    texts = {"cut off": message.body[:-1] or b"{", "text": b'"text"', "a list": b"[]", "a number": b"1", "null": b"null", "no JSON": b"a=b", "two": b"{}{}"}
    texts |= {"not UTF-8": b'{"colour":"\xff"}', "of single quotes": b"{'colour':1}", "with a comment": b"{}//", "of a mark alone": b"\xef\xbb\xbf"}
    texts |= {"with NaN": b'{"colour":NaN}', "in UTF-16": '{"colour":1}'.encode("utf-16")}
    for says, body in texts.items():
        yield Case(BODY, says, Message(message.method, message.target, body), NOT_JSON)
    for says, body in (("empty", b""), ("an empty object", b"{}"), ("blanks around it", b" \t\r\n{} ")):
        outcome: Outcome = Refuses(required) if required else Succeeds()
        if operation.name != "CreateAccessToken" and not required:
            yield Case(BODY, says, Message(message.method, message_of(operation, stage.fresh()).target, body), outcome)
        elif required:
            yield Case(BODY, says, Message(message.method, message.target, body), outcome)


def _texts(stage: Stage) -> Iterator[Case]:
    """JSON may be written in more than one way."""
    if not stage.operation.takes_body:
        return
    for says, write in (("with all of its text escaped", _escaped), ("with blanks and line ends", _spread), ("with a deep stranger", _deep)):
        request = stage.fresh()
        message = message_of(stage.operation, request)
        yield Case(BODY, says, Message(message.method, message.target, write(message.body)), Succeeds(), request)


def _escaped(body: bytes) -> bytes:
    """Every character within quotes, names included, as its code."""
    parts = body.decode().split('"')
    parts[1::2] = ['"' + "".join(f"\\u{ord(one):04x}" for one in text) + '"' for text in parts[1::2]]
    return "".join(parts).encode()


def _spread(body: bytes) -> bytes:
    return json.dumps(json.loads(body), indent="\t", separators=("\r\n, ", " :\n ")).encode()


def _deep(body: bytes) -> bytes:
    members = body.strip()[1:-1]
    return b'{"colour":' + b"[" * 5000 + b"]" * 5000 + (b"," + members if members else b"") + b"}"


def _labels(stage: Stage) -> Iterator[Case]:
    """A path is split before it is decoded, and decoded once."""
    operation = stage.operation
    for name in operation.in_place("uri"):
        request = stage.fresh()
        entirely = "".join(f"%{byte:02x}" for byte in request[name].encode())
        yield Case(ENCODING, f"/{name}: every character, in small hexadecimal", message_of(operation, request, {name: entirely}), Succeeds(), request)
        for says, encoded in UNDECODABLE.items():
            yield Case(ENCODING, f"/{name}: {says}", message_of(operation, stage.refused, {name: encoded}), MALFORMED)
    if operation.name == "CreateSourceRepositoryBranch":
        yield from _branches(stage)


def _branches(stage: Stage) -> Iterator[Case]:
    """The one label that takes nearly any character, so what arrives can be seen."""
    names = ("feature/x", "a%2Fb", "a+b", "a%b", "\u00e9/\U0001f642", "e\u0301", "a;b=c", "a&b", "a#b", "a(b)!'", "\u200f\u05d0")
    for name in names:
        request: Request = {**stage.fresh(), "name": name}
        yield Case(ENCODING, f"/name: {name!r} as {label(name)}", message_of(stage.operation, request), Succeeds(), request)
