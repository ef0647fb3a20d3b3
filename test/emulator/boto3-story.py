"""Tells one story to an emulator through boto3 and prints what came of each step, one JSON line a step.

Usage: python boto3-story.py ENDPOINT TOKEN
Every answer is also held to botocore's own model, which the emulator's authors did not write.
"""
import datetime
import json
import sys

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError
from complaints import complaints

endpoint, token = sys.argv[1:]
config = Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1})
client = boto3.Session().client("codecatalyst", endpoint_url=endpoint, region_name="us-west-2", config=config)
raw = {}


def authorize(request, **_):
    request.headers["Authorization"] = f"Bearer {token}"


def keep_raw(operation_model, response_dict, **_):
    raw[operation_model.name] = response_dict["body"]


client.meta.events.register("before-sign.codecatalyst.*", authorize)
client.meta.events.register("before-parse.codecatalyst.*", keep_raw)


def told(value):
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def step(method, **parameters):
    name = client.meta.method_to_api_mapping[method]
    try:
        answer = getattr(client, method)(**parameters)
        model = client.meta.service_model.operation_model(name)
        problems = complaints(model.output_shape, json.loads(raw[name]), name)
        status = answer.pop("ResponseMetadata")["HTTPStatusCode"]
        line = {"step": name, "status": status, "answer": answer, "complaints": problems}
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        line = {"step": name, "status": status, "error": error.response["Error"]["Code"], "complaints": []}
    print(json.dumps(line, default=told))
    return line.get("answer", {})


shop = {"spaceName": "acme", "projectName": "Web-Shop"}
web = {**shop, "sourceRepositoryName": "web"}

me = step("verify_session")
step("get_user_details", id=me["identity"])
step("get_user_details", userName="local-user")
step("get_user_details")
step("get_space", name="acme")
step("update_space", name="acme", description="Ours")
step("list_spaces")
step("create_project", spaceName="acme", displayName="Web Shop", description="Sells things")
step("create_project", spaceName="acme", displayName="Web Shop")
step("get_project", spaceName="acme", name="Web-Shop")
step("update_project", spaceName="acme", name="Web-Shop", description="")
step("list_projects", spaceName="acme", filters=[{"key": "hasAccessTo", "values": ["true"]}])
step("create_source_repository", **shop, name="web", description="The window")
step("get_source_repository", **shop, name="web")
step("list_source_repositories", **shop)
step("get_source_repository_clone_urls", **web)
step("create_source_repository_branch", **web, name="feature/x%y+é(1)!")
for number in range(60):
    client.create_source_repository_branch(**web, name=f"branch-{number:02}")
step("list_source_repository_branches", **web)
pages = client.get_paginator("list_source_repository_branches").paginate(**web)
lengths = [len(page["items"]) for page in pages]
print(json.dumps({"step": "branches in pages", "answer": lengths, "complaints": []}))
workflows = step("list_workflows", **shop, sortBy=[{}], maxResults=10)
step("get_workflow", **shop, id=workflows["items"][0]["id"])
step("get_workflow", **shop, id="00000000-0000-0000-0000-000000000000")
build = {**shop, "workflowId": workflows["items"][0]["id"]}
run = step("start_workflow_run", **build, clientToken="one")
again = step("start_workflow_run", **build, clientToken="one")
print(json.dumps({"step": "the same run again", "answer": run == again, "complaints": []}))
step("get_workflow_run", **shop, id=run["id"])
step("list_workflow_runs", **build, sortBy=[{}], maxResults=1)

token_step = step("create_access_token", name="ci", expiresTime=datetime.datetime(2099, 1, 2, 3, 4, 5, 678901))
step("list_access_tokens", maxResults=10)
step("delete_access_token", id=token_step["accessTokenId"])
step("delete_access_token", id=token_step["accessTokenId"])

environment = {
    **shop,
    "instanceType": "dev.standard1.small",
    "persistentStorage": {"sizeInGiB": 16},
    "ides": [{"name": "VSCode"}],
    "repositories": [{"repositoryName": "web", "branchName": "main"}],
    "clientToken": "one",
}
made = step("create_dev_environment", **environment)
again = step("create_dev_environment", **environment)
here = {**shop, "id": made["id"]}
print(json.dumps({"step": "the same environment again", "answer": made == again, "complaints": []}))
step("create_dev_environment", **{**environment, "alias": "other"})
step("get_dev_environment", **here)
step("update_dev_environment", **here, alias="mine", instanceType="dev.standard1.medium")
step("stop_dev_environment", **here)
step("start_dev_environment", **here, inactivityTimeoutMinutes=0)
step("list_dev_environments", spaceName="acme", projectName="Web-Shop", filters=[{"key": "status", "values": ["RUNNING"]}])
session = step("start_dev_environment_session", **here, sessionConfiguration={"sessionType": "SSH", "executeCommandSessionConfiguration": {"command": "bash"}})
step("list_dev_environment_sessions", **shop, devEnvironmentId=made["id"], maxResults=200)
step("stop_dev_environment_session", **here, sessionId=session["sessionId"])
step("stop_dev_environment_session", **here, sessionId=session["sessionId"])
step("delete_dev_environment", **here)
step("delete_dev_environment", **here)
step("start_dev_environment_session", **here, sessionConfiguration={"sessionType": "SSM"})
step("get_dev_environment", **here)
step("get_subscription", spaceName="acme")
step("list_projects", spaceName="acme", maxResults=101)
step("delete_source_repository", **shop, name="web")
step("delete_project", spaceName="acme", name="Web-Shop")
step("get_project", spaceName="acme", name="Web-Shop")
times = {"startTime": datetime.datetime(2000, 1, 1), "endTime": datetime.datetime(2100, 1, 1)}
step("list_event_logs", spaceName="acme", **times, maxResults=3)
pages = client.get_paginator("list_event_logs").paginate(spaceName="acme", **times)
events = [event["eventName"] for page in pages for event in page["items"]]
print(json.dumps({"step": "branches logged", "answer": events.count("createSourceRepositoryBranch"), "complaints": []}))
step("delete_space", name="acme")
step("list_event_logs", spaceName="acme", **times)
