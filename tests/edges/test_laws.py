"""Laws: they hold of every question that is installed, and each is broken by rules that break it."""

# Values of every kind pass through here.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownLambdaType=false
# pyright: reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false
from __future__ import annotations

import inspect
from typing import Any

import pytest

from obligations import (
    Contract,
    Date,
    Effect,
    Facts,
    Question,
    Rows,
    Truth,
    UnknownName,
    Yen,
    contract,
    contracts,
    fact,
    lower,
    percent,
    provided,
    rounded,
    when,
)
from obligations.interpreters import evaluate
from obligations.testing import (
    LawBroken,
    LawsBroken,
    adds_up,
    adds_up_over,
    check_laws,
    explanation_adds_up,
    grows_with,
    laws_of,
    never_above,
    never_falls_with,
    never_negative,
    never_rises_with,
    readings_lie_in_the_spread,
    scales_with_the_unit,
    unchanged_by_order,
    unknowns_change_nothing,
)
from obligations.values.rounding import RoundingMode
from rules import soracom_flux as flux
from tests.engine.scenarios import BUYER, SHOP, bare_contract

QUESTIONS = [question for name in contracts() for question in contract(name).questions.values()]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.contract.id}:{q.name}")
def test_every_law_that_applies_to_the_question_holds(question: Question[..., Any]):
    assert check_laws(question, examples=4)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.contract.id}:{q.name}")
def test_every_law_holds_of_many_scenarios(question: Question[..., Any]):
    check_laws(question, examples=500)


# Terms that break laws ------------------------------------------------------------------------------------------


class Line(Facts):
    """A line of a bill."""

    amount: Yen = fact("the amount", "金額")


class Bill(Facts):
    """A bill with lines."""

    base: Yen = fact("the base", "基本額")
    paid: Yen = fact("what is paid", "支払額")
    due_on: Date = fact("the due date", "支払期日")
    paid_on: Date = fact("the day of payment", "支払日")
    lines: Rows[Line] = fact("the lines", "明細")


def terms(**rules: Any) -> Contract:
    """A contract with a question for each of some amounts that hang on every fact of a bill."""
    made = bare_contract("lawless-terms")
    for name, amount in rules.items():

        def rule(bill: type[Bill], amount: Any = amount) -> Yen:
            """An amount."""
            always = (bill.due_on <= bill.paid_on) | (bill.due_on > bill.paid_on)
            counted = (bill.lines.total(lambda line: line.amount) + bill.base + bill.paid) >= Yen.fixed(0)
            return provided(always & counted, amount(bill))

        rule.__name__ = name
        rule.__dict__["__signature__"] = inspect.signature(_one_sheet)
        made.question(name, Bill, made.encode(rule, Effect.PAYMENT, (name,), SHOP, BUYER, ()), en=name, ja=name)
    return made


def _one_sheet(bill: type[Bill]) -> None: ...


lawless = terms(
    negative=lambda bill: bill.base - bill.paid,
    capped=lambda bill: lower(bill.base, Yen.fixed(1_000)),
    per_line=lambda bill: bill.lines.total(lambda line: rounded(line.amount * percent("10"), RoundingMode.FLOOR)),
    threshold=lambda bill: when(bill.base > Yen.fixed(500), Yen.fixed(500), otherwise=bill.base),
    reset=lambda bill: when(bill.base > Yen.fixed(500_000), Yen.fixed(0), otherwise=bill.base),
    constant=lambda bill: Yen.fixed(100),
    tenth=lambda bill: rounded(bill.base * percent("10"), RoundingMode.FLOOR),
)


def asked(name: str) -> Question[..., Any]:
    return lawless.find(name)


def test_an_amount_that_may_be_negative_is_found_out():
    with pytest.raises(LawBroken, match="never negative"):
        never_negative(asked("negative"))()
    never_negative(asked("capped"))()


