"""Readings: where the text is open, the ways in which it can be read, and the one that is taken by default.

A reading is an enumeration. Its first member is the default; the decorator says what is open and why that default.
The same point bears the same name in every contract. A rule asks `SomeReading.ALTERNATIVE.chosen`, or picks a
term with `SomeReading.choose({...})`; an answer says which readings it used and what the others would have given.

>>> @reading("first-day", en="Is the first day counted?", ja="初日を算入するか。",
...          why=Text("Civil Code 140", "民法140条"))
... class FirstDay(Reading):
...     EXCLUDED = "not counted", "算入しない"
...     INCLUDED = "counted", "算入する"
>>> FirstDay.default(), FirstDay.point().code, FirstDay.INCLUDED.code
(FirstDay.EXCLUDED, 'first-day', 'included')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from obligations.errors import BadContract, BadRule, UnknownName, written_at
from obligations.expressions.terms import Term, Truth, reads, when
from obligations.values.labels import Labelled, Text

__all__ = ["Chosen", "Point", "Reading", "chosen_readings", "reading", "readings_named"]

T = TypeVar("T", bound=Term[Any])
C = TypeVar("C", bound="type[Reading]")


@dataclass(frozen=True, slots=True)
class Point:
    """What a reading is about: its code, the open question, and why the default is the default.

    Where the reading switches a part of the law layer, `text` names its alternative for the text of the contract
    alone, and `law` the one for what the law adds to it.
    """

    code: str
    question: Text
    why: Text
    text: str | None = None
    law: str | None = None


_POINTS: dict[type[Reading], Point] = {}


class Reading(Labelled):
    """Base of every reading; its members are the alternatives, the first is the default."""

    @property
    def chosen(self) -> Truth:
        """Whether the text is read in this way."""
        return reads((self,))

    @classmethod
    def point(cls) -> Point:
        """What is open, and why the default is the default."""
        return _POINTS[cls]

    @classmethod
    def default(cls) -> Reading:
        """The alternative that is taken unless another is chosen: the first that is declared."""
        return next(iter(cls))

    @classmethod
    def under_law(cls, on: bool) -> Reading | None:
        """The alternative with the law layer on or off; None if the reading does not switch a part of that layer."""
        point = cls.point()
        name = point.law if on else point.text
        return None if name is None else cls[name]

    @classmethod
    def choose(cls, terms: Mapping[Self, T]) -> T:
        """The term of the alternative that is chosen; every alternative must have one."""
        if set(terms) != set(cls):
            wanted = ", ".join(member.name for member in cls)
            raise BadRule(f"{cls.__name__}.choose needs a term for each of {wanted} ({written_at()})")
        alternatives = list(cls)
        result = terms[alternatives[-1]]
        for member in reversed(alternatives[:-1]):
            result = when(member.chosen, terms[member], otherwise=result)
        return result


def reading(
    code: str, *, en: str, ja: str, why: Text, text: str | None = None, law: str | None = None
) -> Callable[[C], C]:
    """Declares what a reading is about: `code` in lower case with hyphens, the open question, the reason.

    `text` and `law` name, both or neither, the alternatives without and with the law layer; `BadRule` otherwise.
    """

    def declare(cls: C) -> C:
        if {text, law} != {None} and not {text, law} <= cls.__members__.keys():
            raise BadRule(f"{cls.__name__}: text and law each name an alternative, or neither does ({written_at()})")
        _POINTS[cls] = Point(code, Text(en, ja), why, text, law)
        return cls

    return declare


#: One alternative for each reading in which a choice was made.
Chosen = Mapping[type[Reading], Reading]


def readings_named(known: Iterable[type[Reading]], codes: Mapping[str, str]) -> tuple[Reading, ...]:
    """The alternatives of these codes by the code of their reading; `UnknownName` for one that does not exist."""
    by_code = {cls.point().code: cls for cls in known}
    members: list[Reading] = []
    for code, alternative in codes.items():
        if code not in by_code:
            raise UnknownName("reading", code, list(by_code))
        named = {member.code: member for member in by_code[code]}
        if alternative not in named:
            raise UnknownName(f"alternative of {code}", alternative, list(named))
        members.append(named[alternative])
    return tuple(members)


def chosen_readings(known: Iterable[type[Reading]], choices: Iterable[Reading]) -> dict[type[Reading], Reading]:
    """The choice for each of the `known` readings, the default where none was made.

    `UnknownName` for an alternative of another reading; `BadContract` if two alternatives of one reading are chosen.
    """
    by_code = {cls.point().code: cls for cls in known}
    result: dict[type[Reading], Reading] = {cls: cls.default() for cls in by_code.values()}
    made: dict[type[Reading], Reading] = {}
    for member in choices:
        cls = type(member)
        if cls not in result:
            raise UnknownName("reading", cls.point().code, list(by_code))
        if made.setdefault(cls, member) is not member:
            raise BadContract(f"{cls.point().code} cannot be read as {made[cls].code} and as {member.code} at once")
    return result | made
