"""Judges answers that a client got, a line of JSON each on standard input; prints what is wrong with them as a JSON list.

Usage: PYTHONPATH=../conformance python judge_answers.py
"""
import json
import sys

from judge import Judge
from outcomes import Fails, Succeeds
from service import Service
from wire import Answer


def main() -> None:
    service, judge = Service(), Judge()
    complaints = []
    for line in sys.stdin:
        told = json.loads(line)
        operation = service.operations[told["operation"]]
        answer = Answer(told["status"], told["headers"], told["body"].encode())
        code = answer.headers.get("x-amzn-errortype")
        # What kind of error it was to be is told by the story; here it has to be one that the action has.
        outcome = Fails(operation.errors.get(code, 0), code) if code else Succeeds()
        complaints += [f"{operation.name}: {complaint}" for complaint in judge.complaints(operation, outcome, answer)]
    print(json.dumps(complaints))


main()
