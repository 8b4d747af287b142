"""What a type checker lets the operators of terms take and give is what the table of operators says."""

from __future__ import annotations

from itertools import product
from operator import add, lt, mul, sub
from pathlib import Path
from typing import Any

import pytest

from obligations import BadRule
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Constant
from obligations.expressions.operators import OPERATORS
from obligations.expressions.terms import TERMS, higher, lower
from tests.probes.checkers import mypy_errors, pyright_errors, why_no_pyright

#: Kinds whose terms are generic are written with an argument.
ARGUMENTS = {Kind.CHOICE: "[Fault]", Kind.SEVERAL: "[Fault]", Kind.ROWS: "[Facts]"}


def _quotient(one: Any, other: Any) -> Any:
    return one / other


def _equals(one: Any, other: Any) -> Any:
    return one.equals(other)


WRITTEN: dict[str, tuple[str, Any]] = {
    "add": ("{0} + {1}", add),
    "subtract": ("{0} - {1}", sub),
    "multiply": ("{0} * {1}", mul),
    "divide": ("{0} / {1}", _quotient),
    "below": ("{0} < {1}", lt),
    "equal": ("{0}.equals({1})", _equals),
    "lower": ("lower({0}, {1})", lower),
    "higher": ("higher({0}, {1})", higher),
}
PAIRS = [(name, one, other) for name in WRITTEN for one, other in product(Kind, repeat=2)]
HEAD = "from obligations import *\nfrom obligations.expressions.terms import YearlyYen\n\n\n"


def _type(kind: Kind) -> str:
    return TERMS[kind].__name__ + ARGUMENTS.get(kind, "")


def modules() -> dict[str, str]:
    """One module with a line for each pair, which must be accepted or rejected as the table says."""
    parameters = ", ".join(f"{kind.name.lower()}: {_type(kind)}" for kind in Kind)
    lines = [HEAD + f"def pairs({parameters}) -> None:"]
    for number, (name, one, other) in enumerate(PAIRS):
        gives = OPERATORS[name].result((one, other))
        left, right = one.name.lower(), other.name.lower()
        declared = _type(gives) if gives is not None else "object"
        lines.append(f"    p{number}: {declared} = {WRITTEN[name][0].format(left, right)}")
    return {"overloads": "\n".join(lines) + "\n"}


FIRST = HEAD.count("\n") + 2


def disagreements(errors: dict[int, str]) -> list[str]:
    wrong: list[str] = []
    for number, (name, one, other) in enumerate(PAIRS):
        pair = WRITTEN[name][0].format(one.word, other.word)
        gives = OPERATORS[name].result((one, other))
        error = errors.get(FIRST + number)
        if gives is None and error is None:
            wrong.append(f"{pair} is accepted, and the table does not have it")
        if gives is not None and error is not None:
            wrong.append(f"{pair} gives {gives.word} by the table: {error}")
    return wrong


def test_mypy_takes_and_gives_what_the_table_of_operators_says(tmp_path: Path) -> None:
    wrong = disagreements(mypy_errors(tmp_path, modules())["overloads"])
    assert not wrong, "\n".join(wrong)


@pytest.mark.skipif(bool(why_no_pyright()), reason=why_no_pyright() or "pyright runs")
def test_pyright_takes_and_gives_what_the_table_of_operators_says(tmp_path: Path) -> None:
    wrong = disagreements(pyright_errors(tmp_path, modules())["overloads"])
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", WRITTEN)
def test_terms_take_and_give_what_the_table_of_operators_says(name: str) -> None:
    for one, other in product(Kind, repeat=2):
        left, right = (TERMS[kind](Constant(kind, 1)) for kind in (one, other))
        gives = OPERATORS[name].result((one, other))
        try:
            result = WRITTEN[name][1](left, right)
        except BadRule:
            assert gives is None, (one, other)
        except AttributeError:
            assert name == "equal", (one, other)
            assert gives is None, (one, other)
        else:
            assert gives is not None, (one, other)
            assert type(result) is TERMS[gives], (one, other)
            assert result.node.kind is gives, (one, other)
