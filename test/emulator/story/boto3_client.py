"""boto3, whichever version is installed."""
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from raw_answers import note_raw
from tell import Refused


class Boto3:
    def __init__(self, endpoint: str) -> None:
        config = Config(retries={"total_max_attempts": 1})
        self.answers: list[dict] = []
        self._client = boto3.Session().client("codecatalyst", endpoint_url=endpoint, region_name="us-west-2", config=config)
        self._methods = {action: method for method, action in self._client.meta.method_to_api_mapping.items()}
        note_raw(self._client.meta.events, self.answers)

    def call(self, action: str, request: dict) -> dict:
        try:
            answer = getattr(self._client, self._methods[action])(**request)
        except ClientError as error:
            raise Refused(error.response["Error"]["Code"]) from error
        del answer["ResponseMetadata"]
        return answer

    def all_pages(self, action: str, request: dict, size: int | None) -> dict:
        pages = self._client.get_paginator(self._methods[action]).paginate(**request, PaginationConfig={"PageSize": size} if size else {})
        return {"items": [item for page in pages for item in page["items"]]}


client = Boto3
