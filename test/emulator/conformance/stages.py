"""For each action a request that succeeds, with every member that goes together: the valid case that all others vary."""
from collections.abc import Callable
from typing import Any

from seeds import BRANCH, CREATED, PAGED, REPOSITORY, SPACE, UPDATED
from world import FUTURE, PAST, World

Request = dict[str, Any]

_IDES = [{"runtime": "public.ecr.aws/jetbrains/go", "name": "GoLand"}]
_REPOSITORIES = [{"repositoryName": REPOSITORY, "branchName": BRANCH}]
_COMMAND = {"command": "bash", "arguments": ["-l", "-c"]}
_DESCRIPTION = "What it is for"


def _named(project: dict[str, str]) -> Request:
    """A project as its own actions name it."""
    return {"spaceName": project["spaceName"], "name": project["projectName"]}


def _own(repository: dict[str, str]) -> Request:
    """A repository as its own actions name it."""
    return {**{key: repository[key] for key in ("spaceName", "projectName")}, "name": repository["sourceRepositoryName"]}


def _create_branch(world: World) -> Request:
    repository = world.fresh_repository()
    return {**repository, "name": f"feature/{world.name()}", "headCommitId": world.head(repository)}


def _create_environment(world: World) -> Request:
    sizes = {"inactivityTimeoutMinutes": 30, "vpcConnectionName": "private", "alias": "mine"}
    return world.environment_of(world.shared, **sizes, repositories=_REPOSITORIES, clientToken=world.name())


def _change_environment(environment: Request) -> Request:
    return {**environment, "ides": _IDES, "instanceType": "dev.standard1.medium", "inactivityTimeoutMinutes": 60}


# A filter that finds nothing is as good as any; `true` is a value for each key.
_PROJECT_FILTERS = [{"key": "name", "values": ["true"], "comparisonOperator": "EQ"}]
_ENVIRONMENT_FILTERS = [{"key": "status", "values": ["RUNNING"], "comparisonOperator": "EQ"}]
_SESSION = {"sessionType": "SSH", "executeCommandSessionConfiguration": _COMMAND}

STAGES: dict[str, Callable[[World], Request]] = {
    "CreateAccessToken": lambda world: {"name": world.name(), "expiresTime": FUTURE},
    "CreateDevEnvironment": _create_environment,
    "CreateProject": lambda world: {"spaceName": CREATED, "displayName": world.name(), "description": _DESCRIPTION},
    "CreateSourceRepository": lambda world: {**world.project(), "name": world.name(), "description": _DESCRIPTION},
    "CreateSourceRepositoryBranch": _create_branch,
    "DeleteAccessToken": lambda world: {"id": world.access_token()},
    "DeleteDevEnvironment": lambda world: world.environment(),
    "DeleteProject": lambda world: _named(world.project()),
    "DeleteSourceRepository": lambda world: _own(world.fresh_repository()),
    "DeleteSpace": lambda world: {"name": world.doomed_space()},
    "GetDevEnvironment": lambda world: dict(world.failed),
    "GetProject": lambda world: _named(world.shared),
    "GetSourceRepository": lambda world: _own(world.repository),
    "GetSourceRepositoryCloneUrls": lambda world: dict(world.repository),
    "GetSpace": lambda world: {"name": SPACE},
    "GetSubscription": lambda world: {"spaceName": SPACE},
    # By id or by name, never by both.
    "GetUserDetails": lambda world: {"id": world.identity},
    "GetWorkflow": lambda world: {**world.shared, "id": world.workflow["workflowId"]},
    "GetWorkflowRun": lambda world: {**world.shared, "id": world.run},
    "ListAccessTokens": lambda world: {"maxResults": 10},
    "ListDevEnvironmentSessions": lambda world: {**world.shared, "devEnvironmentId": world.running["id"], "maxResults": 100},
    "ListDevEnvironments": lambda world: {**world.shared, "filters": _ENVIRONMENT_FILTERS, "maxResults": 50},
    "ListEventLogs": lambda world: {"spaceName": PAGED, "startTime": PAST, "endTime": FUTURE, "eventName": "createProject", "maxResults": 9},
    "ListProjects": lambda world: {"spaceName": PAGED, "filters": _PROJECT_FILTERS, "maxResults": 100},
    "ListSourceRepositories": lambda world: {**world.shared, "maxResults": 100},
    "ListSourceRepositoryBranches": lambda world: {**world.repository, "maxResults": 50},
    "ListSpaces": lambda world: {},
    "ListWorkflowRuns": lambda world: {**world.workflow, "maxResults": 50, "sortBy": [{}]},
    "ListWorkflows": lambda world: {**world.shared, "maxResults": 100, "sortBy": [{}]},
    "StartDevEnvironment": lambda world: _change_environment(world.stopped_environment()),
    "StartDevEnvironmentSession": lambda world: {**world.running, "sessionConfiguration": _SESSION},
    "StartWorkflowRun": lambda world: {**world.workflow, "clientToken": world.name()},
    "StopDevEnvironment": lambda world: world.environment(),
    "StopDevEnvironmentSession": lambda world: world.session(world.running),
    "UpdateDevEnvironment": lambda world: {**_change_environment(world.environment()), "alias": "yours", "clientToken": world.name()},
    "UpdateProject": lambda world: {**_named(world.project()), "description": _DESCRIPTION},
    "UpdateSpace": lambda world: {"name": UPDATED, "description": _DESCRIPTION},
    "VerifySession": lambda world: {},
}

# Where a changed thing can be read again, and by what: what was put in has to come out.
READ_BACK: dict[str, tuple[str, Callable[[Request, dict], Request]]] = {
    "CreateDevEnvironment": ("GetDevEnvironment", lambda asked, told: _part(told, "spaceName", "projectName", "id")),
    "CreateProject": ("GetProject", lambda asked, told: _part(told, "spaceName", "name")),
    "CreateSourceRepository": ("GetSourceRepository", lambda asked, told: _part(told, "spaceName", "projectName", "name")),
    "StartDevEnvironment": ("GetDevEnvironment", lambda asked, told: _part(asked, "spaceName", "projectName", "id")),
    "UpdateDevEnvironment": ("GetDevEnvironment", lambda asked, told: _part(asked, "spaceName", "projectName", "id")),
    "UpdateProject": ("GetProject", lambda asked, told: _part(asked, "spaceName", "name")),
    "UpdateSpace": ("GetSpace", lambda asked, told: _part(asked, "name")),
}


def _part(members: dict, *names: str) -> Request:
    return {name: members[name] for name in names}
