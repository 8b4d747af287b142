"""What every question of every contract must keep to, as plain functions.

Each takes a question under fixed readings and one scenario, and raises `AssertionError` where the engine does not
keep to its meaning. The tests call them over many scenarios; `test_planted_faults` calls them over engines that are
broken on purpose.
"""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import product
from random import Random
from typing import Any

from obligations import Conflict, Decided, Outcome, Question, Silent, Spread, Text, Undetermined
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Cited, Constant, Fact, Head, Named
from obligations.interpreters.evaluate import Evaluation, Known, settle
from obligations.questions import Asking

from .recomputed import answer_again, read
from .scenarios import as_python, by_name, by_name_in_json, draw_facts, filled, hide, names_hidden, outside_rows

Plain = tuple[Any, ...]


def asked(asking: Asking) -> Question[Any, Any]:
    """The question that is asked."""
    question: Question[Any, Any] = asking.contract.questions[asking.question]
    return question


def ended(ask: Callable[[], Any]) -> Any:
    """What a call gives, or the two provisions of the conflict that it ends in."""
    try:
        return ask()
    except Conflict as conflict:
        return ("conflict", conflict.one, conflict.other)


def value_of(outcome: Outcome[Any]) -> Any:
    """The value, None where there is none."""
    if isinstance(outcome, Undetermined):
        return None
    try:
        return outcome.value
    except LookupError:
        assert isinstance(outcome, Silent)
        return None


def is_exact(value: Any) -> bool:
    """Whether a value is free of floats."""
    return isinstance(value, bool | int | Fraction) or value is None or not isinstance(value, float)


# Compiled and walked ----------------------------------------------------------------------------------------


def compiled_agrees_with_walked(asking: Asking, facts: Plain) -> None:
    """The compiled functions, the answer and the reference evaluator come to the same, node by node."""
    decision, compiled, read_in = asking.decision, asking.compiled, asking.read
    settled = settle(decision, facts, asking.readings)
    walked: Any = ("conflict", *settled.conflict) if settled.conflict else None
    if walked is None:
        assert not settled.missing, f"nothing is hidden, yet {settled.missing} are missing"
        assert isinstance(settled.speaks, Known)
        assert isinstance(settled.value, Known)
        walked = settled.value.value
    ran = ended(lambda: compiled.function(*facts))
    assert ran == walked, f"compiled {ran!r}, walked {walked!r}\n{compiled.source}"
    assert is_exact(ran), ran
    outcome = ended(lambda: asking.answer(facts))
    if settled.conflict:
        assert outcome == walked
    else:
        assert isinstance(outcome, Decided if settled.speaks == Known(True) else Silent)
        meant = None if walked is None else as_python(Fact("", "", decision.kind, Text("", "")), walked)
        assert value_of(outcome) == meant, f"answered {value_of(outcome)!r}, walked {meant!r}"
    trace = compiled.traced(*facts)
    known = dict(zip(decision.facts, facts, strict=True))
    by_default, by_read = Evaluation(known, asking.readings), Evaluation(known, {})
    for root in decision.roots():
        assert by_default.value(root) == by_read.value(read_in.node(root)), f"reading changes {root}"
    for root in decision.roots(read_in.node):
        for part in outside_rows(root):
            seen = by_read.value(part)
            if isinstance(part, Fact) and part.kind is Kind.ROWS:
                continue
            recorded = compiled.value(part, facts, trace)
            assert seen == Known(recorded), f"recorded {recorded!r}, walked {seen}: {part}"
            assert is_exact(recorded), recorded
            assert isinstance(part, Constant | Fact | Named | Head | Cited) or id(part) in compiled.slots


# Hidden facts -----------------------------------------------------------------------------------------------


def _result(asking: Asking, outcome: Any) -> Any:
    """What must not change when an unknown is filled in: the value, and whether there is one."""
    if isinstance(outcome, tuple):
        return "conflict"  # of three rules in conflict, which pair is named may hang on what is known
    if asking.decision.silence_is_an_answer:
        return outcome.value  # owed nothing because nothing speaks, and owed 0, are one amount
    return (outcome.status, value_of(outcome))


def _stays_within(asking: Asking, seen: Undetermined[Any], full: Any) -> None:
    if not isinstance(full, Outcome) or (isinstance(full, Silent) and not asking.decision.silence_is_an_answer):
        return
    if seen.between is None:
        assert asking.decision.kind in (Kind.CHOICE, Kind.SEVERAL)
        return
    low, high = seen.between
    if asking.decision.kind in (Kind.CHOICE, Kind.SEVERAL):
        assert low == high == full.value
        return
    assert low <= full.value <= high, f"{full.value} is not between {low} and {high}"


