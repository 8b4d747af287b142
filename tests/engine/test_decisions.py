"""How rules meet: what yields to what, in which order, with values worked out by hand."""

# Values of every kind pass through here.
# pyright: reportUnknownVariableType=false
from __future__ import annotations

from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

from obligations import (
    BadContract,
    Conflict,
    Date,
    Decided,
    Effect,
    Rule,
    Silent,
    Truth,
    Undetermined,
    UnknownName,
    Yen,
    all_of,
    any_of,
    head,
    lower,
    ratio,
    rounded,
)
from obligations.clauses.decision import lower as lowered
from obligations.expressions.nodes import All, Fact, Holds, Node, Not
from obligations.expressions.nodes import Any as AnyOf
from obligations.values.rounding import RoundingMode

from .conformance import explanation_adds_up
from .example_terms import FeeMeant, LastDay, Loss, example_terms
from .examples import count, day, decided, holds, outcome, question, rule, truth, yen

PAYMENT, CAP, EXCLUSION, BAR = Effect.PAYMENT, Effect.CAP, Effect.EXCLUSION, Effect.BAR


def of_heads() -> Yen:
    return head("profit", "profit", "利益", yen("profit")) + head("costs", "costs", "費用", yen("costs"))


CLAIM = rule("claim", PAYMENT, value=of_heads())


# What yields to what ----------------------------------------------------------------------------------------


def test_a_rule_gives_way_to_one_that_overrides_it():
    general = rule("general", PAYMENT, value=Yen.fixed(100))
    special = rule("special", PAYMENT, truth("special_case"), Yen.fixed(30), overrides=["general"])
    both = [general, special]
    assert outcome(both, ["general", "special"], special_case=False).value == 100
    assert outcome(both, ["general", "special"], special_case=True).value == 30
    assert outcome(both, ["special", "general"], special_case=True).value == 30
    assert outcome(both, ["general", "special"], special_case=True).provisions == ("special",)
    assert outcome(both, ["general", "special"], special_case=True).tried == ("general",)


def test_an_overridden_rule_says_nothing_even_where_the_other_is_not_asked():
    general = rule("general", PAYMENT, value=Yen.fixed(100))
    off = rule("off", Effect.DISAPPLICATION, truth("grave"), overrides=["general"])
    assert isinstance(outcome([general, off], ["general"], grave=True), Silent)
    assert outcome([general, off], ["general"], grave=False).value == 100


def test_a_rule_that_is_overridden_overrides_nothing():
    general = rule("general", PAYMENT, value=Yen.fixed(100))
    off = rule("off", Effect.DISAPPLICATION, truth("one"), overrides=["general"])
    again = rule("again", Effect.DISAPPLICATION, truth("two"), overrides=["off"])
    value = {
        (one, two): outcome([general, off, again], ["general"], one=one, two=two).value
        for one, two in product([True, False], repeat=2)
    }
    assert value == {(True, True): 100, (True, False): 0, (False, True): 100, (False, False): 100}


def test_the_lower_of_two_caps_binds_whichever_stands_first():
    one = rule("one", CAP, value=Yen.fixed(500), limits=["claim"])
    other = rule("other", CAP, value=Yen.fixed(300), limits=["claim"])
    for caps in ([one, other], [other, one]):
        answer = outcome([CLAIM, *caps], ["claim"], profit=400, costs=200)
        assert answer.value == 300
        assert set(answer.provisions) == {"claim", "one", "other"}
        assert outcome([CLAIM, *caps], ["claim"], profit=100, costs=20).value == 120


def test_heads_fall_away_before_the_cap_is_applied():
    cap = rule("cap", CAP, value=Yen.fixed(500), limits=["claim"])
    no_profit = rule("no_profit", EXCLUSION, truth("no_profit_owed"), limits=["claim"], heads=["profit"])
    rules = [CLAIM, cap, no_profit]
    # 900 + 200 is capped at 500; without the profit 200 are left, not 500 less 900 and not 500.
    assert outcome(rules, ["claim"], profit=900, costs=200, no_profit_owed=False).value == 500
    assert outcome(rules, ["claim"], profit=900, costs=200, no_profit_owed=True).value == 200
    assert outcome(rules, ["claim"], profit=0, costs=800, no_profit_owed=True).value == 500


