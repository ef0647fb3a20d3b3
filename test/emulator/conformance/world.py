"""Things to act on, made through the API itself."""
import itertools
from typing import Any

from judge import Judge
from outcomes import Succeeds
from seeds import BRANCH, DOOMED, PAGED, PROJECT, REPOSITORY, SPACE
from service import Service
from wire import Answer, Wire, message_of

PAST, FUTURE = "2000-01-02T03:04:05Z", "2099-12-30T03:04:05Z"
FEW = 3
# More than one page of access tokens.
ACCESS_TOKENS = 11


class NotMade(Exception):
    """Something to act on could not be had."""


class World:
    """A space `conformance` with one project that is only read, and fresh things for whatever changes or ends them."""

    def __init__(self, service: Service, wire: Wire, judge: Judge) -> None:
        self._service = service
        self._wire = wire
        self._judge = judge
        self.complaints: list[str] = []
        """What was wrong with answers that did succeed."""
        self._numbers = itertools.count(1)
        self._doomed = iter(DOOMED)
        self.shared = {"spaceName": SPACE, "projectName": PROJECT}
        self.repository = {**self.shared, "sourceRepositoryName": REPOSITORY}

    def ask(self, action: str, request: dict[str, Any]) -> Answer:
        return self._wire.send(message_of(self._service.operations[action], request))

    def call(self, action: str, **request: Any) -> Any:
        """Asks for what has to succeed."""
        answer = self.ask(action, request)
        if answer.status != self._service.operations[action].status:
            raise NotMade(f"{action} of {request} answered {answer.status}: {answer.body.decode()}")
        self.complaints += [f"{action}: {complaint}" for complaint in self._judge.complaints(self._service.operations[action], Succeeds(), answer)]
        return answer.json

    def build(self) -> None:
        """Makes what all cases share, before any of them."""
        self.call("CreateProject", spaceName=SPACE, displayName=PROJECT, description="Read by all")
        self.call("CreateSourceRepository", **self.shared, name=REPOSITORY, description="Read by all")
        for number in range(FEW):
            self.branch(f"feature/{number}")
        workflows = self.call("ListWorkflows", **self.shared)["items"]
        self.workflow = {**self.shared, "workflowId": workflows[0]["id"]}
        self.failed = self.environment()
        self.run = self.call("StartWorkflowRun", **self.workflow)["id"]
        for _ in range(FEW):
            self.call("StartWorkflowRun", **self.workflow)
        # A reader of its own, for later ones may be deleted meanwhile.
        self.running = self.environment()
        for _ in range(FEW):
            self.session(self.running)
        for number in range(ACCESS_TOKENS):
            self.call("CreateAccessToken", name=f"ci-{number}")
        self.identity = self.call("VerifySession")["identity"]
        self._build_pages()

    def _build_pages(self) -> None:
        """A space in which nothing else happens, so that pages of it stay what they are."""
        for number in range(FEW):
            self.call("CreateProject", spaceName=PAGED, displayName=f"project {number}", description="One of few")
        self.paged = {"spaceName": PAGED, "projectName": "project-0"}
        for number in range(FEW):
            self.call("CreateSourceRepository", **self.paged, name=f"repository-{number}", description="One of few")
            self.environment(self.paged)
        # One that the action refuses, for the log.
        self.ask("CreateProject", {"spaceName": PAGED, "displayName": "project 0"})

    def name(self) -> str:
        return f"fresh-{next(self._numbers)}"

    def doomed_space(self) -> str:
        return next(self._doomed)

    def project(self) -> dict[str, str]:
        name = self.call("CreateProject", spaceName=SPACE, displayName=self.name())["name"]
        return {"spaceName": SPACE, "projectName": name}

    def fresh_repository(self, project: dict[str, str] | None = None) -> dict[str, str]:
        """Members that name a new repository, as its branches do."""
        name, project = self.name(), project or self.project()
        self.call("CreateSourceRepository", **project, name=name)
        return {**project, "sourceRepositoryName": name}

    def branch(self, name: str) -> None:
        self.call("CreateSourceRepositoryBranch", **self.repository, name=name)

    def head(self, repository: dict[str, str]) -> str:
        return self.call("ListSourceRepositoryBranches", **repository)["items"][0]["headCommitId"]

    def environment_of(self, project: dict[str, str], **members: Any) -> dict[str, Any]:
        return {
            **project,
            "instanceType": "dev.standard1.small",
            "persistentStorage": {"sizeInGiB": 16},
            "ides": [{"runtime": "public.ecr.aws/jetbrains/py", "name": "PyCharm"}],
            **members,
        }

    def environment(self, project: dict[str, str] | None = None) -> dict[str, str]:
        """Members that name a new dev environment, which runs."""
        place = project or self.shared
        repositories = [{"repositoryName": REPOSITORY, "branchName": BRANCH}] if place == self.shared else []
        members = self.environment_of(place, alias="mine", vpcConnectionName="private", repositories=repositories)
        return {**place, "id": self.call("CreateDevEnvironment", **members)["id"]}

    def stopped_environment(self) -> dict[str, str]:
        environment = self.environment()
        self.call("StopDevEnvironment", **environment)
        return environment

    def session(self, environment: dict[str, str]) -> dict[str, str]:
        started = self.call("StartDevEnvironmentSession", **environment, sessionConfiguration={"sessionType": "SSM"})
        return {**environment, "sessionId": started["sessionId"]}

    def access_token(self) -> str:
        return self.call("CreateAccessToken", name=self.name())["accessTokenId"]