def hidden_facts_keep_the_answer(asking: Asking, full: Plain, hidden: Plain, rng: Random) -> None:
    """With facts hidden, the answer is the same or open; what is missing is named, and filling it in decides."""
    question = asked(asking)
    wanted = ended(lambda: asking.answer(full))
    left = names_hidden(question, full, hidden)
    seen = ended(partial(asking.answer, hidden))
    steps = 0
    while isinstance(seen, Undetermined):
        assert seen.missing, "undetermined, and nothing would decide"
        assert set(seen.missing) <= set(left), f"{seen.missing} are missing, hidden were {list(left)}"
        assert len(set(seen.missing)) == len(seen.missing)
        _stays_within(asking, seen, wanted)
        # Only what is named is filled in, the first or any other: that alone must come to an end.
        name = seen.missing[0] if rng.random() < 0.6 else rng.choice(seen.missing)
        hidden = filled(question, hidden, name, left.pop(name))
        seen = ended(partial(asking.answer, hidden))
        steps += 1
        assert steps <= len(full) * 20
    while True:
        assert _result(asking, seen) == _result(asking, wanted), f"{hidden}: {seen}, with all facts {wanted}"
        if not left:
            return
        name = rng.choice(sorted(left))
        hidden = filled(question, hidden, name, left.pop(name))
        seen = ended(partial(asking.answer, hidden))
        assert not isinstance(seen, Undetermined), f"settled, then open again with {name} known"


def hide_at_random(asking: Asking, rng: Random) -> None:
    """One full scenario with facts hidden at random."""
    full = draw_facts(rng, asked(asking))
    hidden_facts_keep_the_answer(asking, full, hide(rng, asked(asking), full), rng)


# Explanations -----------------------------------------------------------------------------------------------


def explanation_adds_up(asking: Asking, facts: Plain) -> None:
    """From the JSON alone, every step and the answer come out again."""
    outcome = ended(lambda: asking.answer(facts))
    if not isinstance(outcome, Outcome):
        return
    told = json.loads(outcome.to_json())
    status, value = answer_again(told)
    assert status == told["status"] == outcome.status
    assert value == read(told["value"]), f"the steps come to {value}, the answer says {told['value']}"
    if isinstance(outcome, Decided) and asking.decision.kind not in (Kind.CHOICE, Kind.SEVERAL):
        assert value == outcome.value
    assert told["provisions"] == list(outcome.provisions)


def explanation_can_be_read(asking: Asking, facts: Plain) -> None:
    """In both languages and as JSON, whatever the outcome."""
    outcome = ended(lambda: asking.answer(facts))
    if not isinstance(outcome, Outcome):
        return
    told = json.loads(outcome.to_json())
    assert told["status"] == outcome.status
    assert told["missing"] == list(outcome.missing)
    assert (told["value"] is None) == (value_of(outcome) is None)
    for lang in ("en", "ja"):
        text = outcome.explain(lang)
        headline = text.splitlines()[0]
        assert asking.title.in_(lang) in headline
        if isinstance(outcome, Undetermined):
            assert all(name in headline for name in outcome.missing)
        elif isinstance(outcome, Decided):
            value = outcome.value
            if asking.decision.kind is Kind.YEN:
                assert f"{abs(value):,}" in headline
            elif asking.decision.kind is Kind.DATE:
                assert value.isoformat() in headline
            elif asking.decision.kind is Kind.TRUTH:
                assert (("yes" if value else "no") if lang == "en" else ("はい" if value else "いいえ")) in headline
    assert isinstance(repr(outcome), str)
    assert all(is_exact(figure) for figure in outcome.figures.values())


# Outcomes ---------------------------------------------------------------------------------------------------


def outcome_is_a_value(asking: Asking, facts: Plain) -> None:
    """Equal by value, hashable, and the same after pickling where its contract can be found."""
    outcome, again = ended(lambda: asking.answer(facts)), ended(lambda: asking.answer(facts))
    assert outcome == again
    assert hash(outcome) == hash(again)
    if isinstance(outcome, Outcome):
        assert outcome != asking.question
        back = pickle.loads(pickle.dumps(outcome))
        assert (back, back.status, value_of(back)) == (outcome, outcome.status, value_of(outcome))
        assert back.to_json() == outcome.to_json()