def test_a_fall_at_a_threshold_is_found_out():
    never_falls_with(asked("threshold"), "base")()
    with pytest.raises(LawBroken, match="never falls") as broken:
        never_falls_with(asked("reset"), "base")()
    assert "Scenario.of(" in str(broken.value), "the scenario can be pasted"
    assert "base = 500001 it is 0" in str(broken.value), "it lies at the threshold"


def test_a_rise_is_found_out():
    never_rises_with(asked("negative"), "paid")()
    with pytest.raises(LawBroken, match="never rises"):
        never_rises_with(asked("negative"), "base")()


def test_what_never_rises_does_not_grow():
    grows_with(asked("tenth"), "base")()
    with pytest.raises(LawBroken, match="did not rise"):
        grows_with(asked("constant"), "base")()


def test_an_amount_above_its_limit_is_found_out():
    never_above(asked("capped"), 1_000)()
    never_above(asked("capped"), "base")()
    never_above(asked("capped"), ["base", "paid"])()
    never_above(asked("capped"), lambda facts: min(facts["base"], 1_000))()
    with pytest.raises(LawBroken, match="never above 999"):
        never_above(asked("capped"), 999)()
    with pytest.raises(LawBroken, match="never above paid"):
        never_above(asked("tenth"), "paid")()


def test_parts_that_do_not_add_up_are_found_out():
    adds_up(asked("tenth"), "base")()
    with pytest.raises(LawBroken, match="two parts"):
        adds_up(asked("tenth"), "base", within=0)()
    with pytest.raises(LawBroken, match="two parts"):
        adds_up(asked("capped"), "base")()


def test_time_in_two_parts_adds_up_by_a_day_count_that_counts_each_day_and_not_by_whole_years():
    by_days = flux.late_interest.under_named({"day-count": "act365f"})
    adds_up_over(by_days, "due_on", "paid_on", gap=-1)()
    with pytest.raises(LawBroken, match="two parts"):
        adds_up_over(by_days, "due_on", "paid_on")()
    with pytest.raises(LawBroken, match="two parts"):
        adds_up_over(flux.late_interest, "due_on", "paid_on", gap=-1, examples=500)()


def test_a_figure_in_yen_breaks_the_scale():
    scales_with_the_unit(asked("tenth"))()
    with pytest.raises(LawBroken, match="k times"):
        scales_with_the_unit(asked("capped"))()
    states = {name: [law.states for law in laws_of(asked(name))] for name in ("tenth", "capped", "per_line")}
    derived_for = {name for name, laws in states.items() if any("k times" in law for law in laws)}
    assert derived_for == {"tenth"}, "a figure in yen, or a rounding for each row, and it is not derived"
    derived = [law.states for law in laws_of(flux.late_interest.with_law(False))]
    assert any("k times" in states for states in derived)


def test_the_order_of_rows_does_not_matter_to_a_sum_but_to_rows_that_are_taken_as_they_come(monkeypatch: Any):
    unchanged_by_order(asked("per_line"))()
    evaluation = evaluate.Evaluation

    from obligations.testing import laws

    monkeypatch.setattr(laws, "_told_apart", lambda scenario: ("decided", scenario.plain[-1][:1]))
    with pytest.raises(LawBroken, match="order"):
        unchanged_by_order(asked("per_line"))()
    assert evaluate.Evaluation is evaluation


def test_a_missing_truth_taken_as_false_is_found_out(monkeypatch: Any):
    unknowns_change_nothing(flux.liability_of_customer)()
    original = evaluate.Evaluation._fact  # pyright: ignore[reportPrivateUsage]

    def wrong(self: Any, fact: Any) -> Any:
        seen = original(self, fact)
        return evaluate.Known(False) if isinstance(seen, evaluate.Open) and seen.low is False else seen

    monkeypatch.setattr(evaluate.Evaluation, "_fact", wrong)
    with pytest.raises(LawBroken, match="unknown facts"):
        unknowns_change_nothing(flux.liability_of_customer)()


