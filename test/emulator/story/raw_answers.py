"""Answers as botocore is about to parse them."""


def note_raw(events, answers: list[dict]) -> None:
    """Notes in `answers` whatever comes over the wire from now on. The CLI brings a botocore of its own: both have these events."""

    def note(operation_model, response_dict, **_) -> None:
        headers = {name.lower(): value for name, value in response_dict["headers"].items()}
        body = response_dict["body"].decode()
        answers.append({"operation": operation_model.name, "status": response_dict["status_code"], "headers": headers, "body": body})

    events.register("before-parse.codecatalyst.*", note)