def test_an_exclusion_of_the_whole_leaves_nothing_for_the_cap():
    cap = rule("cap", CAP, value=Yen.fixed(500), limits=["claim"])
    none = rule("none", EXCLUSION, truth("force_majeure"), limits=["claim"])
    rules = [CLAIM, cap, none]
    excluded = outcome(rules, ["claim"], profit=900, costs=200, force_majeure=True)
    assert (excluded.status, excluded.value) == ("decided", 0)
    assert outcome(rules, ["claim"], profit=900, costs=200, force_majeure=False).value == 500


def test_a_bar_takes_the_whole_claim_away():
    bar = rule("bar", BAR, day("claimed_on") > day("last_day"), limits=["claim"])
    last = date(2025, 5, 31)
    on_time = outcome([CLAIM, bar], ["claim"], profit=1, costs=2, claimed_on=last, last_day=last)
    late = outcome([CLAIM, bar], ["claim"], profit=1, costs=2, claimed_on=date(2025, 6, 1), last_day=last)
    assert (on_time.value, late.value) == (3, 0)
    assert late.provisions == ("claim", "bar")


def test_one_head_is_excluded_and_the_others_stay():
    rules = [
        CLAIM,
        rule("no_profit", EXCLUSION, truth("a"), limits=["claim"], heads=["profit"]),
        rule("no_costs", EXCLUSION, truth("b"), limits=["claim"], heads=["costs"]),
    ]
    values = {
        (a, b): outcome(rules, ["claim"], profit=70, costs=9, a=a, b=b).value
        for a, b in product([True, False], repeat=2)
    }
    assert values == {(False, False): 79, (True, False): 9, (False, True): 70, (True, True): 0}


def test_a_cap_that_is_itself_disapplied_does_not_bind():
    cap = rule("cap", CAP, value=Yen.fixed(500), limits=["claim"])
    grave = rule("grave", Effect.DISAPPLICATION, truth("intent"), overrides=["cap"])
    rules = [CLAIM, cap, grave]
    assert outcome(rules, ["claim"], profit=900, costs=0, intent=False).value == 500
    uncapped = outcome(rules, ["claim"], profit=900, costs=0, intent=True)
    assert uncapped.value == 900
    assert "cap" not in uncapped.provisions
    assert "cap" in uncapped.tried


def test_an_exclusion_that_is_disapplied_excludes_nothing():
    none = rule("none", EXCLUSION, limits=["claim"])
    grave = rule("grave", Effect.DISAPPLICATION, truth("intent"), overrides=["none"])
    assert outcome([CLAIM, none, grave], ["claim"], profit=5, costs=1, intent=True).value == 6
    assert outcome([CLAIM, none, grave], ["claim"], profit=5, costs=1, intent=False).value == 0


# Powers and their grounds -----------------------------------------------------------------------------------


def test_a_power_is_given_by_any_of_its_grounds():
    power = rule("power", Effect.POWER, truth("in_force"))
    grounds = [rule(name, Effect.GROUND, truth(f"is_{name}"), of="power") for name in ("insolvent", "late", "merged")]
    for facts in product([True, False], repeat=4):
        in_force, *given = facts
        answer = outcome(
            [power, *grounds], ["power"], in_force=in_force,
            **dict(zip(("is_insolvent", "is_late", "is_merged"), given, strict=True)),
        )  # fmt: skip
        assert answer.value is (in_force and any(given))
        assert isinstance(answer, Decided if answer.value else Silent)


