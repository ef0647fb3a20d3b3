"""What the emulator has to begin with, because no action makes it. `python seeds.py` prints it for whoever starts the emulator."""
import json

SPACE = "conformance"
PAGED = "conformance.paged"
UPDATED = "conformance_updated"
CREATED = "conformance-created"
DOOMED = tuple(f"doomed-{number:03}" for number in range(110))
PROJECT, REPOSITORY, BRANCH = "shared", "web", "main"
WORKFLOW_PATHS = tuple(f".codecatalyst/workflows/{name}.yaml" for name in ("build", "deploy", "tidy"))

_plan = {
    "subscriptionType": "STANDARD",
    "awsAccountName": "acme-payer",
    "pendingSubscriptionType": "FREE",
    "pendingSubscriptionStartTime": "2099-01-01T00:00:00Z",
}
_told = {"displayName": "Conformance", "description": "All that can be told of a space", "regionName": "eu-west-1", **_plan}
_place = {"spaceName": SPACE, "projectName": PROJECT, "sourceRepositoryName": REPOSITORY, "sourceBranchName": BRANCH}
_facts = {"name": "build", "runMode": "PARALLEL", "status": "ACTIVE"}

SEEDS = {
    "spaces": [{"name": name, **_told} for name in (SPACE, PAGED, UPDATED, CREATED, *DOOMED)],
    "workflows": [{**_place, **_facts, "path": path} for path in WORKFLOW_PATHS],
    # Who calls is asked for by this name, and all that can be told of a user is told of him.
    "user": {"displayName": "Local User", "email": "local-user@example.com"},
    # The first dev environment and the first run that are made come to nothing, and say so.
    "failure": "Compute limit exceeded",
}

if __name__ == "__main__":
    print(json.dumps(SEEDS))