def test_a_spread_without_some_readings_is_found_out(monkeypatch: Any):
    from obligations.interpreters import spread

    readings_lie_in_the_spread(flux.late_interest)()
    monkeypatch.setattr(spread, "combinations", lambda decision, facts: iter([{}]))
    with pytest.raises(LawBroken, match="spread"):
        readings_lie_in_the_spread(flux.late_interest)()


def test_an_explanation_that_does_not_add_up_is_found_out(monkeypatch: Any):
    from obligations.testing import recomputed

    explanation_adds_up(flux.late_interest)()
    monkeypatch.setitem(recomputed.MEANINGS, "below", lambda a, b: not b < a)
    with pytest.raises(LawBroken, match="explanation"):
        explanation_adds_up(flux.late_interest)()


# How laws are applied -------------------------------------------------------------------------------------------


def test_a_law_is_a_test_function_with_the_law_as_its_docstring():
    law = never_falls_with(flux.late_interest, "paid_on")
    assert inspect.isfunction(law)
    assert not inspect.signature(law).parameters
    assert law.__doc__ == "late-interest: as paid_on grows, the outcome never falls."
    assert law.question is flux.late_interest


test_a_law_in_one_line_is_run_by_pytest = never_negative(flux.late_interest, examples=10)


@pytest.mark.parametrize(
    "law",
    [never_negative, never_falls_with, never_rises_with, grows_with, never_above, adds_up, adds_up_over,
     scales_with_the_unit, unchanged_by_order, unknowns_change_nothing, readings_lie_in_the_spread,
     explanation_adds_up],
)  # fmt: skip
def test_every_law_has_a_docstring_that_states_it(law: Any):
    assert len(law.__doc__.splitlines()[0]) > 40


def test_a_law_about_a_fact_that_is_not_there_or_has_no_order_is_refused_at_once():
    with pytest.raises(UnknownName, match="paid_on"):
        never_falls_with(flux.late_interest, "payed_on")
    with pytest.raises(UnknownName):
        never_above(flux.late_interest, "bill")
    with pytest.raises(TypeError, match="no order"):
        never_falls_with(flux.recoverable_damage, "fault")


def test_check_laws_names_every_law_that_is_broken_and_checks_the_others():
    with pytest.raises(LawsBroken) as broken:
        check_laws(lawless, never_above(asked("capped"), 999), never_negative(asked("capped")), examples=30)
    told = [str(each) for each in broken.value.broken]
    assert any(each.startswith("negative: the value is never negative") for each in told)
    assert any("never above 999" in each for each in told)
    assert len(told) == 2


def test_check_laws_gives_the_laws_that_it_checked():
    checked = check_laws(flux.late_interest, never_above(flux.late_interest, "principal", examples=5), examples=5)
    assert "the value is never above principal" in [law.states for law in checked]
    assert {law.question for law in checked} == {flux.late_interest}


def test_readings_are_free_for_the_law_of_the_spread_only_where_none_was_chosen():
    chosen = flux.late_interest.under_named({"day-count": "act365f"})
    assert not any("spread" in law.states for law in laws_of(chosen))
    assert any("spread" in law.states for law in laws_of(flux.late_interest))


def test_truths_are_passed_over_by_laws_about_amounts():
    assert not any("negative" in law.states for law in laws_of(flux.flux.find("venue")))


class Nothing(Facts):
    """No facts."""

    agreed: Truth = fact("agreed", "合意")


def test_conflicts_are_passed_over_by_laws_about_values():
    made = bare_contract("two-minds")

    @made.payment("1", by=SHOP, to=BUYER)
    def one(sheet: type[Nothing]) -> Yen:
        """One."""
        return provided(sheet.agreed, Yen.fixed(1))

    @made.payment("2", by=SHOP, to=BUYER)
    def two(sheet: type[Nothing]) -> Yen:
        """Two."""
        return provided(sheet.agreed, Yen.fixed(2))

    check_laws(made.question("both", Nothing, one, two, en="Both?", ja="両方か。"))