def test_a_power_without_grounds_stands_alone_and_one_with_a_lost_ground_falls():
    power = rule("power", Effect.POWER, truth("in_force"))
    assert outcome([power], ["power"], in_force=True).value is True
    ground = rule("ground", Effect.GROUND, truth("late"), of="power")
    cured = rule("cured", Effect.DISAPPLICATION, truth("paid"), overrides=["ground"])
    rules = [power, ground, cured]
    assert outcome(rules, ["power"], in_force=True, late=True, paid=True).value is False
    assert outcome(rules, ["power"], in_force=True, late=True, paid=False).value is True


def test_grounds_that_refer_to_each_other_prove_nothing_by_themselves():
    one = rule("one", Effect.GROUND, truth("a") | holds("two"))
    two = rule("two", Effect.GROUND, truth("b") | holds("one"))
    table = {
        (a, b): (outcome([one, two], ["one"], a=a, b=b).value, outcome([one, two], ["two"], a=a, b=b).value)
        for a, b in product([True, False], repeat=2)
    }
    assert table == {
        (True, True): (True, True),
        (True, False): (True, True),
        (False, True): (True, True),
        (False, False): (False, False),
    }


def test_each_rule_of_a_circle_is_told_to_apply_where_it_does():
    one = rule("one", Effect.GROUND, truth("a") | holds("two"))
    two = rule("two", Effect.GROUND, truth("b") | holds("one"))
    assert set(outcome([one, two], ["one"], a=True, b=False).provisions) == {"one", "two"}
    assert outcome([one, two], ["two", "one"], a=True, b=False).provisions == ("one", "two")


def random_circle(rng: Random) -> list[Rule[Any]]:
    """Rules that refer to each other without a negation."""
    names = [f"r{number}" for number in range(rng.randint(2, 5))]

    def condition(depth: int) -> Truth:
        draw = rng.random()
        if depth == 0 or draw < 0.2:
            fact = truth(rng.choice("abc"))
            return holds(rng.choice(names)) if rng.random() < 0.6 else fact if rng.random() < 0.7 else ~fact
        parts = [condition(depth - 1) for _ in range(2)]
        return all_of(*parts) if draw < 0.6 else any_of(*parts)

    return [rule(name, Effect.GROUND, condition(2)) for name in names]


def least_fixed_point(rules: list[Rule[Any]], facts: dict[str, bool]) -> dict[str, bool]:
    """Which rules hold: from none at all, until nothing more follows."""
    holding = {made.name: False for made in rules}

    def follows(node: Node) -> bool:
        match node:
            case Fact(name=name):
                return facts[name]
            case Holds(name):
                return holding[name]
            case Not(part):
                return not follows(part)
            case All(parts):
                return all(map(follows, parts))
            case AnyOf(parts):
                return any(map(follows, parts))
            case _:
                raise AssertionError(node)

    while True:
        after = {made.name: follows(made.speaks) for made in rules}
        if after == holding:
            return holding
        holding = after


def test_circles_come_to_their_least_fixed_point():
    # A day that reads every fact lets a question take them all, though a circle may not come to some of them.
    reads_all = rule("reads_all", Effect.DATE, truth("a") | truth("b") | truth("c"), Date.fixed(date(2026, 1, 1)))
    met = {True: 0, False: 0}
    for seed in range(60):
        rules = random_circle(Random(seed))
        for asked in rules:
            made = question([*rules, reads_all], [asked.name], since="reads_all")
            taking_part = {clause.rule.name for clause in made.decision.clauses} - {"reads_all"}
            for values in product([True, False], repeat=3):
                facts = dict(zip((fact.name for fact in made.decision.facts), values, strict=True))
                wanted = least_fixed_point(rules, facts)
                answer = made.asking(()).answer(values)
                assert answer.value is wanted[asked.name], (seed, asked.name, facts)
                told = {applying.name for applying in answer.rules} - {"reads_all"}
                assert told == {name for name in taking_part if wanted[name]}, (seed, asked.name, facts)
                explanation_adds_up(made.asking(()), values)
                met[answer.value] += 1
    assert min(met.values()) > 150


