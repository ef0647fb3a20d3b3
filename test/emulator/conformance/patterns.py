"""Examples of each pattern of the model, by hand: a pattern that is not here is an error, so none goes untried.

The patterns are written for Java and hold for the whole value; `\\w` and `\\d` are of ASCII alone there.
"""
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Examples:
    text: Callable[[int], str]
    """A text of so many characters that fits."""
    fits: tuple[str, ...]
    fails: tuple[str, ...]


def _repeated(start: str) -> Callable[[int], str]:
    return lambda length: (start * length)[:length]


_uuid = "0123abcd-4567-89ef-ABCD-0123456789ab"
_not_names = ("a--b", "-abc", "abc-", ".abc", "a__b", "a-.b", "a/b/c", "abc\n", "abc\0", "\u00e4bcd", "abc\u00a0d", "a%2Fb", "a+b", "\U0001f642abc")
_descriptions = ("Sells things", "a/b:c;d,e.f=g?h&i$j%k+l-m_n", "7 days  a week", "x ")
_not_descriptions = ("!", "a!", " a", "-a", "it's", "caf\u00e9", "a\nb", "a(b)", "a\u2028b", "a#b")
_repository = ("a", "_", "-", ".", "git", "a.gitx", "a.git.b", "A.GIT", "agit", "..a--b__")

PATTERNS = {
    # Names.
    r"[a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*": Examples(_repeated("aB0"), ("a-b_c.d", "000", "A.b.C"), (*_not_names, "a b c")),
    r"[a-zA-Z0-9]+(?:[-_\. ][a-zA-Z0-9]+)*": Examples(
        _repeated("aB0"), ("A b_c.d-e", "000 0", "a.b c"), (*_not_names, "a  b", " abc", "abc ", "a\tb c")
    ),
    # An alias that may be cleared.
    r"$|^[a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*": Examples(_repeated("aB0"), ("a", "a-b_c.d"), (*_not_names, "a b c")),
    # Descriptions.
    r"[a-zA-Z0-9]+(?:[-_a-zA-Z0-9.,;:/\+=?&$%    ])*": Examples(_repeated("aB0 "), _descriptions, _not_descriptions),
    # Source repositories.
    r"(?!.*[.]git$)[\w\-.]*": Examples(
        _repeated("aB0-_."), _repository, ("a.git", ".git", "a b", "a/b", "caf\u00e9", "a\n", "a.git\n", "\u0660", "a%2Fb", "a+b")
    ),
    # Users.
    r"[a-zA-Z0-9_.-]{3,100}": Examples(_repeated("aB0-_."), ("...", "jane.doe-1_x"), ("a b c", "jane@doe", "j\u00e4ne", "abc\n")),
    # Identifiers.
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}": Examples(
        lambda _: _uuid,
        (_uuid, _uuid.upper(), _uuid.lower()),
        ("", "a", _uuid[1:], f"{_uuid}0", _uuid.replace("-", ""), _uuid.replace("a", "g"), f"{{{_uuid}}}", f" {_uuid}", f"{_uuid}\n"),
    ),
}


def examples_of(pattern: str) -> Examples:
    if pattern not in PATTERNS:
        raise LookupError(f"There are no examples of the pattern {pattern}: add some that fit and some that do not.")
    return PATTERNS[pattern]


def fits(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.ASCII) is not None


def mistaken() -> list[str]:
    """Examples that Python's own reading of their pattern takes for the opposite."""
    wrong = [f"{text!r} fits {pattern}" for pattern, one in PATTERNS.items() for text in one.fails if fits(pattern, text)]
    return wrong + [f"{text!r} does not fit {pattern}" for pattern, one in PATTERNS.items() for text in one.fits if not fits(pattern, text)]
