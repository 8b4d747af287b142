"""Facts on their way in: from what a caller gives to the plain values that rules are evaluated on.

A sheet is validated by its pydantic model, which also says what is wrong with it. Most scenarios are in order, and
for those one function is written for each sheet that checks and reads a mapping in one go, in plain Python. Whatever
it does not recognise at once, it leaves to the sheet: it may refuse to read, but never reads what the sheet refuses,
and never otherwise than the sheet.

>>> from obligations.expressions.facts import Facts, fact
>>> from obligations.expressions.terms import Date, Yen
>>> class Debt(Facts):
...     '''A debt.'''
...     principal: Yen = fact("the debt", "債務額")
...     due_on: Date = fact("the due date", "支払期日")
>>> Debt.read_plain({"due_on": "2026-01-31", "principal": 500}), Debt.read_plain({"principal": None})
((500, 739647), (None, None))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.values.calendar import DAY_2, SECONDS_A_DAY

if TYPE_CHECKING:
    from obligations.expressions.facts import Facts

__all__ = ["PlainReader", "plain_reader", "straight_reader"]

#: From the values of facts by name to plain values in the sheet's order, None where unknown.
PlainReader = Callable[[Mapping[str, Any]], tuple[Any, ...]]


def _written_offsets() -> dict[str, int]:
    """What makes the seconds since day 1 a second number, for each usual way to write an offset from UTC."""
    minutes = {f"{sign}{m // 60:02}:{m % 60:02}": int(f"{sign}{m}") for sign in "+-" for m in range(0, 901, 15)}
    return {text: SECONDS_A_DAY + 9 * 3600 - offset * 60 for text, offset in {"Z": 0, **minutes}.items()}


#: What the written functions use: names with an underscore, which no fact has.
_SCOPE: dict[str, Any] = {
    **{f"_{word.__name__}": word for word in (len, type, bool, int, str, date, datetime, list, tuple, set, frozenset)},
    "_day_from_text": date.fromisoformat,
    "_from_text": datetime.fromisoformat,
    "_DAY_1": datetime(1, 1, 1),  # noqa: DTZ001 - a clock reading, from which others are counted
    "_DAY_2": DAY_2,
    "_OFFSETS": _written_offsets(),
    "_Unfit": ValueError,
}
#: Whole seconds with a time zone make the second number of `calendar.instant_to_second`.
_SECOND = "(_t := {0} - _DAY_2).days * 86400 + _t.seconds + 172800"


def plain_reader(nodes: Mapping[str, Fact], rows: Mapping[str, type[Facts]]) -> PlainReader:
    """From validated values of a sheet; `rows` are the sheets of the facts that are lists."""
    lines: list[str] = []
    for name, node in nodes.items():
        value = f"values[{name!r}]"
        match node.kind:
            case Kind.DATE:
                value = f"None if (v := {value}) is None else v.toordinal()"
            case Kind.INSTANT:
                value = f"None if (v := {value}) is None else {_SECOND.format('v')}"
            case Kind.ROWS:
                value = f"None if (v := {value}) is None else tuple([{name}_row(row.__dict__) for row in v])"
            case _:
                pass
        lines.append(f"({value}),")
    scope = {**_SCOPE, **{f"{name}_row": sheet.sheet().plain for name, sheet in rows.items()}}
    exec(f"def plain(values):\n return ({''.join(lines)})", scope)
    read: PlainReader = scope["plain"]
    return read


def straight_reader(
    nodes: Iterable[Fact],
    not_before: Iterable[tuple[str, str]],
    rows: Mapping[str, type[Facts]],
    otherwise: PlainReader,
) -> PlainReader:
    """From whatever a caller gives: read at once if it is in order, by `otherwise` if that is not plain to see.

    `not_before` are pairs of facts, the second of which cannot lie before the first.
    """
    scope, lines, names = dict(_SCOPE), list[str](), list[str]()
    for fact in nodes:
        names.append(fact.name)
        lines.append(f" if {fact.name} is not None:")
        lines += [f"  {line}" for line in _checked(fact, scope, rows)]
    for earlier, later in not_before:
        lines.append(f" if {earlier} is not None and {later} is not None and {later} < {earlier}: raise _Unfit")
    arguments = ", ".join(f"{name}=None" for name in names)
    result = "".join(f"{name}, " for name in names)
    exec("\n".join([f"def _read({'*, ' if names else ''}{arguments}):", *lines, f" return ({result})"]), scope)
    read: Callable[..., tuple[Any, ...]] = scope["_read"]

    def read_plain(values: Mapping[str, Any]) -> tuple[Any, ...]:
        try:
            return read(**values)
        except (LookupError, TypeError, ValueError, OverflowError):
            return otherwise(values)  # which names the fact at fault and says what was expected

    return read_plain


def _checked(fact: Fact, scope: dict[str, Any], rows: Mapping[str, type[Facts]]) -> list[str]:
    """Lines that bring the value of a fact that is not None to its plain form, or raise an error."""
    name, (low, high) = fact.name, fact.range
    within = f"if not {low} <= {name} <= {high}: raise _Unfit"
    match fact.kind:
        case Kind.TRUTH:
            return [f"if _type({name}) is not _bool: raise _Unfit"]
        case Kind.DATE:
            return [
                f"if _type({name}) is _str:",
                f" if _len({name}) != 10 or {name}[4] != '-' or {name}[7] != '-': raise _Unfit",
                f" {name} = _day_from_text({name}).toordinal()",
                f"elif _type({name}) is _date: {name} = {name}.toordinal()",
                "else: raise _Unfit",
                within,
            ]
        case Kind.INSTANT:
            # As files write it, "2026-01-31T10:00:00+09:00"; what else ISO 8601 allows is left to the sheet.
            return [
                f"if _type({name}) is _str:",
                f" _c = {name}[:19]",
                " if _c[4] != '-' or _c[7] != '-' or _c[10] != 'T' or _c[13] != ':' or _c[11:13] > '23':",
                "  raise _Unfit",
                " _t = _from_text(_c) - _DAY_1",
                f" {name} = _t.days * 86400 + _t.seconds + _OFFSETS[{name}[19:]]",
                f"elif _type({name}) is _datetime and not {name}.microsecond: {name} = {_SECOND.format(name)}",
                "else: raise _Unfit",
                within,
            ]
        case Kind.CHOICE:
            scope[f"_of_{name}"], scope[f"_codes_{name}"] = type(fact.alternatives[0]), _by_code(fact)
            return [f"if _type({name}) is not _of_{name}: {name} = _codes_{name}[{name}]"]
        case Kind.SEVERAL:
            scope[f"_members_{name}"] = _by_code(fact) | {member: member for member in fact.alternatives}
            return [
                f"if _type({name}) not in (_list, _tuple, _set, _frozenset): raise _Unfit",
                f"{name} = _frozenset([_members_{name}[_m] for _m in {name}])",
            ]
        case Kind.ROWS:
            scope[f"_row_{name}"] = _row_reader(rows[name])
            return [
                f"if _type({name}) not in (_list, _tuple): raise _Unfit",
                f"{name} = _tuple([_row_{name}(_r) for _r in {name}])",
            ]
        case _:
            return [f"if _type({name}) is not _int or not {low} <= {name} <= {high}: raise _Unfit"]


def _by_code(fact: Fact) -> dict[Any, Any]:
    return {member.code: member for member in fact.alternatives}


def _row_reader(sheet: type[Facts]) -> PlainReader:
    known = sheet.sheet()

    def otherwise(row: Any) -> tuple[Any, ...]:
        return row.plain() if type(row) is sheet else _left_to_the_sheet()

    return straight_reader(known.nodes.values(), known.not_before, known.rows, otherwise)


def _left_to_the_sheet() -> NoReturn:
    raise ValueError