@pytest.mark.parametrize(
    "rules",
    [
        [rule("one", Effect.GROUND, ~holds("one") & truth("a"))],
        [rule("one", Effect.GROUND, ~holds("two")), rule("two", Effect.GROUND, holds("one"))],
        [rule("one", Effect.GROUND, ~holds("two")), rule("two", Effect.GROUND, ~holds("one"))],
        [rule("one", Effect.GROUND, holds("two")), rule("two", Effect.GROUND, overrides=["one"], speaks=holds("one"))],
        [
            rule("one", Effect.GROUND, truth("a") & ~holds("three")),
            rule("two", Effect.GROUND, holds("one")),
            rule("three", Effect.GROUND, ~holds("two")),
        ],
    ],
    ids=["with itself", "one negation", "two negations", "an override", "three rules"],
)
def test_a_circle_through_a_negation_is_rejected(rules: list[Rule[Any]]):
    with pytest.raises(BadContract, match=r"circle through a negation: one -> "):
        decided(rules, ["one"])


def test_a_rule_may_be_negated_outside_of_any_circle():
    two = rule("two", Effect.GROUND, truth("a"))
    one = rule("one", Effect.GROUND, ~holds("two"))
    assert outcome([one, two], ["one"], a=False).value is True
    assert outcome([one, two], ["one"], a=True).value is False


def test_an_amount_that_depends_on_itself_is_rejected():
    claim = rule("claim", PAYMENT, value=yen("loss"))
    half = rule(
        "half", CAP, value=rounded(claim.said(Yen.fixed(0)) * ratio(1, 2), RoundingMode.FLOOR), limits=["claim"]
    )
    with pytest.raises(BadContract, match="claim gives depends on itself"):
        decided([claim, half], ["claim"])


# Conflicts --------------------------------------------------------------------------------------------------


def test_two_rules_that_apply_with_different_results_conflict_and_are_both_named():
    one = rule("one", PAYMENT, truth("a"), yen("x"))
    two = rule("two", PAYMENT, truth("b"), yen("y"))
    with pytest.raises(Conflict) as raised:
        outcome([one, two], ["one", "two"], a=True, b=True, x=1, y=2)
    assert (raised.value.one, raised.value.other) == ("one", "two")
    assert "one" in str(raised.value)
    assert "two" in str(raised.value)
    assert outcome([one, two], ["one", "two"], a=True, b=True, x=2, y=2).value == 2
    assert outcome([one, two], ["one", "two"], a=False, b=True, x=1, y=2).value == 2


def test_a_conflict_that_hangs_on_a_missing_fact_leaves_the_answer_open():
    one, two = rule("one", PAYMENT, truth("a"), Yen.fixed(1)), rule("two", PAYMENT, value=Yen.fixed(2))
    open_answer = outcome([one, two], ["one", "two"])
    assert isinstance(open_answer, Undetermined)
    assert open_answer.missing == ("a",)
    with pytest.raises(Conflict):
        outcome([one, two], ["one", "two"], a=True)


def test_no_conflict_where_one_rule_overrides_the_other():
    one = rule("one", PAYMENT, truth("a"), Yen.fixed(1))
    two = rule("two", PAYMENT, truth("b"), Yen.fixed(2), overrides=["one"])
    assert outcome([one, two], ["one", "two"], a=True, b=True).value == 2
    assert not decided([one, two], ["one", "two"]).conflicts


@pytest.mark.parametrize("asks", [["low", "middle", "high"], ["high", "middle", "low"]])
def test_a_rule_that_comes_back_because_its_overrider_yields_conflicts_and_does_not_depend_on_order(asks: list[str]):
    low = rule("low", PAYMENT, value=Yen.fixed(1))
    middle = rule("middle", PAYMENT, value=Yen.fixed(2), overrides=["low"])
    high = rule("high", PAYMENT, truth("a"), Yen.fixed(3), overrides=["middle"])
    assert outcome([low, middle, high], asks, a=False).value == 2
    with pytest.raises(Conflict):
        outcome([low, middle, high], asks, a=True)
    high = rule("high", PAYMENT, truth("a"), Yen.fixed(3), overrides=["middle", "low"])
    assert outcome([low, middle, high], asks, a=True).value == 3


