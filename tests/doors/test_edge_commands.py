"""The commands for edges, inverse questions, pictures, covers, differences, and what scenarios touch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

import obligations.plotting
from obligations.doors.commands import obligations as program
from obligations.plotting import plot
from obligations.scenarios import read_cases
from rules import soracom_flux as flux

DEBT = ("--principal", "100,000", "--due-on", "2023-10-31", "--paid-on", "2025-05-16")
INTEREST = ("soracom-flux", "late-interest")
LOSS = """
circumstances: []
breach: true
fault: ordinary
unusable: nothing
cause: provider
ordinary_loss: 50000
indirect_loss: 0
lost_profit: 0
complaint_costs: 0
content_loss: 0
lost_in_repair: false
monthly_fee: 100000
"""


def run(*arguments: str, lang: str = "en") -> Result:
    return CliRunner().invoke(program, [*arguments, "--lang", lang])


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code in (0, 1), result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


@pytest.fixture
def loss(tmp_path: Path) -> str:
    file = tmp_path / "loss.yaml"
    file.write_text(LOSS, encoding="utf-8")
    return str(file)


# Edges ----------------------------------------------------------------------------------------------


def test_edges_are_lines_with_the_values_on_both_sides_and_the_provision() -> None:
    *told, further = rows(run("edges", *INTEREST, *DEBT, "--over", "paid-on", "--high", "2024-12-31"))
    assert {row[0] for row in told} == {"paid_on"}
    assert {row[-1] for row in told} == {"12.3"}
    assert [row[1:-1] for row in told] == [
        ["2023-10-31", "2023-11-01", "another kind of answer", "0 yen (no provision applies)", "0 yen"],
        ["2024-01-01", "2024-01-01", "another slope", "2,423 yen (+2,900/73)", "2,423 yen (+7,250/183)"],
        ["2024-10-31", "2024-11-01", "a jump", "14,467 yen", "14,500 yen"],
    ]
    assert further == ["more steps lie beyond for", "paid_on"]


def test_edges_speak_japanese() -> None:
    told = rows(run("edges", *INTEREST, *DEBT, "--over", "paid_on", "--high", "2023-12-31", lang="ja"))
    assert told[0][3:6] == ["答えの種類が変わる", "0円 (適用される条項がない)", "0円"]


def test_edges_of_alternatives_name_codes(loss: str) -> None:
    told = rows(run("edges", "soracom-flux", "recoverable-damage", "--facts", loss, "--over", "fault"))
    assert told == [
        ["fault", "ordinary", "none", "another kind of answer", "50,000 yen", "0 yen (no provision applies)", "15.1"]
    ]


def test_edges_as_json_hold_plain_values() -> None:
    result = run(
        "edges", *INTEREST, *DEBT, "--over", "paid_on", "--low", "2024-01-01", "--high", "2024-01-01", "--json"
    )
    content = json.loads(result.stdout)
    (edge,) = content["edges"]
    assert (edge["fact"], edge["to"], edge["change"]) == ("paid_on", "2024-01-01", "slope")
    assert edge["slopes"] == ["2900/73", "7250/183"]
    assert edge["before"] == {"status": "decided", "value": 2423, "provisions": ["12.3"]}
    assert content["further"] == ["paid_on"]


def test_edges_under_another_reading() -> None:
    told = rows(run("edges", *INTEREST, *DEBT, "--over", "paid_on", "--reading", "day-count=act365f"))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--over", "payed-on"), "did you mean paid_on"),
        (("--over", "tax_percent"), "a known fact of the base scenario"),
        (("--low", "2024-01-01"), "--low and --high bound one --over"),
        (("--over", "paid_on", "--low", "2024-02-30"), "a day that exists"),
        (("--most", "0"), "0"),
    ],
)
def test_edges_that_cannot_be_sought_are_refused(arguments: Sequence[str], told: str) -> None:
    result = run("edges", *INTEREST, *DEBT, *arguments)
    assert result.exit_code == 2
    assert told in result.output


# The inverse question -------------------------------------------------------------------------------


def test_the_latest_payment_with_interest_of_at_most_1000_yen() -> None:
    facts = ("--principal", "100000", "--due-on", "2026-01-31")
    told = dict(rows(run("solve", *INTEREST, *facts, "--over", "paid-on", "--at-most", "1,000")))
    assert told == {
        "paid_on": "2026-02-26", "answer": "993 yen", "next": "2026-02-27", "answer there": "1,032 yen",
        "provisions": "12.3",
    }  # fmt: skip


def test_the_loss_from_which_the_cap_bites(loss: str) -> None:
    question = ("soracom-flux", "recoverable-damage", "--facts", loss)
    result = run("solve", *question, "--over", "ordinary_loss", "--least", "--binds", "15.2.3", "--json")
    content = json.loads(result.stdout)
    assert (content["value"], content["next"], content["provisions"]) == (100_001, 100_000, ["15.2.3"])
    assert content["beyond"]["value"] == 100_000


def test_a_value_that_does_not_exist_is_told_with_its_exit_code() -> None:
    result = run("solve", *INTEREST, *DEBT, "--over", "principal", "--at-least", "1,000,000,000,000,000")
    assert (result.exit_code, result.stdout) == (1, "answer\tno value of the fact does\n")
    assert run("solve", *INTEREST, *DEBT, "--over", "principal", "--equal-to", "5", "--json").exit_code == 0


def test_a_fact_that_may_go_on_has_no_next_value() -> None:
    told = dict(rows(run("solve", *INTEREST, *DEBT, "--over", "principal", "--decided")))
    assert told["beyond"] == "the fact goes no further"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "give one of --at-most"),
        (("--at-most", "1", "--decided"), "give one of --at-most"),
        (("--at-most", "much"), "expected a value of yen"),
        (("--binds", "12.33"), "did you mean 12.3"),
    ],
)
def test_an_inverse_question_without_one_goal_is_refused(arguments: Sequence[str], told: str) -> None:
    result = run("solve", *INTEREST, *DEBT, "--over", "paid_on", *arguments)
    assert result.exit_code == 2
    assert told in result.output


# Pictures -------------------------------------------------------------------------------------------


def test_a_picture_as_svg_names_the_provisions_at_the_edges_and_the_readings_that_differ(tmp_path: Path) -> None:
    file = tmp_path / "interest.svg"
    result = run("plot", *INTEREST, *DEBT, "--over", "paid-on", "--out", str(file))
    assert (result.exit_code, result.stdout) == (0, f"{file}\n")
    ElementTree.parse(file)
    comments = file.read_text(encoding="utf-8")
    for told in ("12.3", "day-count = act365f", "yen-fraction = ceil", "the day of payment", "How much late interest"):
        assert f"<!-- {told}" in comments
    assert "consumption-tax" not in comments, "its line would have no value anywhere"


def test_a_picture_as_png_of_one_fact_by_another(tmp_path: Path, loss: str) -> None:
    for by in ("fault", "monthly-fee"):
        file = tmp_path / f"{by}.png"
        result = run(
            "plot", "soracom-flux", "recoverable-damage", "--facts", loss, "--over", "ordinary-loss", "--by", by,
            "-o", str(file),
        )  # fmt: skip
        assert result.exit_code == 0, result.output
        assert file.read_bytes().startswith(b"\x89PNG")


def test_a_line_is_drawn_through_the_values_of_the_question_and_broken_where_there_is_none() -> None:
    figure = plot(flux.late_interest, {"principal": 36_500, "due_on": "2025-01-01", "paid_on": "2025-03-01"}, "paid_on")
    drawn: Any = figure.axes[0].get_lines()[0]
    for day, height in zip(drawn.get_xdata(), drawn.get_ydata(), strict=True):
        assert flux.late_interest(principal=36_500, due_on="2025-01-01", paid_on=day).value == height  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_days_truths_and_alternatives_can_be_drawn() -> None:
    deadline = flux.flux.find("credit-request-deadline")
    facts = {"learned_at": "2025-01-31T10:00:00+09:00", "next_business_day": "2025-05-01"}
    assert plot(deadline, facts, "learned_at").axes
    breach = flux.flux.find("payment-breach")
    facts = {
        "due_on": "2025-06-30", "next_business_day": "2025-06-30", "credited_at": "2025-06-30T12:00:00+09:00",
        "sent_at": "2025-06-30T12:00:00+09:00",
    }  # fmt: skip
    assert plot(breach, facts, "credited_at").axes
    assert plot(breach, facts, "credited_at", "due_on").axes


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--over", "paid_on", "--out", "x.gif"), "a picture is a .png or an .svg"),
        (("--over", "payed_on", "--out", "x.png"), "did you mean paid_on"),
        (("--over", "paid_on", "--out", "no/such/folder/x.png"), "no/such/folder"),
        (("--over", "paid_on", "--low", "2025-01-01", "--high", "2025-01-01", "--out", "x.png"), "low before high"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(arguments: Sequence[str], told: str) -> None:
    result = run("plot", *INTEREST, *DEBT, *arguments)
    assert result.exit_code == 2
    assert told in result.output


def test_without_the_plotting_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        return None

    monkeypatch.setattr(obligations.plotting, "find_spec", missing)
    result = run("plot", *INTEREST, *DEBT, "--over", "paid_on", "--out", "x.png")
    assert result.exit_code == 2
    assert "obligations[plot]" in result.output


# Covers and differences -----------------------------------------------------------------------------


def test_a_cover_is_written_as_a_scenario_file_that_makes_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "flux.scenario.yaml"
    result = run("cover", "soracom-flux", "late-interest", "outage-credit", "--out", str(file))
    assert dict(rows(result))["written to"] == str(file)
    cases = read_cases(file)
    assert {case.question for case in cases} == {"late-interest", "outage-credit"}
    told = run("differences", "soracom-flux", str(file))
    assert (told.exit_code, told.stdout) == (0, f"total\t{len(cases)} scenarios, 0 different\n")
    assert run("cover", "soracom-flux", "late-interest").stdout.startswith("contract: soracom-flux\n")


def test_the_sides_that_no_scenario_takes_are_a_table() -> None:
    told = rows(run("cover", "soracom-flux", "outage-credit", "--unreached"))
    assert told == [
        ["outage-credit", "15.2.7", "no_forfeiture_under_gross_fault applies", "no facts take it"],
        ["outage-credit", "17.2.4/s1", "external_failure_earns_no_credit applies", "no facts take it"],
    ]


BASELINE = """
contract: soracom-flux
scenarios:
- name: two days late
  question: late-interest
  facts: {principal: 100000, due_on: 2025-06-30, paid_on: 2025-07-02}
  derivation: As it came out under the rules of an earlier day.
  expect: {value: 30, provisions: ["12.3"], gives: {interest_on_late_payment: 30}}
