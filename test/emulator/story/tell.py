"""Tells the story of story.json through a client of AWS's and prints what came of it, a line of JSON for each step.

Usage: python tell.py boto3|cli ENDPOINT
The token and the authority to trust come from the environment, as these clients take them.
"""
import importlib
import json
import pathlib
import re
import sys
import time
from typing import Any, Protocol

PAGE = 2
# There is no member to ask it for a length by.
UNASKED = ("ListSpaces",)
PATIENCE_SECONDS, PAUSE_SECONDS = 60, 0.05


class Refused(Exception):
    """The service's own no; its text is the type of the error."""


class Client(Protocol):
    """A client of AWS's. What it is answered it notes in `answers`, as it came."""

    answers: list[dict]

    def call(self, action: str, request: dict) -> dict: ...

    def all_pages(self, action: str, request: dict, size: int | None) -> dict:
        """The items of all pages, which the client's own paginator walks; the service says how long they are when it is not asked."""
        ...


class Teller:
    def __init__(self, client: Client) -> None:
        self._client = client
        self._kept: dict[str, str] = {}

    def tell(self, step: dict) -> dict:
        self._client.answers.clear()
        outcome = self._outcome(step, self._filled(step.get("with", {})))
        for name, path in step.get("keep", {}).items():
            self._kept[name] = at(outcome["answer"], path)
        return {**outcome, "kept": dict(self._kept), "answers": list(self._client.answers)}

    def _outcome(self, step: dict, request: dict) -> dict:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while True:
            outcome = self._once(step, request)
            if has_come(step.get("until"), outcome) or time.monotonic() > give_up:
                return outcome
            time.sleep(PAUSE_SECONDS)

    def _once(self, step: dict, request: dict) -> dict:
        try:
            if "pages" in step:
                return {"answer": self._client.all_pages(step["action"], request, None if step["action"] in UNASKED else PAGE)}
            return {"answer": self._client.call(step["action"], request)}
        except Refused as error:
            return {"error": str(error)}

    def _filled(self, value: Any) -> Any:
        """A request with what was kept in the place of its `$name`."""
        if isinstance(value, dict):
            return {name: self._filled(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._filled(one) for one in value]
        return self._kept[value[1:]] if isinstance(value, str) and value.startswith("$") else value


def has_come(until: Any, outcome: dict) -> bool:
    if isinstance(until, str):
        return outcome.get("error") == until
    answer = outcome.get("answer")
    return until is None or answer is None or all(answer.get(name) == value for name, value in until.items())


def at(answer: Any, path: str) -> Any:
    for part in path.split("."):
        answer = answer[int(part) if part.isdigit() else part]
    return answer


def told(value: Any) -> Any:
    """Times in one form, whichever the client has for them."""
    text = value.isoformat() if hasattr(value, "isoformat") else value
    if isinstance(text, str):
        return re.sub(r"^(\d{4}-\d\d-\d\dT[\d:]{8})(?:\.(\d{3})\d*)?\+00:00$", lambda found: f"{found[1]}.{found[2] or '000'}Z", text)
    if isinstance(value, dict):
        return {name: told(one) for name, one in value.items()}
    return [told(one) for one in value] if isinstance(value, list) else value


def main(client: str, endpoint: str) -> None:
    teller = Teller(importlib.import_module(f"{client}_client").client(endpoint))
    story = json.loads((pathlib.Path(__file__).parent / "story.json").read_text(encoding="utf-8"))
    for step in story:
        print(json.dumps(told(teller.tell(step))), flush=True)


if __name__ == "__main__":
    # The clients import this module too: there is to be one class of Refused.
    sys.modules["tell"] = sys.modules["__main__"]
    main(*sys.argv[1:])