# Silence, and zero ------------------------------------------------------------------------------------------


def test_to_say_nothing_is_not_to_say_zero():
    credit = rule("credit", Effect.CREDIT, truth("outage"), yen("fee"))
    nothing, zero = (
        outcome([credit], ["credit"], outage=False, fee=5),
        outcome([credit], ["credit"], outage=True, fee=0),
    )
    assert isinstance(nothing, Silent)
    assert isinstance(zero, Decided)
    assert (nothing.value, zero.value) == (0, 0)
    assert (nothing.provisions, nothing.tried) == ((), ("credit",))
    assert (zero.provisions, zero.tried) == (("credit",), ())
    assert nothing.position is None
    assert zero.position is not None
    assert zero.position.effect is Effect.CREDIT


def test_a_day_that_no_rule_gives_has_no_value():
    last = rule("last", Effect.DEADLINE, truth("a"), day("on"))
    silent = outcome([last], ["last"], a=False, on=date(2026, 1, 1))
    assert isinstance(silent, Silent)
    with pytest.raises(LookupError, match="tried last"):
        _ = silent.value
    assert outcome([last], ["last"], a=True, on=date(2026, 1, 1)).value == date(2026, 1, 1)
    assert outcome([last], ["last"], a=False).status == "silent"


def test_a_position_runs_from_its_first_to_its_last_day():
    right = rule("right", Effect.RIGHT, truth("a"))
    since = rule("since", Effect.DATE, truth("dated"), day("start"))
    until = rule("until", Effect.DEADLINE, value=day("start").months_after(1))
    dated = {"since": "since", "until": "until"}
    rules, first = [right, since, until], date(2027, 2, 28)
    position = question(rules, ["right"], **dated).asking(()).answer((True, True, first.toordinal())).position
    assert position is not None
    assert (position.since, position.until) == (first, date(2027, 3, 31))
    undated = question(rules, ["right"], **dated).asking(()).answer((True, False, first.toordinal())).position
    assert undated is not None
    assert (undated.since, undated.until) == (None, date(2027, 3, 31))
    assert question(rules, ["right"], **dated).asking(()).answer((False, True, first.toordinal())).position is None
    unknown = question(rules, ["right"], **dated).asking(()).answer((True, True, None))
    assert unknown.value is True
    assert unknown.position is not None
    assert unknown.position.until is None


# What another rule gives ------------------------------------------------------------------------------------


def test_a_rule_uses_what_another_gives_after_its_limits():
    claim = rule("claim", PAYMENT, truth("owed"), yen("loss"))
    cap = rule("cap", CAP, value=Yen.fixed(500), limits=["claim"])
    half = rule("half", PAYMENT, value=rounded(claim.said(Yen.fixed(80)) * ratio(1, 2), RoundingMode.FLOOR))
    rules = [claim, cap, half]
    assert outcome(rules, ["half"], owed=True, loss=300).value == 150
    assert outcome(rules, ["half"], owed=True, loss=901).value == 250
    assert outcome(rules, ["half"], owed=False, loss=901).value == 40
    assert set(outcome(rules, ["half"], owed=True, loss=901).provisions) == {"half", "claim", "cap"}


def test_a_rule_asks_whether_another_applies_in_the_end():
    duty = rule("duty", Effect.DUTY, truth("bound"))
    off = rule("off", Effect.DISAPPLICATION, truth("released"), overrides=["duty"])
    breach = rule("breach", Effect.DECLARATION, duty.holds & ~truth("done"))
    rules = [duty, off, breach]
    assert outcome(rules, ["breach"], bound=True, released=False, done=False).value is True
    assert outcome(rules, ["breach"], bound=True, released=True, done=False).value is False
    assert outcome(rules, ["breach"], bound=True, released=False, done=True).value is False


# What does not fit ------------------------------------------------------------------------------------------


