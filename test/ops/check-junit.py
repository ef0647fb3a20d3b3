"""Reads a JUnit report with a library that others read such reports with, and prints its cases as JSON.

Usage: python check-junit.py FILE
It fails unless the totals that the report states are those of its cases.
"""
import json
import sys

from junitparser import JUnitXml

report = JUnitXml.fromfile(sys.argv[1])
stated = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in report]
for suite in report:
    suite.update_statistics()
counted = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in report]
if stated != counted:
    sys.exit(f"The report states {stated}, and has {counted}.")

print(json.dumps({
    suite.name: {f"{case.classname} {case.name}": [result._tag for result in case.result] for case in suite}
    for suite in report
}))
