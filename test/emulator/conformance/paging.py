"""Lists across their pages, by the members that botocore's paginators name; and tokens that are not good."""
from collections.abc import Iterator
from typing import Any

from cases import Case
from outcomes import Fails, Succeeds, invalid
from seeds import PAGED, SPACE
from service import Operation, Service
from stages import Request
from wire import message_of
from world import ACCESS_TOKENS, FEW, FUTURE, PAST, World

PAGES = "pages"
NO_TOKEN = invalid("Value at '/nextToken' is no token of this list")


def lists_of(world: World) -> dict[str, tuple[Request, int]]:
    """For each list a request that finds things that stay, and how many they are at least."""
    return {
        "ListAccessTokens": ({}, ACCESS_TOKENS),
        "ListDevEnvironmentSessions": ({**world.shared, "devEnvironmentId": world.running["id"]}, FEW),
        "ListDevEnvironments": ({"spaceName": PAGED}, FEW),
        "ListEventLogs": ({"spaceName": PAGED, "startTime": PAST, "endTime": FUTURE}, 3 * FEW),
        "ListProjects": ({"spaceName": PAGED}, FEW),
        "ListSourceRepositories": (dict(world.paged), FEW),
        "ListSourceRepositoryBranches": (dict(world.repository), FEW),
        "ListSpaces": ({}, 101),
        "ListWorkflowRuns": (dict(world.workflow), FEW),
        "ListWorkflows": (dict(world.shared), FEW),
    }


class Pages:
    """One list of the service, walked through."""

    def __init__(self, operation: Operation, world: World, request: Request, least: int) -> None:
        self.operation = operation
        self._world = world
        self._request = request
        self._least = least
        names = operation.pages or {}
        self._in, self._out = names["input_token"], names["output_token"]
        self._items, self._limit = names["result_key"], names.get("limit_key")

    def complaints(self) -> Iterator[str]:
        """Walked by the page's own length, by 1 and by 2, a list holds the same, in the same order and nothing twice."""
        whole, lengths = self._walk(None)
        if len(whole) < self._least:
            yield f"has {len(whole)} items instead of {self._least} and more"
        for size in (1, 2) if self._limit else ():
            items, lengths = self._walk(size)
            if items != whole:
                yield f"has other items in pages of {size}"
            if any(length != size for length in lengths[:-1]) or not 1 <= lengths[-1] <= size:
                yield f"has pages of {lengths} where {size} were asked for"
        if any(item in whole[:index] for index, item in enumerate(whole)):
            yield "has items twice"

    def cases(self) -> Iterator[Case]:
        """Tokens that were never given out, or not for this."""
        token = self._token(self._request)
        first, last = "B" if token[0] == "A" else "A", "B" if token[-1] == "A" else "A"
        wrong = {"cut": token[:-1], "longer": f"{token}A", "another start": first + token[1:], "another end": token[:-1] + last}
        wrong |= {"in capitals": token.swapcase(), "made up": "MSAy.c2VhbA", "a key": "1", "blank": " "}
        for says, text in wrong.items():
            yield self._case(f"token {says}", self._request, text, NO_TOKEN)
        yield self._case("its token", self._request, token, Succeeds())
        for says, request in self._others():
            yield self._case(f"token of {says}", request, token, NO_TOKEN)

    def _others(self) -> Iterator[tuple[str, Request]]:
        """Requests of the same action for something else."""
        if self._request.get("spaceName") == PAGED and "projectName" not in self._request:
            yield "another space", {**self._request, "spaceName": SPACE}
        if self._request.get("projectName") == self._world.paged["projectName"]:
            yield "another project", {**self._request, "projectName": "project-1"}
        if self.operation.name == "ListEventLogs":
            yield "all events", {**self._request, "eventName": "createProject"}

    def foreign(self, other: "Pages") -> Case:
        return self._case(f"token of {other.operation.name}", self._request, other._token(other._request), NO_TOKEN)

    def _case(self, says: str, request: Request, token: str, outcome: Succeeds | Fails) -> Case:
        return Case(PAGES, says, message_of(self.operation, {**request, self._in: token}), outcome)

    def _token(self, request: Request) -> str:
        return self._page(request, 1 if self._limit else None, None)[self._out]

    def _walk(self, size: int | None) -> tuple[list[Any], list[int]]:
        items: list[Any] = []
        lengths: list[int] = []
        token: str | None = None
        while not lengths or token is not None:
            page = self._page(self._request, size, token)
            items += page[self._items]
            lengths.append(len(page[self._items]))
            token = page.get(self._out)
        return items, lengths

    def _page(self, request: Request, size: int | None, token: str | None) -> dict[str, Any]:
        asked = dict(request)
        if self._limit and size is not None:
            asked[self._limit] = size
        if token is not None:
            asked[self._in] = token
        return self._world.call(self.operation.name, **asked)


def pages_of(service: Service, world: World) -> list[Pages]:
    """Every list that botocore has a paginator for."""
    known = lists_of(world)
    paged = [operation for operation in service.operations.values() if operation.pages]
    return [Pages(operation, world, *known[operation.name]) for operation in paged]