def test_a_fact_that_no_rule_reads_is_an_error():
    unread = yen("unread").node
    assert isinstance(unread, Fact)
    claim = rule("claim", PAYMENT, value=Yen.fixed(1))
    with pytest.raises(BadContract, match=r"takes Example\.unread, which no rule reads"):
        lowered("q", {"claim": claim}, ["claim"], [unread])


def test_a_fact_that_the_question_does_not_take_is_an_error():
    claim = rule("claim", PAYMENT, value=yen("loss"))
    with pytest.raises(BadContract, match=r"needs Example\.loss"):
        lowered("q", {"claim": claim}, ["claim"], [])


def test_an_unknown_head_is_an_error_that_names_the_known_ones():
    terms = example_terms()
    damages = terms.rules["damages"]
    with pytest.raises(UnknownName, match=r"profits.*profit"):

        @terms.excludes("9.1", on=[damages], heads=["profits"])
        def misspelt(loss: type[Loss]) -> Truth:
            """No profits."""
            return loss.consumer


def test_an_unknown_rule_is_an_error():
    with pytest.raises(UnknownName, match="nobody"):
        decided([rule("one", Effect.GROUND, holds("nobody"))], ["one"])


def test_rules_of_two_kinds_cannot_answer_one_question():
    with pytest.raises(BadContract, match="day and yen at once"):
        decided([rule("one", PAYMENT, value=yen("x")), rule("two", Effect.DATE, value=day("d"))], ["one", "two"])


@pytest.mark.parametrize("facts", [{}, {"fee": 100}, {"fee": 100, "people": 3}, {"fee": 100, "people": 0}])
def test_a_divisor_that_may_be_0_is_an_error_whatever_is_known(facts: dict[str, Any]):
    share = rule("share", PAYMENT, value=rounded(yen("fee") / count("people"), RoundingMode.FLOOR))
    with pytest.raises(BadContract, match="divisor may be 0"):
        outcome([share], ["share"], **facts)


def test_a_divisor_that_is_above_0_divides():
    shared = rule("share", PAYMENT, value=rounded(yen("fee") / count("people", low=1), RoundingMode.FLOOR))
    assert outcome([shared], ["share"], fee=100, people=3).value == 33
    assert outcome([shared], ["share"], fee=0).value == 0


def test_facts_may_have_the_names_that_compiled_code_uses():
    value = lower(yen("min"), yen("v0")) + yen("k1") + yen("row_x")
    bound = rule("bound", PAYMENT, day("month_end").month_end < day("whole_years"), value)
    facts = {"min": 5, "v0": 7, "k1": 100, "row_x": 1_000}
    days = {"month_end": date(2024, 2, 1), "whole_years": date(2024, 3, 1)}
    made = question([bound], ["bound"])
    plain = {**facts, **{name: value.toordinal() for name, value in days.items()}}
    values = tuple(plain[fact.name] for fact in made.decision.facts)
    assert made.asking(()).answer(values).value == 1_105
    assert made.asking(()).compiled.function(*values) == 1_105


# The example terms, by hand ---------------------------------------------------------------------------------


def ask(name: str, **facts: Any) -> Any:
    return example_terms().questions[name].ask(facts).value


def test_damages_of_the_example_terms_by_hand():
    loss = {"profit": 5_000, "costs": 3_000, "fee": 100, "arose_on": "2025-02-28", "claimed_on": "2025-05-31"}
    assert ask("damages", **loss, fault="none", consumer=True) == 0
    assert ask("damages", **loss, fault="ordinary", consumer=True) == 100
    assert ask("damages", **{**loss, "fee": 4_000}, fault="ordinary", consumer=False) == 3_000
    assert ask("damages", **{**loss, "fee": 4_000}, fault="ordinary", consumer=True) == 4_000
    assert ask("damages", **loss, fault="gross", consumer=False) == 8_000
    assert ask("damages", **{**loss, "claimed_on": "2025-06-01"}, fault="gross", consumer=False) == 0