- name: a claim that is gone
  question: late-intrest
  facts: {}
  derivation: As it came out under the rules of an earlier day.
  expect: {value: true}
"""


def test_differences_say_which_scenario_changed_by_how_much_and_because_of_what(tmp_path: Path) -> None:
    file = tmp_path / "old.scenario.yaml"
    file.write_text(BASELINE, encoding="utf-8")
    result = run("differences", "soracom-flux", str(tmp_path))
    assert result.exit_code == 1
    assert rows(result) == [
        ["late-interest", "two days late", "30", "39", "+9", "12.3"],
        ["late-intrest", "a claim that is gone", "yes", "error unknown-name", "", ""],
        ["total", "2 scenarios, 2 different"],
    ]
    content = json.loads(run("differences", "soracom-flux", str(file), "--json").stdout)
    assert (content["scenarios"], content["differences"][0]["by"]) == (2, 9)


def test_files_that_are_no_baseline_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.scenario.yaml").write_text("contract: soracom-flux\n", encoding="utf-8")
    for place, told in ((tmp_path, "scenarios:"), (tmp_path / "none.scenario.yaml", "none.scenario.yaml")):
        result = run("differences", "soracom-flux", str(place))
        assert result.exit_code == 2
        assert told in result.output
    (tmp_path / "bad.scenario.yaml").unlink()
    assert "holds no *.scenario.yaml" in run("differences", "soracom-flux", str(tmp_path)).output


# The ledger -----------------------------------------------------------------------------------------


def test_the_ledger_says_what_scenarios_touch_each_provision(tmp_path: Path) -> None:
    file = tmp_path / "late.scenario.yaml"
    run("cover", "soracom-flux", "late-interest", "--out", str(file))
    told = {row[0]: row for row in rows(run("ledger", "soracom-flux", "--scenarios", str(file)))}
    applying = sum("12.3" in case.expect.get("provisions", ()) for case in read_cases(file))
    assert told["12.3"][2] == str(applying)
    taken, _, sides = told["12.3"][3].partition("/")
    assert int(taken) >= 5
    assert int(sides) > int(taken), "three other questions rest on the same provision"
    assert told["15.1"][2] == "0"
    reasoned = next(entry.number for entry in flux.flux.ledger() if not entry.rules)
    assert told[reasoned][2:4] == ["-", "-"]
    assert told["scenarios"][1].startswith(f"{len(read_cases(file))} scenarios apply 1 of ")


def test_a_provision_names_the_scenarios_in_which_it_applies_and_the_sides_that_none_takes(tmp_path: Path) -> None:
    file = tmp_path / "late.scenario.yaml"
    file.write_text(BASELINE, encoding="utf-8")
    told = rows(run("provision", "soracom-flux", "12.3", "--scenarios", str(file)))
    assert ["scenario", "late-interest: two days late"] in told
    assert ["no scenario takes", "12.3: due_on < paid_on is not so"] in told


def test_our_own_scenarios_apply_every_encoded_provision_but_those_that_are_named() -> None:
    folder = str(Path(__file__).parent.parent / "scenarios" / "soracom_flux")
    told = rows(run("ledger", "soracom-flux", "--scenarios", folder))
    encoded = [row for row in told if len(row) == 5 and row[2] != "-"]
    assert [row[0] for row in encoded if row[2] == "0"] == []