def doors_agree(question: Question[..., Any], facts: Plain) -> None:
    """Facts by keyword, by name, as a sheet and as JSON give one answer."""
    values, coded = by_name(question, facts), by_name_in_json(question, facts)
    first = ended(lambda: question.asking(()).answer(facts))
    assert ended(lambda: question(**values)) == first
    assert ended(lambda: question.ask(values)) == first
    assert ended(lambda: question.ask(coded)) == first
    assert ended(lambda: question.ask(question.sheet(**values))) == first
    assert ended(lambda: question.ask_json(json.dumps(coded))) == first


def facts_are_told_as_given(asking: Asking, facts: Plain) -> None:
    """The facts in the JSON of an outcome, and those on the outcome, ask for the same outcome again."""
    outcome = ended(lambda: asking.answer(facts))
    if isinstance(outcome, Outcome):
        under = asked(asking).under(*asking.readings.values())
        assert under.ask(json.loads(outcome.to_json())["facts"]) == outcome
        assert under.ask(outcome.facts) == outcome


def all_readings_are_reached(question: Question[..., Any], facts: Plain) -> None:
    """`under_all_readings` gives, for every choice of readings, one combination with its answer, and none too many."""
    classes = question.readings
    results: dict[tuple[Any, ...], Any] = {}
    for choice in product(*(list(cls) for cls in classes)):
        outcome = ended(partial(question.asking(choice).answer, facts))
        if not isinstance(outcome, Outcome):
            return  # a spread has no place for a conflict; it is raised
        results[choice] = outcome
    hidden = bool(names_hidden(question, facts, facts))
    default = question.asking(()).answer(facts)
    spread = default.under_all_readings()
    parts: list[set[tuple[Any, ...]]] = []
    for combination, told in spread:
        part = {choice for choice in results if set(combination) <= set(choice)}
        assert part, f"{combination} is no choice of readings"
        for choice in part:
            # An answer that is open by its bounds may still be settled under one of its readings, by trying each
            # alternative of what is missing; the spread goes by the bounds there.
            assert _told(results[choice]) == _told(told) or (hidden and isinstance(told, Undetermined)), (
                f"{choice} gives {results[choice]}, not {told}"
            )
        parts.append(part)
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(results), "choices come twice, or not at all"
    assert all(member is type(member).default() for member in spread.outcomes[0][0]), "the defaults are not first"
    assert len(spread.values) == len(spread)
    if not hidden:
        for place, cls in enumerate(classes):
            if any(isinstance(member, cls) for combination, _ in spread for member in combination):
                by_rest: dict[tuple[Any, ...], set[str]] = {}
                for choice, outcome in results.items():
                    by_rest.setdefault((*choice[:place], *choice[place + 1 :]), set()).add(repr(_told(outcome)))
                assert max(map(len, by_rest.values())) > 1, f"{cls} is told apart and makes no difference"
        assert spread.differs or len({repr(_told(outcome)) for outcome in results.values()}) == 1
        values = [value for outcome in results.values() if (value := value_of(outcome)) is not None]
        if values and question.decision.kind not in (Kind.CHOICE, Kind.SEVERAL):
            assert (spread.lowest, spread.highest) == (min(values), max(values))
    rests_on = set(default.readings.items())
    for choice, outcome in results.items():
        if rests_on <= {(member.point().code, member.code) for member in choice}:
            assert _told(outcome) == _told(default), f"{choice} changes an answer that rests on {default.readings}"


def sampled_readings_agree(question: Question[..., Any], facts: Plain, rng: Random) -> None:
    """The same for a question with too many readings to take one by one: some choices, each in one combination."""
    default = ended(partial(question.asking(()).answer, facts))
    spread = ended(default.under_all_readings) if isinstance(default, Outcome) else ()
    hidden = bool(names_hidden(question, facts, facts))
    if not isinstance(spread, Spread):
        return  # a conflict is raised
    for _ in range(4):
        choice = tuple(rng.choice(list(cls)) for cls in question.readings)
        (told,) = [told for combination, told in spread if set(combination) <= set(choice)]
        outcome = question.asking(choice).answer(facts)
        assert _told(outcome) == _told(told) or (hidden and isinstance(told, Undetermined)), f"{choice}: {outcome}"


def _told(outcome: Any) -> tuple[Any, ...]:
    """What two outcomes must share to be one answer: owed nothing, by silence or by a rule, is one answer."""
    if isinstance(outcome, Undetermined):
        return ("open",)
    return ("value", value_of(outcome))