def test_readings_of_the_example_terms_by_hand():
    damages = example_terms().questions["damages"]
    loss = {
        "profit": 5_000, "costs": 3_000, "fee": 100, "arose_on": "2025-02-28", "claimed_on": "2025-05-31",
        "fault": "ordinary", "consumer": True,
    }  # fmt: skip
    assert damages.ask(loss).value == damages.under(FeeMeant.MONTHLY).ask(loss).value == 100
    assert damages.under(FeeMeant.YEARLY).ask(loss).value == 1_200
    assert damages.under(FeeMeant.NONE).ask(loss).value == 8_000
    assert damages.under(FeeMeant.YEARLY, LastDay.TOO_LATE).ask(loss).value == 0
    assert damages.ask(loss).readings == {"example-fee": "monthly", "example-end": "in-time"}


def test_late_interest_of_the_example_terms_by_hand():
    # 60 days of 2026: 100,000 * 14.5% * 59 / 365 = 2,343.83...
    assert ask("late-interest", principal=100_000, due_on="2026-01-31", paid_on="2026-04-01") == 2_343
    # 29 days of a leap year: 100,000 * 14.5% * 29 / 366 = 1,148.9...
    assert ask("late-interest", principal=100_000, due_on="2024-01-31", paid_on="2024-03-01") == 1_148
    assert ask("late-interest", principal=100_000, due_on="2024-01-31", paid_on="2024-01-31") == 0
    assert ask("late-interest", principal=100_000, due_on="2024-01-31", paid_on="2024-02-01") == 0
    # One whole year is one year's rate, leap year or not.
    assert ask("late-interest", principal=100_000, due_on="2023-12-31", paid_on="2025-01-01") == 14_500


def test_credits_of_the_example_terms_by_hand():
    began = {"began": "2026-04-01T10:00:00+09:00", "fee": 3_000, "devices": 7}
    # 3,000 * 2 / 30 / 7 = 28.57..., up to 30 for each of 7.
    assert ask("credit", **began, ended="2026-04-03T10:00:00+09:00", planned=False) == 210
    assert ask("credit", **began, ended="2026-04-03T09:59:59+09:00", planned=False) == 140
    assert ask("credit", **began, ended="2026-04-02T09:59:59+09:00", planned=False) == 0
    assert ask("credit", **{**began, "fee": 2_995}, ended="2026-04-04T10:00:00+09:00", planned=True) == 300
    assert ask("credit", **{**began, "fee": 2_994}, ended="2026-04-04T10:00:00+09:00", planned=True) == 299
    assert ask("credit", **{**began, "fee": 2_985}, ended="2026-04-04T10:00:00+09:00", planned=True) == 299
    assert ask("credit", **began, ended="2026-04-04T09:59:59+09:00", planned=True) == 0


def test_open_debts_of_the_example_terms_by_hand():
    row = {"amount": 1_000, "months": 3, "due_on": "2026-01-31", "paid": False, "marks": []}
    rows = [row, {**row, "paid": True}, {**row, "due_on": "2026-02-02"}, {**row, "marks": ["disputed", "late"]}]
    assert ask("debt", invoices=rows, today="2026-02-01") == 1_333
    assert ask("debt", invoices=rows, today="2026-02-02") == 2_333
    assert ask("debt", invoices=rows, today="2026-01-30") == 0


def test_termination_of_the_example_terms_by_hand():
    row = {"due_on": "2026-01-31", "paid": False, "marks": []}
    late = {**row, "paid": True, "marks": ["late"]}
    facts = {"today": "2026-04-01", "insolvent": False, "warned": True}
    assert ask("termination", **facts, payments=[row]) is True
    assert ask("termination", **{**facts, "today": "2026-03-31"}, payments=[row]) is False
    assert ask("termination", **{**facts, "today": "2026-03-31"}, payments=[row, late, late]) is False
    assert ask("termination", **{**facts, "today": "2026-03-31"}, payments=[row, late, late, late]) is True
    assert ask("termination", **facts, payments=[late, late, late]) is False
    assert ask("termination", **{**facts, "insolvent": True}, payments=[]) is False
