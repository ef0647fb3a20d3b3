"""Tells of WorkSpaces through boto3 and prints what came of each step, one JSON line a step.

Usage: python workspaces-story.py ENDPOINT
"""
import json
import sys

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from complaints import complaints

raw = {}


def client_of(**options):
    config = Config(retries={"total_max_attempts": 1}, **options)
    client = boto3.Session("any", "key").client("workspaces", endpoint_url=sys.argv[1], region_name="eu-west-1", config=config)
    client.meta.events.register("before-parse.workspaces.*", lambda operation_model, response_dict, **_: raw.update(last=response_dict["body"]))
    return client


def step(client, method, **parameters):
    model = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[method])
    try:
        answer = getattr(client, method)(**parameters)
        answer.pop("ResponseMetadata")
        line = {"step": model.name, "answer": answer, "complaints": complaints(model.output_shape, json.loads(raw["last"]), model.name)}
    except ClientError as error:
        line = {"step": f"{model.name} {error.response['Error']['Code']}", "answer": error.response["Error"]["Message"], "complaints": []}
    print(json.dumps(line))


def requests(*ids):
    return [{"WorkspaceId": id} for id in ids]


client = client_of()
pages = client.get_paginator("describe_workspaces").paginate()
print(json.dumps({"step": "pages", "answer": [len(page["Workspaces"]) for page in pages], "complaints": []}))
step(client, "describe_workspaces", WorkspaceIds=["ws-000000001", "ws-999999999"])
step(client, "describe_workspaces", DirectoryId="d-9067000000", UserName="user-02")
step(client, "describe_workspaces", BundleId="wsb-000000000", Limit=1)
step(client, "describe_workspaces", WorkspaceIds=["ws-000000001"], BundleId="wsb-000000000")
step(client, "describe_workspaces", UserName="user-02")
step(client, "stop_workspaces", StopWorkspaceRequests=requests("ws-000000001", "ws-000000000", "ws-999999999", "ws-000000001"))
step(client, "describe_workspaces", WorkspaceIds=["ws-000000001"])
step(client, "start_workspaces", StartWorkspaceRequests=requests("ws-000000001", "ws-000000002"))
step(client, "describe_workspaces", WorkspaceIds=["ws-000000001"])
step(client, "stop_workspaces", StopWorkspaceRequests=requests(*(f"ws-{number:09}" for number in range(26))))
step(client, "describe_workspaces", NextToken="forged")
step(client, "reboot_workspaces", RebootWorkspaceRequests=requests("ws-000000001"))
step(client_of(signature_version=UNSIGNED), "describe_workspaces")
