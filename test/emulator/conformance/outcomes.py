"""What an answer can be."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Succeeds:
    """The status and the members that the model has."""


@dataclass(frozen=True)
class Fails:
    """An error, of which something may have to be said."""

    status: int
    code: str
    words: str = ""
    allow: frozenset[str] = frozenset()
    """The methods that an Allow header names."""


@dataclass(frozen=True)
class Refuses:
    """A ValidationException that names these members, each with what is said of it, and no other."""

    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)


# What does not exist and what is another user's are told apart by nobody, and neither from a login that is not good.
MISSING = Fails(403, "AccessDeniedException")

Outcome = Succeeds | Fails | Refuses


def invalid(words: str) -> Fails:
    """Refused by the action, not by a constraint of the model."""
    return Fails(400, "ValidationException", words)
