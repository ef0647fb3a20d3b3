"""A client of our own, small on purpose: nothing that it is given is judged or mended before it is sent."""
import http.client
import json
import ssl
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from service import Operation


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Message:
    """A request as it goes over the wire, but for its headers."""

    method: str
    target: str
    body: bytes = b""


class Wire:
    """Keeps one connection a thread. A connection that breaks is an error: no request is ever sent twice."""

    def __init__(self, endpoint: str, token: str, authority: str | None) -> None:
        self.token = token
        self._address = urlsplit(endpoint)
        self._tls = ssl.create_default_context(cafile=authority) if self._address.scheme == "https" else None
        self._local = threading.local()

    def send(self, message: Message, authorization: str | None = None) -> Answer:
        """Sends a message with the good token, with another header, or (for an empty one) with none."""
        header = f"Bearer {self.token}" if authorization is None else authorization
        headers = {"User-Agent": "conformance"} | ({"Content-Type": "application/json"} if message.body else {})
        if header:
            headers["Authorization"] = header
        connection = self._connection()
        try:
            connection.request(message.method, message.target, message.body, headers)
            response = connection.getresponse()
            return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        except (OSError, http.client.HTTPException):
            connection.close()
            raise

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._local, "connection"):
            host, port = self._address.hostname, self._address.port
            kind = http.client.HTTPConnection if self._tls is None else http.client.HTTPSConnection
            self._local.connection = kind(host, port, timeout=60, **({} if self._tls is None else {"context": self._tls}))
        return self._local.connection


def label(text: str) -> str:
    """Text as one segment of a path, or as a value of a query."""
    return quote(text, safe="-._~")


def message_of(operation: Operation, request: dict[str, Any], labels: dict[str, str] | None = None) -> Message:
    """Puts each member where the model says it travels; `labels` are encoded already and stand instead."""
    encoded = {name: label(request[name]) for name in operation.in_place("uri")} | (labels or {})
    target = "/".join(encoded[part[1:-1]] if part.startswith("{") else part for part in operation.path.split("/"))
    query = [(name, request[name]) for name in operation.in_place("querystring") if request.get(name) is not None]
    if query:
        target += "?" + "&".join(f"{name}={label(str(value))}" for name, value in query)
    elsewhere = {*operation.in_place("uri"), *operation.in_place("querystring")}
    body = {name: value for name, value in request.items() if name not in elsewhere}
    return Message(operation.method, target, _written(body) if body or operation.takes_body else b"")


def _written(body: dict[str, Any]) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair can be written as an escape alone.
        return json.dumps(body).encode()
