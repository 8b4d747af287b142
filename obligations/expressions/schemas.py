"""How a fact of each kind is validated: strict, with the few spellings that files and command lines need.

Yen, days and counts are ints and nothing else (no bool, no float, no numeric string). Days and instants are Python
objects or ISO 8601 strings; an instant carries its time zone and runs to the second. Alternatives are members or
their codes. `None` is an unknown fact, everywhere.

>>> expected(Kind.YEN)
'whole yen as an int from 0 to 1,000,000,000,000,000'
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from pydantic_core import CoreSchema, core_schema

from obligations.expressions.kinds import Kind
from obligations.values.labels import Labelled

__all__ = ["expected", "schema_of"]

_ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"
_ISO_INSTANT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})$"
_FIRST, _LAST = date.fromordinal(Kind.DATE.low), date.fromordinal(Kind.DATE.high)
_TOKYO = timezone(timedelta(hours=9))
_EARLIEST, _LATEST = datetime.combine(_FIRST, time.min, _TOKYO), datetime.combine(_LAST, time(23, 59, 59), _TOKYO)

_WHOLE = {Kind.YEN: "whole yen", Kind.DAYS: "whole days", Kind.COUNT: "a whole number", Kind.DURATION: "whole seconds"}


def expected(kind: Kind, members: tuple[Labelled, ...] = (), low: int | None = None, high: int | None = None) -> str:
    """What a fact of this kind looks like, for an error message."""
    if kind in _WHOLE:
        least, most = kind.low if low is None else low, kind.high if high is None else high
        return f"{_WHOLE[kind]} as an int from {least:,} to {most:,}"
    match kind:
        case Kind.TRUTH:
            return "true or false"
        case Kind.DATE:
            return f"a day that exists, without a time, from {_FIRST} to {_LAST}, such as 2026-01-31"
        case Kind.INSTANT:
            return "an instant to the second with its time zone, from 1900 to 2199, such as 2026-01-31T10:00:00+09:00"
        case Kind.CHOICE:
            return f"one of {', '.join(member.code for member in members)}"
        case Kind.SEVERAL:
            return f"a set of any of {', '.join(member.code for member in members)}"
        case Kind.ROWS:
            return "a list of rows"
        case _:
            raise AssertionError(f"{kind} is never a fact")


def _only_to_the_second(instant: datetime) -> datetime:
    if instant.microsecond:
        raise ValueError("clocks run to the second")
    return instant


def _spelled(exact: CoreSchema, pattern: str, lax: CoreSchema) -> CoreSchema:
    """The Python object itself, else an ISO string of it."""
    text = core_schema.chain_schema([core_schema.str_schema(strict=True, pattern=pattern), lax])
    return core_schema.union_schema([exact, text], mode="left_to_right")


def _member_reader(members: tuple[Labelled, ...]) -> Callable[[Any], Labelled]:
    by_code = {member.code: member for member in members}
    own = type(members[0])

    def read(given: Any) -> Labelled:
        if type(given) is own:
            return given
        if isinstance(given, str) and given in by_code:
            return by_code[given]
        raise ValueError("not one of the alternatives")

    return read


def _members_schema(members: tuple[Labelled, ...]) -> CoreSchema:
    codes = core_schema.literal_schema([member.code for member in members])
    return core_schema.no_info_plain_validator_function(
        _member_reader(members),
        json_schema_input_schema=codes,
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda member: member.code, return_schema=core_schema.str_schema()
        ),
    )


def schema_of(kind: Kind, members: tuple[Labelled, ...] = (), row: CoreSchema | None = None) -> CoreSchema:
    """The validation schema of a fact of this kind, `None` (unknown) allowed."""
    schema: CoreSchema
    match kind:
        case Kind.TRUTH:
            schema = core_schema.bool_schema(strict=True)
        case Kind.YEN | Kind.DAYS | Kind.COUNT | Kind.DURATION:
            schema = core_schema.int_schema(strict=True, ge=kind.low, le=kind.high)
        case Kind.DATE:
            schema = _spelled(
                core_schema.date_schema(strict=True, ge=_FIRST, le=_LAST),
                _ISO_DATE,
                core_schema.date_schema(strict=False, ge=_FIRST, le=_LAST),
            )
        case Kind.INSTANT:
            schema = core_schema.no_info_after_validator_function(
                _only_to_the_second,
                _spelled(
                    core_schema.datetime_schema(strict=True, tz_constraint="aware", ge=_EARLIEST, le=_LATEST),
                    _ISO_INSTANT,
                    core_schema.datetime_schema(strict=False, tz_constraint="aware", ge=_EARLIEST, le=_LATEST),
                ),
            )
        case Kind.CHOICE:
            schema = _members_schema(members)
        case Kind.SEVERAL:
            schema = core_schema.frozenset_schema(_members_schema(members))
        case Kind.ROWS:
            assert row is not None
            schema = core_schema.tuple_schema([row], variadic_item_index=0)
        case _:
            raise AssertionError(f"{kind} is never a fact")
    return core_schema.nullable_schema(schema)
