"""Performs the cases of each action and notes what is wrong with the answers."""
import http.client
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from cases import VALID, Case, Stage, cases_of_members, paths_in, untried
from deviations import DEVIATIONS, Deviation
from judge import Judge, echo_complaints
from outcomes import Succeeds
from paging import Pages
from service import Operation, Service
from stages import READ_BACK
from wire import Answer, Wire
from wire_cases import cases_of_wire
from world import NotMade, World


@dataclass
class Verdict:
    """What came of the cases of one action."""

    operation: str
    cases: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    members: int = 0
    deviations: set[Deviation] = field(default_factory=set)


class Run:
    def __init__(self, service: Service, wire: Wire, world: World, judge: Judge) -> None:
        self._service = service
        self._wire = wire
        self._world = world
        self._judge = judge

    def perform(self, operation: Operation) -> Verdict:
        """All cases of an action, one after the other."""
        verdict = Verdict(operation.name)
        try:
            stage = Stage(operation, self._world)
            self._try_members(stage, verdict)
            self._try_all(operation, cases_of_wire(stage, self._service), verdict)
        except NotMade as error:
            verdict.failures.append(f"could not go on: {error}")
        return verdict

    def _try_members(self, stage: Stage, verdict: Verdict) -> None:
        kinds: dict[str, set[str]] = defaultdict(set)
        for case in cases_of_members(stage):
            kinds[case.path].add(case.kind)
            for path in paths_in(case.request) if case.kind == VALID else ():
                kinds[path].add(VALID)
            self._try(stage.operation, case, verdict)
        verdict.members = len(kinds.keys() - {""})
        verdict.failures += untried(stage.operation, kinds)

    def walk(self, pages: Pages, others: Iterable[Pages]) -> Verdict:
        """A list across its pages, with its own tokens and those of other lists."""
        verdict = Verdict(pages.operation.name)
        verdict.failures += [f"[pages] {complaint}" for complaint in pages.complaints()]
        foreign = (pages.foreign(other) for other in others if other is not pages)
        self._try_all(pages.operation, [*pages.cases(), *foreign], verdict)
        return verdict

    def _try_all(self, operation: Operation, cases: Iterable[Case], verdict: Verdict) -> None:
        for case in cases:
            self._try(operation, case, verdict)

    def _try(self, operation: Operation, case: Case, verdict: Verdict) -> None:
        verdict.cases[case.kind] += 1
        if case.deviation:
            verdict.deviations.add(case.deviation)
        authorization = case.authorization
        header = None if authorization is None else authorization.replace("{token}", self._wire.token)
        try:
            answer = self._wire.send(case.message, header)
        except (OSError, http.client.HTTPException) as error:
            verdict.failures.append(f"[{case.kind}] {case.says}: no answer: {error!r}")
            return
        complaints = self._judge.complaints(operation, case.outcome, answer)
        if not complaints and case.outcome == Succeeds() and case.request is not None:
            complaints = self._of_echo(operation, case, answer)
        verdict.failures += [f"[{case.kind}] {case.says}: {complaint}" for complaint in complaints]

    def _of_echo(self, operation: Operation, case: Case, answer: Answer) -> list[str]:
        """What was put in comes out: in the answer, and where the thing can be read again."""
        asked = case.request or {}
        told = answer.json
        shared = {name: value for name, value in asked.items() if name in operation.output.members}
        complaints = echo_complaints(shared, told, "the answer")
        if operation.name in READ_BACK:
            reader, request_of = READ_BACK[operation.name]
            again = self._world.call(reader, **request_of(asked, told))
            members = self._service.operations[reader].output.members
            kept = {name: value for name, value in asked.items() if name in members}
            complaints += echo_complaints(kept, again, reader)
        return complaints


def idle_deviations(verdicts: Iterable[Verdict]) -> list[str]:
    """Rows of the list of deviations that no case comes to."""
    used = {row for verdict in verdicts for row in verdict.deviations}
    return [f"{', '.join(row.operations)} {row.path}: no case comes to this deviation" for row in DEVIATIONS if row not in used]
