"""What can go wrong, as a closed list.

Every error of the library is an `ObligationsError` with a `code` from `Code`. Whoever catches one can tell bad
input (the scenario is wrong) from a bad contract (the encoding is wrong) from an open question (facts are missing)
without reading the sentence, and the sentence names the fact, what was given, what was expected and the provision
that wanted it.

>>> BadFacts([FactProblem("due_on", "2026-02-30", "a calendar date such as 2026-01-31", ("12.3",))]).code
<Code.BAD_FACTS: 'bad-facts'>
>>> print(BadFacts([FactProblem("due_on", "2026-02-30", "a calendar date such as 2026-01-31", ("12.3",))]))
due_on: got '2026-02-30', expected a calendar date such as 2026-01-31 (wanted by 12.3)
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import FrameType

import pydantic

__all__ = [
    "BadContract",
    "BadFacts",
    "BadRule",
    "Code",
    "Conflict",
    "FactProblem",
    "NotColumnar",
    "ObligationsError",
    "Undetermined",
    "UnknownFact",
    "UnknownName",
    "writing_frame",
    "written_at",
]

#: Folders whose frames are not where a rule is written: this package, and pydantic, which builds sheets of facts.
_LIBRARIES = tuple(str(Path(file).parent / "_").removesuffix("_") for file in (__file__, pydantic.__file__))


def writing_frame() -> FrameType | None:
    """The frame of the rule that is being written: the nearest one outside the libraries."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename.startswith(_LIBRARIES):
        frame = frame.f_back
    return frame


def written_at() -> str:
    """File and line of what is being written, for the message of an error in it."""
    frame = writing_frame()
    return "" if frame is None else f"{frame.f_code.co_filename}, line {frame.f_lineno}"


class Code(Enum):
    """The closed list of error codes; the value is the code as it stands in JSON and on the command line."""

    BAD_FACTS = "bad-facts"
    UNKNOWN_NAME = "unknown-name"
    UNDETERMINED = "undetermined"
    CONFLICT = "conflict"
    BAD_RULE = "bad-rule"
    BAD_CONTRACT = "bad-contract"
    NOT_COLUMNAR = "not-columnar"


class ObligationsError(Exception):
    """Base of every error that this library raises on purpose; `code` tells which of the closed list it is."""

    code: Code


@dataclass(frozen=True, slots=True)
class FactProblem:
    """One fact that cannot be used: its name, what was given (shown with `repr`), what was expected, who wants it.

    `unknown` marks a name that is no fact of the question; `expected` then names the facts that there are.
    """

    fact: str
    given: object
    expected: str
    provisions: tuple[str, ...] = ()
    unknown: bool = False

    def __str__(self) -> str:
        if self.unknown:
            return f"{self.fact}: no such fact; {self.expected}"
        given = repr(self.given)
        if len(given) > 80:
            given = given[:77] + "..."
        wanted = f" (wanted by {', '.join(self.provisions)})" if self.provisions else ""
        return f"{self.fact}: got {given}, expected {self.expected}{wanted}"


class BadFacts(ObligationsError, ValueError):
    """The scenario cannot be used as given; `problems` lists every fact at fault, none is left out."""

    code = Code.BAD_FACTS

    def __init__(self, problems: Iterable[FactProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[BadFacts], tuple[tuple[FactProblem, ...]]]:
        return type(self), (self.problems,)


def near_matches(name: str, known: Sequence[str], most: int) -> list[str]:
    """The names most like `name`, at most so many, best first."""
    from difflib import get_close_matches  # only when something went wrong

    return get_close_matches(name, known, n=most, cutoff=0.5)


class UnknownName(ObligationsError, LookupError):
    """A contract, question, provision, reading or fact was asked for that does not exist; near matches are named."""

    code = Code.UNKNOWN_NAME

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        near = near_matches(name, self.known, 3)
        hint = f"; did you mean {' or '.join(near)}?" if near else f"; there are: {', '.join(self.known[:40])}"
        super().__init__(f"no {what} {name!r}{hint}")

    def __reduce__(self) -> tuple[type[UnknownName], tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.what, self.name, self.known)


class Undetermined(ObligationsError, ValueError):
    """The value was read of an answer that facts still missing would decide; `missing` names them, best first."""

    code = Code.UNDETERMINED

    def __init__(self, question: str, missing: Sequence[str]) -> None:
        self.question, self.missing = question, tuple(missing)
        super().__init__(f"{question} is undetermined: it depends on {', '.join(self.missing)}")

    def __reduce__(self) -> tuple[type[Undetermined], tuple[str, tuple[str, ...]]]:
        return type(self), (self.question, self.missing)


class Conflict(ObligationsError):
    """Two provisions apply, neither yields to the other, and they give different results."""

    code = Code.CONFLICT

    def __init__(self, question: str, one: str, other: str) -> None:
        self.question, self.one, self.other = question, one, other
        super().__init__(
            f"{question}: provisions {one} and {other} both apply, neither yields to the other, "
            "and they give different results"
        )

    def __reduce__(self) -> tuple[type[Conflict], tuple[str, str, str]]:
        return type(self), (self.question, self.one, self.other)


class BadRule(ObligationsError, TypeError):
    """A rule is written so that it cannot mean what it says (an `if` on a fact, yen plus days, a float rate)."""

    code = Code.BAD_RULE


class UnknownFact(BadRule, AttributeError):
    """A rule reads a fact that its sheet does not declare; near matches are named."""

    def __init__(self, sheet: str, fact: str, known: Iterable[str]) -> None:
        near = near_matches(fact, known := list(known), 1)
        hint = f"did you mean {near[0]}?" if near else f"the facts are {', '.join(known)}"
        super().__init__(f"{sheet} has no fact {fact}; {hint} ({written_at()})")


class BadContract(ObligationsError, ValueError):
    """The rules of a contract do not fit each other or the document (unknown provision, cycle, unread fact)."""

    code = Code.BAD_CONTRACT


class NotColumnar(ObligationsError, ValueError):
    """A question has no columnar form, or none on an engine; the message says what in it has none."""

    code = Code.NOT_COLUMNAR
