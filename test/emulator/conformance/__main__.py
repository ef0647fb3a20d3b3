"""Holds an emulator to botocore's model, case by case, and prints what came of it as JSON.

Usage: python test/emulator/conformance ENDPOINT TOKEN [AUTHORITY]
The emulator has been started with what seeds.py prints. AUTHORITY is the certificate to trust, for an endpoint of HTTPS.
"""
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import botocore

from judge import Judge
from members import unseen
from paging import pages_of
from patterns import mistaken
from run import Run, Verdict, idle_deviations
from service import Service
from wire import Wire
from world import World

# They wait for each other's answers, so a few more than there are processors.
THREADS = 4


def report(verdicts: list[Verdict], failures: list[str]) -> dict:
    groups = [{"operation": one.operation, "cases": one.cases, "members": one.members, "failures": one.failures} for one in verdicts]
    return {"source": f"botocore {botocore.__version__}", "groups": groups, "failures": failures}


def main(endpoint: str, token: str, authority: str | None = None) -> None:
    service = Service()
    wire = Wire(endpoint, token, authority)
    judge = Judge()
    world = World(service, wire, judge)
    run = Run(service, wire, world, judge)
    world.build()
    # Pages first and alone: what is added to a list meanwhile would be no fault.
    lists = pages_of(service, world)
    walked = {pages.operation.name: run.walk(pages, lists) for pages in lists}
    with ThreadPoolExecutor(THREADS) as threads:
        verdicts = list(threads.map(run.perform, service.operations.values()))
    for verdict in verdicts:
        if verdict.operation in walked:
            verdict.cases += walked[verdict.operation].cases
            verdict.failures += walked[verdict.operation].failures
    failures = mistaken() + idle_deviations(verdicts) + unseen(service, judge.seen) + world.complaints
    print(json.dumps(report(verdicts, failures)))


main(*sys.argv[1:])
