"""Times as RFC 3339 writes them, and texts that only look like it."""
from collections.abc import Iterator

_DIGITS = "123456789"


def timestamps(time: str) -> Iterator[tuple[str, bool]]:
    """Texts and whether they are times; those that are lie within four years of `time`, which is `YYYY-MM-DDTHH:MM:SSZ`."""
    moment = time.removesuffix("Z")
    day, clock = moment.split("T")
    yield from ((text, True) for text in _fitting(moment, day, clock))
    yield from ((text, False) for text in _failing(moment, day))


def _fitting(moment: str, day: str, clock: str) -> Iterator[str]:
    yield f"{moment}Z"
    yield from (f"{moment}.{_DIGITS[:digits]}Z" for digits in range(1, 10))
    yield from (f"{moment}{offset}" for offset in ("+00:00", "-00:00", "+01:00", "-05:30", "+14:00", "-12:00", "+23:59", "-23:59"))
    yield from (f"{moment}.5{offset}" for offset in ("+00:00", "-05:30"))
    # The RFC says that T and Z may be small.
    yield f"{day}t{clock}z"
    yield f"{day}T00:00:00Z"
    yield f"{day}T23:59:59.999999999Z"
    # A leap day, of the same year or one of the three before it.
    yield f"{int(day[:4]) // 4 * 4}-02-29T{clock}Z"


def _failing(moment: str, day: str) -> Iterator[str]:
    year = day[:4]
    yield from ("", " ", "tomorrow", "0", "1893456000", day, moment, f"{moment}.Z", f"{moment}.5", f"{moment},5Z", f"{moment}ZZ", f" {moment}Z", f"{moment}Z\n")
    yield from (f"{moment}{offset}" for offset in ("+0000", "+00", "+1:00", "+24:00", "+00:60", "-99:99", "UTC", " Z", "+00:00Z"))
    yield from (f"{year}-{rest}T00:00:00Z" for rest in ("00-01", "13-01", "01-00", "01-32", "02-30", "04-31", "1-01", "01-1"))
    # An offset leads out of the years that four digits can tell.
    yield from ("9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01")
    # 2099, 2100 and 2001 have no 29th of February.
    yield from (f"{common}-02-29T00:00:00Z" for common in (2099, 2100, 2001))
    yield from (f"{day}T{clock}Z" for clock in ("24:00:00", "25:00:00", "23:60:00", "23:59:61", "1:00:00", "10:00", "10:0:00", "-1:00:00"))
    yield from (f"{day} 00:00:00Z", f"{day.replace('-', '')}T000000Z", f"+{moment}Z", f"1{moment}Z", f"{moment[1:]}Z", f"\u0661{moment[1:]}Z")
