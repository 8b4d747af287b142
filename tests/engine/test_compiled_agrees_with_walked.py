"""Compiled rules come to what the reference evaluator comes to, for every question and for rules drawn at random."""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from obligations import Conflict, Question
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Node, Operation, OverRows, Rounded, walk
from obligations.expressions.operators import OPERATORS
from obligations.values.rounding import RoundingMode

from .conformance import compiled_agrees_with_walked, ended
from .example_terms import example_terms
from .scenarios import (
    draw_facts,
    random_asking,
    random_contract,
    random_contract_questions,
    random_tree_question,
    seeds,
    share_of,
)


@given(seed=seeds)
@settings(max_examples=share_of(500))
def test_every_installed_question_comes_to_the_same_compiled_and_walked(question: Question[..., Any], seed: int):
    rng = Random(seed)
    asking = random_asking(rng, question)
    for _ in range(3):
        compiled_agrees_with_walked(asking, draw_facts(rng, question))


@given(seed=seeds)
@settings(max_examples=60)
def test_the_example_terms_come_to_the_same_compiled_and_walked(seed: int):
    rng = Random(seed)
    for question in EXAMPLE:
        compiled_agrees_with_walked(random_asking(rng, question), draw_facts(rng, question))


EXAMPLE = list(example_terms().questions.values())


@given(seed=seeds)
@settings(max_examples=250)
def test_random_trees_come_to_the_same_compiled_and_walked(seed: int):
    rng = Random(seed)
    question = random_tree_question(rng, depth=rng.randint(2, 5))
    asking = random_asking(rng, question)
    for _ in range(4):
        compiled_agrees_with_walked(asking, draw_facts(rng, question))


@given(seed=seeds)
@settings(max_examples=50)
def test_random_contracts_come_to_the_same_compiled_and_walked(seed: int):
    rng = Random(seed)
    for question in random_contract(rng)[1]:
        asking = random_asking(rng, question)
        for _ in range(3):
            compiled_agrees_with_walked(asking, draw_facts(rng, question))


def test_random_trees_hold_every_operator_fold_and_rounding():
    seen: set[Any] = set()
    for seed in range(600):
        for root in random_tree_question(Random(seed)).decision.roots():
            seen.update(name for node in walk(root) for name in _marks(node))
    assert set(OPERATORS) <= seen
    assert {"total", "any", "count", "earliest", *RoundingMode} <= seen
    assert {
        "All", "Any", "Constant", "Fact", "Head", "IsOneOf", "Named", "Not", "Operation", "OverRows", "Reads",
        "Rounded", "When",
    } <= seen  # fmt: skip


def _marks(node: Node) -> list[Any]:
    match node:
        case Operation(operator):
            return ["Operation", operator]
        case OverRows(fold):
            return ["OverRows", fold]
        case Rounded(_, mode):
            return ["Rounded", mode]
        case _:
            return [type(node).__name__]


def test_random_contracts_end_in_values_in_silence_and_in_conflicts():
    ends: dict[str, int] = {}
    for seed, question in enumerate(random_contract_questions(range(60))):
        rng = Random(seed)
        outcome = ended(lambda q=question, r=rng: random_asking(r, q).answer(draw_facts(r, q)))
        end = outcome[0] if isinstance(outcome, tuple) else outcome.status
        ends[end] = ends.get(end, 0) + 1
    assert set(ends) == {"decided", "silent", "conflict"}
    assert min(ends.values()) >= 3, ends


def test_a_conflict_is_raised_by_the_compiled_function_and_by_the_answer_alike():
    met = 0
    for seed, question in enumerate(random_contract_questions(range(80))):
        rng = Random(seed)
        asking, facts = question.asking(()), draw_facts(rng, question)
        answer = ended(lambda a=asking, f=facts: a.answer(f))
        if isinstance(answer, tuple):
            met += 1
            with pytest.raises(Conflict) as raised:
                asking.compiled.function(*facts)
            assert ("conflict", raised.value.one, raised.value.other) == answer
    assert met >= 3


def test_no_source_of_a_compiled_rule_divides_into_floats():
    for seed in range(200):
        source = random_tree_question(Random(seed)).asking(()).compiled.source
        assert "/" not in source.replace("//", "")


def test_an_exact_answer_is_compiled_to_a_fraction():
    wanted = {Kind.EXACT_YEN, Kind.YEARS, Kind.RATIO}
    met: set[Kind] = set()
    for seed in range(200):
        rng = Random(seed)
        question = random_tree_question(rng)
        if question.decision.kind in wanted:
            met.add(question.decision.kind)
            compiled_agrees_with_walked(question.asking(()), draw_facts(rng, question))
    assert met == wanted


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_many_random_trees_and_contracts_come_to_the_same(block: int):
    for seed in range(block * 500, block * 500 + 500):
        rng = Random(seed)
        questions = [random_tree_question(rng, depth=5)] if seed % 4 else random_contract(rng)[1]
        for question in questions:
            asking = random_asking(rng, question)
            for _ in range(4):
                compiled_agrees_with_walked(asking, draw_facts(rng, question))
