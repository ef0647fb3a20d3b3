"""The one list of where the emulator, as the service is known or assumed to do, does not take the model at its word.

Each row says for which values of a member the answer is another than the model's constraints make it, and why. A row that
no case comes to is an error, so none outlives its reason.
"""
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from outcomes import MISSING, Outcome, Succeeds, invalid
from variants import ABSENT


@dataclass(frozen=True)
class Deviation:
    operations: Collection[str]
    path: str
    values: Callable[[Any], bool]
    answer: Outcome
    because: str


def _any(_: Any) -> bool:
    return True


def _nothing(value: Any) -> bool:
    return value is ABSENT or value is None or value == []


def _empty(value: Any) -> bool:
    return value in ("", [])


def _but(*values: Any) -> Callable[[Any], bool]:
    return lambda value: value not in values


def _is_no_ref(value: Any) -> bool:
    return isinstance(value, str) and (
        any(letter <= " " or letter in "\x7f~^:?*[\\" for letter in value)
        or any(len(part.encode()) > 250 for part in value.split("/"))
    )


_FILTER_KEYS = ("alias", "creatorId", "id", "instanceType", "projectName", "status", "vpcConnectionName")
_OPERATORS = ("EQ", "GT", "GE", "LT", "LE", "BEGINS_WITH", ABSENT, None)
_LISTS_WITH_TOKEN = (
    "ListAccessTokens",
    "ListDevEnvironmentSessions",
    "ListDevEnvironments",
    "ListEventLogs",
    "ListProjects",
    "ListSourceRepositories",
    "ListSourceRepositoryBranches",
    "ListSpaces",
    "ListWorkflowRuns",
    "ListWorkflows",
)

DEVIATIONS = (
    # Where the model contradicts itself, or says less than its own documentation.
    Deviation(
        ("CreateProject", "UpdateProject", "UpdateSpace"),
        "/description",
        _empty,
        Succeeds(),
        "The least length is 0, but the pattern asks for a character. Terraform sends the empty text, and AWS takes it.",
    ),
    Deviation(
        ("CreateDevEnvironment",),
        "/persistentStorage/sizeInGiB",
        _but(16, 32, 64),
        invalid("Value at '/persistentStorage/sizeInGiB' failed to satisfy constraint"),
        "The range is 0 to 64; by the documentation 16, 32 and 64 are all that there is.",
    ),
    Deviation(
        ("CreateDevEnvironment",),
        "/ides",
        _nothing,
        invalid("An IDE is required"),
        "Not required and at least 0 items; by the documentation an IDE must be provided.",
    ),
    Deviation(
        ("ListAccessTokens",),
        "/maxResults",
        lambda value: isinstance(value, int) and value < 1,
        invalid("Value at '/maxResults' failed to satisfy constraint"),
        "The one page limit that has no least value: a page of none, or of fewer, cannot be meant.",
    ),
    Deviation(
        ("GetUserDetails",),
        "/id",
        _nothing,
        invalid("give one of them"),
        "Neither member is required; by the documentation a user is looked up by one of the two.",
    ),
    Deviation(
        ("ListDevEnvironments",),
        "/filters/0/key",
        _but(*_FILTER_KEYS),
        invalid("There is no filter"),
        "Any text to the model: a filter that is not known would find what was not asked for.",
    ),
    Deviation(
        ("ListDevEnvironments",),
        "/filters/0/comparisonOperator",
        _but(*_OPERATORS),
        invalid("A filter does not compare by"),
        "Any text to the model here, and one of six operators for the same filter of ListProjects.",
    ),
    Deviation(
        ("ListDevEnvironments", "ListProjects"),
        "/filters/0/values",
        _empty,
        invalid("has no values"),
        "A list of any length to the model: a filter without values says nothing.",
    ),
    Deviation(
        ("CreateSourceRepositoryBranch",),
        "/name",
        _is_no_ref,
        invalid("No branch can be named"),
        "Any text of 1 to 100 characters to the model: a branch is a ref, and Git has rules for its name.",
    ),
    # Where a valid value names what is not there. What is in the path is none of these: it always names something.
    Deviation(
        _LISTS_WITH_TOKEN,
        "/nextToken",
        _but(ABSENT, None),
        invalid("Value at '/nextToken' is no token of this list"),
        "Tokens are made by the service alone.",
    ),
    Deviation(("CreateDevEnvironment",), "/repositories/0/repositoryName", _any, invalid("has no source repository"), "It names a repository of the project."),
    Deviation(("CreateDevEnvironment",), "/repositories/0/branchName", _but(ABSENT, None), invalid("has no branch"), "It names a branch."),
    Deviation(("CreateSourceRepositoryBranch",), "/headCommitId", _but(ABSENT, None), invalid("in no branch"), "It names a commit."),
    Deviation(("ListDevEnvironments",), "/projectName", _but(ABSENT, None), MISSING, "It names a project."),
    Deviation(("GetUserDetails",), "/userName", _but(ABSENT, None), MISSING, "It names a user."),
    Deviation(("GetUserDetails",), "/id", _any, MISSING, "It names a user."),
    Deviation(("StartWorkflowRun",), "/workflowId", _any, MISSING, "It names a workflow."),
)

# All other names in a path are of what has to be there.
NEW_NAMES = {("CreateSourceRepository", "/name"), ("CreateSourceRepositoryBranch", "/name")}
# A variant of one is sent without the other.
EXCLUSIVE = {"GetUserDetails": ("id", "userName")}


def deviation_of(operation: str, path: str, value: Any) -> Deviation | None:
    found = (row for row in DEVIATIONS if operation in row.operations and row.path == path and row.values(value))
    return next(found, None)
