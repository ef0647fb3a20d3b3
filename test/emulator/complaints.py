"""Holds an answer to botocore's own model, which the emulator's authors did not write."""
import datetime


def complaints(shape, value, path):
    """What is in an answer and not in the model, or the other way round, or of another type."""
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            return [f"{path} is no structure"]
        unknown = [f"{path}.{name} is unknown" for name in value if name not in shape.members]
        missing = [f"{path}.{name} is missing" for name in shape.required_members if name not in value]
        known = [name for name in value if name in shape.members]
        return unknown + missing + [c for name in known for c in complaints(shape.members[name], value[name], f"{path}.{name}")]
    if shape.type_name == "list":
        if not isinstance(value, list):
            return [f"{path} is no list"]
        return [c for index, item in enumerate(value) for c in complaints(shape.member, item, f"{path}[{index}]")]
    if shape.type_name == "timestamp":
        datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
        return []
    kinds = {"string": str, "integer": int, "boolean": bool}
    return [] if isinstance(value, kinds[shape.type_name]) else [f"{path} is no {shape.type_name}"]
