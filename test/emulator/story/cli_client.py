"""The AWS CLI: its own command line, in this process, for a start of it takes longer than all that it is asked for here."""
import contextlib
import io
import json
import re

from awscli.clidriver import create_clidriver

from raw_answers import note_raw
from tell import Refused


class Cli:
    def __init__(self, endpoint: str) -> None:
        self._driver = create_clidriver()
        self._common = ["--endpoint-url", endpoint, "--region", "us-west-2", "--output", "json"]
        self.answers: list[dict] = []
        note_raw(self._driver.session, self.answers)

    def call(self, action: str, request: dict) -> dict:
        return self._run(action, request, "--no-paginate")

    def all_pages(self, action: str, request: dict, size: int | None) -> dict:
        return self._run(action, request, *(["--page-size", str(size)] if size else []))

    def _run(self, action: str, request: dict, *options: str) -> dict:
        command = re.sub(r"(?<!^)(?=[A-Z])", "-", action).lower()
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = self._driver.main([*self._common, "codecatalyst", command, "--cli-input-json", json.dumps(request), *options])
        refused = re.search(r"An error occurred \((\w+)\) when calling", err.getvalue())
        if refused:
            raise Refused(refused[1])
        if code != 0:
            raise RuntimeError(f"aws codecatalyst {command} ended with {code}: {err.getvalue()}")
        out.flush()
        text = out.buffer.getvalue().decode()
        return json.loads(text) if text.strip() else {}


client = Cli
