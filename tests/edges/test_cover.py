"""Covers: what they take, what they name as out of reach, and what they tell of two versions of the same rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from obligations import (
    Contract,
    Date,
    Facts,
    Rows,
    Truth,
    Yen,
    contract,
    contracts,
    fact,
    lower,
    percent,
    provided,
    rounded,
)
from obligations.cover import Cover, Difference, cover, cover_text, coverage, differences, sides_of
from obligations.scenarios import Case, read_cases
from obligations.values.rounding import RoundingMode
from rules import soracom_flux as flux
from tests.edges.planted import Fault, faults, told
from tests.engine.scenarios import BUYER, SHOP, bare_contract


class Job(Facts):
    """A job."""

    hours: Yen = fact("what was done, in yen", "作業額")
    express: Truth = fact("it was express", "急ぎか")
    done_on: Date = fact("the day on which it was done", "完了日")
    due_on: Date = fact("the day on which it was due", "期日")


def terms(*, rate: str = "12.5", cap: int = 1_000, early: bool = False) -> Contract:
    """A fee with a surcharge, a cap, and an exclusion of what comes late."""
    made = bare_contract("job-terms")

    @made.payment("1", by=BUYER, to=SHOP)
    def fee(job: type[Job]) -> Yen:
        """The fee, with a surcharge for express jobs."""
        return provided(
            job.express | (job.hours >= Yen.fixed(100)), rounded(job.hours * percent(rate), RoundingMode.FLOOR)
        )

    @made.cap("2", on=[fee])
    def most(job: type[Job]) -> Yen:
        """At most so much."""
        return Yen.fixed(cap)

    @made.excludes("3", on=[fee])
    def late(job: type[Job]) -> Truth:
        """Nothing for a job that comes late."""
        return job.done_on >= job.due_on if early else job.done_on > job.due_on

    @made.permission("4")
    def may_refuse(job: type[Job]) -> Truth:
        """The shop may refuse an express job."""
        return job.express

    made.question("fee", Job, fee, en="How much?", ja="いくらか。")
    made.question("refusal", Express, may_refuse_express(made), en="May it refuse?", ja="拒めるか。")
    return made


class Express(Facts):
    """A job to be refused."""

    express: Truth = fact("it is express", "急ぎか")


def may_refuse_express(made: Contract) -> Any:
    @made.permission("5")
    def refused(job: type[Express]) -> Truth:
        """The shop may refuse."""
        return job.express

    return refused


JOBS = terms()
#: What is left of the fee when the cap comes to it: exclusions go before caps.
LEFT = "(0 yen if late applies, else rounded hours × 1/8)"


def test_the_sides_of_a_question_are_its_rules_its_conditions_its_amounts_and_its_roundings():
    assert {str(side) for side in sides_of(JOBS.find("fee"))} == {
        "1: fee applies", "1: fee does not apply",
        "1: express is so", "1: express is not so",
        "1: 100 yen ≤ hours is so", "1: 100 yen ≤ hours is not so",
        "1: hours × 1/8 has a fraction that is rounded",
        f"2: of {LEFT} and 1,000 yen the lower is {LEFT}",
        f"2: of {LEFT} and 1,000 yen the lower is 1,000 yen",
        "2: most applies", "2: most does not apply",
        "3: late applies", "3: late does not apply",
        "3: due_on < done_on is so", "3: due_on < done_on is not so",
    }  # fmt: skip


def test_a_cover_takes_every_side_with_few_scenarios_and_is_the_same_each_time():
    found = cover(JOBS.find("fee"))
    assert [(str(side), proved) for side, proved in found.unreached] == [("2: most does not apply", True)]
    assert len(found.scenarios) <= 4
    assert cover(JOBS.find("fee")) == found
    values = {scenario.ask().plain_value() for scenario, _ in found.scenarios}
    assert {0, 1_000} <= values


class Never(Facts):
    """Facts under which a rule never applies."""

    amount: Yen = fact("the amount", "金額", low=1)
    first: Date = fact("the first day", "初日")
    last: Date = fact("the last day", "末日", not_before="first")


def test_what_no_facts_take_is_named_and_proved_where_bounds_prove_it():
    made = bare_contract("never-terms")

    @made.payment("1", by=BUYER, to=SHOP)
    def never(sheet: type[Never]) -> Yen:
        """Never owed: no amount is below its least, and no last day lies before the first."""
        return provided((sheet.amount < Yen.fixed(1)) | (sheet.last < sheet.first), sheet.amount)

    found = cover(made.question("never", Never, never, en="?", ja="?"))
    assert {str(side): proved for side, proved in found.unreached} == {
        "1: never applies": False,
        "1: amount < 1 yen is so": True,
        "1: last < first is so": False,  # only the sheet says so, which bounds do not show
    }


@pytest.mark.parametrize("name", contracts())
def test_a_cover_of_every_question_leaves_next_to_nothing_that_is_not_proved_out_of_reach(name: str):
    found = cover(contract(name))
    open_sides = [str(side) for side, proved in found.unreached if not proved]
    assert len(open_sides) <= len(found.sides) / 40, open_sides
    assert len(found.scenarios) < len(found.sides) / 3
    if name == "soracom-flux":
        assert not open_sides


def test_the_sides_of_the_questions_with_many_facts_are_taken_but_for_those_that_readings_close():
    unreached = {
        name: [str(side) for side, _ in cover(flux.flux.find(name)).unreached]
        for name in ("recoverable-damage", "outage-credit", "liability-of-customer")
    }
    assert unreached == {
        "recoverable-damage": [
            "Consumer Contract Act 8(1)(i), (iii): no_total_exclusion_for_a_consumer applies",
            "8.1/s2: own_service_excluded applies",
            "Consumer Contract Act 8(1)(i), (iii): no_outage_without_remedy_for_a_consumer applies",
            "17.1.1/a: additional_functions_only_as_15_2 applies",
        ],
        "outage-credit": [
            "15.2.7: no_forfeiture_under_gross_fault applies",
            "17.2.4/s1: external_failure_earns_no_credit applies",
        ],
        "liability-of-customer": [],
    }


def test_other_readings_open_the_sides_that_the_defaults_close():
    found = cover(flux.outage_credit, all_readings=True)
    told_of = {str(side) for side in found.taken}
    assert "15.2.7: no_forfeiture_under_gross_fault applies" in told_of
    assert "17.2.4/s1: external_failure_earns_no_credit applies" in told_of
    assert any(scenario.readings for scenario, _ in found.scenarios)


def test_a_cover_finds_most_planted_faults_although_it_is_small():
    def found(fault: Fault) -> bool:
        return any(fault.wrong(s.plain) != told(s.ask()) for s, _ in cover(fault.question).scenarios)

    assert sum(map(found, faults())) >= 7


def written(tmp_path: Path, found: Cover) -> list[Case]:
    file = tmp_path / "cover.scenario.yaml"
    file.write_text(cover_text("soracom-flux", found), encoding="utf-8")
    return read_cases(file)


@pytest.mark.parametrize("all_readings", [False, True])
def test_a_cover_that_is_written_down_passes_as_scenarios(tmp_path: Path, all_readings: bool):
    for name in ("late-interest", "recoverable-damage", "new-terms", "acceptance"):
        found = cover(flux.flux.find(name), all_readings=all_readings)
        cases = written(tmp_path, found)
        assert len(cases) == len(found.scenarios)
        assert [failure for case in cases for failure in case.failures()[0]] == []


# Two versions of the rules ----------------------------------------------------------------------------------


def test_rules_that_did_not_change_make_no_difference():
    assert differences(JOBS, terms()) == ()


def test_a_lower_cap_changes_what_was_capped_by_the_difference_and_because_of_the_cap():
    found = differences(JOBS, terms(cap=900))
    assert found
    by = {difference.by for difference in found}
    assert -100 in by
    assert min(by, key=lambda each: each or 0) == -100
    assert all("2" in difference.provisions for difference in found)


def test_another_limit_of_a_condition_changes_what_lies_on_it():
    found = differences(JOBS, terms(early=True))
    assert found, "one of the scenarios lies on the very day"
    assert {difference.provisions[0] for difference in found} == {"3"}
    assert all(difference.after["value"] == 0 for difference in found)


def test_a_baseline_that_was_written_down_says_the_same(tmp_path: Path):
    file = tmp_path / "jobs.scenario.yaml"
    file.write_text(cover_text("job-terms", cover(JOBS)), encoding="utf-8")
    baseline = read_cases(file)
    assert differences(baseline, JOBS) == ()
    changed = differences(baseline, terms(rate="25"))
    assert changed
    for difference in changed:
        assert isinstance(difference, Difference)
        assert difference.by is not None
        assert difference.by == difference.after["value"] - difference.before["value"] > 0
        assert "1" in difference.provisions


def test_a_question_that_is_gone_or_takes_other_facts_is_told_as_an_error():
    other = bare_contract("other-terms")

    @other.permission("1")
    def refused(job: type[Express]) -> Truth:
        """The shop may refuse."""
        return job.express

    other.question("fee", Express, refused, en="?", ja="?")
    found = differences([*_cases()], other)
    assert {difference.after["error"] for difference in found} == {"bad-facts", "unknown-name"}


def _cases() -> list[Case]:
    return [
        Case("job-terms", entry["name"], entry["question"], entry["facts"], entry["derivation"], entry["expect"])
        for entry in cover(JOBS).entries()
    ]


# What scenarios touch ---------------------------------------------------------------------------------------


def test_coverage_counts_the_scenarios_of_each_provision_and_the_sides_they_take():
    cases = _cases()
    found = coverage(JOBS, cases)
    assert found.asked == len(cases)
    assert set(found.provisions) == {"1", "2", "3", "4", "5"}
    assert found.untouched == ("4",), "no question asks for it"
    assert all(name.startswith("fee: ") for name in found.provisions["3"].scenarios)
    assert len(found.provisions["3"].taken) == len(found.provisions["3"].sides) == 4
    one = coverage(JOBS, [case for case in cases if case.question == "refusal"])
    assert one.untouched == ("1", "2", "3", "4")
    assert not one.provisions["1"].taken


def test_a_case_that_ends_in_an_error_touches_nothing():
    wrong = Case("job-terms", "wrong", "fee", {"hours": -1}, "A fee is never negative.", {"error": "bad-facts"})
    assert coverage(JOBS, [wrong]).asked == 0


class Part(Facts):
    """A part."""

    price: Yen = fact("the price", "価格")
    new: Truth = fact("it is new", "新品か")


class Parts(Facts):
    """Parts of a job."""

    parts: Rows[Part] = fact("the parts", "部品")


def test_the_sides_of_rows_are_taken_by_rows_that_are_made_for_them():
    made = bare_contract("part-terms")

    @made.payment("1", by=BUYER, to=SHOP)
    def parts(sheet: type[Parts]) -> Yen:
        """The new parts, each up to 500 yen, if there are at least two."""
        prices = sheet.parts.total(lambda part: lower(part.price, Yen.fixed(500)), where=lambda part: part.new)
        return provided(sheet.parts.any(lambda part: part.new) & (prices >= Yen.fixed(700)), prices)

    found = cover(made.question("parts", Parts, parts, en="?", ja="?"))
    assert not found.unreached
    assert {"1: in parts, new is so", "1: in parts, new is not so"} <= set(map(str, found.sides))
    assert any(len(scenario.facts["parts"]) >= 2 for scenario, _ in found.scenarios)
