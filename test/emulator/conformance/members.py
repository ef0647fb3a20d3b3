"""Members of answers: each has to be seen, so that each was judged."""
from service import Service, paths_of

# What the emulator never tells, and why.
NEVER_TOLD = {
    "GetUserDetails/version": "Nobody says what it is.",
    "ListEventLogs/items/0/projectInformation/projectId": "A project has no id in this API.",
    "ListEventLogs/items/0/userIdentity/awsAccountId": "Only users call, not accounts.",
}


def unseen(service: Service, seen: set[str]) -> list[str]:
    """Members that no answer had, and those that one had though they are never told."""
    wanted = {f"{operation.name}{path}" for operation in service.operations.values() for path in paths_of(operation.output)}
    missing = [f"{path} was in no answer" for path in sorted(wanted - seen - NEVER_TOLD.keys())]
    return missing + [f"{path} was told after all" for path in sorted(seen & NEVER_TOLD.keys())]
