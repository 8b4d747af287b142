"""Covers of a contract's rules as scenario files, and what comes out otherwise than such files say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from obligations.contracts import Contract
from obligations.cover import Cover, Difference, cover, cover_text, differences
from obligations.doors.grammar import Option, command, contract_argument, found_contract, found_question, json_option
from obligations.doors.presentation import ANSWERED, DIFFERENT, Refused, say, show_json, show_record, show_table
from obligations.scenarios import SUFFIX, BadScenario, Case, read_cases
from obligations.values.labels import Text

__all__ = ["cases_of", "show_differences", "write_cover"]

# Covers ---------------------------------------------------------------------------------------------


@command(
    "cover",
    "A few scenarios that take every rule, every exception and both sides of every condition, with their present "
    "outcomes, as a scenario file; for the whole contract, or for the questions that are named.",
    "すべての規則、例外、条件の両側を通る少数の事案を、現在の答えと共に事案ファイルとして出す。"
    "質問を指定すればその質問だけ。",
    contract_argument(),
    click.Argument(["names"], metavar="[QUESTION]...", nargs=-1),
    Option(
        ["--all-readings"],
        Text("Also what only another reading than the default opens.", "既定でない読み方だけが開く枝も含める。"),
        is_flag=True,
    ),
    Option(
        ["--unreached"],
        Text("Only the sides that no scenario takes, as a table.", "どの事案も通らない枝だけを表で示す。"),
        is_flag=True,
    ),
    Option(["--out", "-o"], Text("Write the scenario file there.", "事案ファイルの出力先。"), metavar="FILE"),
)
def write_cover(contract_id: str, names: tuple[str, ...], all_readings: bool, unreached: bool, out: str | None) -> None:
    contract = found_contract(contract_id)
    found = _covered(contract, names, all_readings=all_readings)
    if unreached:
        heading = (say("question", "質問名"), say("provisions", "条項"), say("side", "枝"), say("why", "理由"))
        rows = [
            (side.question, ", ".join(side.provisions), side.says, _why(proved=proved))
            for side, proved in found.unreached
        ]
        show_table(heading, rows)
        return
    text = cover_text(contract.id, found)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{out}: {error.strerror or error}") from None
    show_record(
        [
            (say("scenarios", "事案"), str(len(found.scenarios))),
            (say("sides taken", "通る枝"), f"{len(found.taken)} / {len(found.sides)}"),
            (say("written to", "出力先"), out),
        ]
    )


def _covered(contract: Contract, names: Sequence[str], *, all_readings: bool) -> Cover:
    if not names:
        return cover(contract, all_readings=all_readings)
    covers = [cover(found_question(contract, name), all_readings=all_readings) for name in names]
    return Cover(
        tuple(side for each in covers for side in each.sides),
        tuple(pair for each in covers for pair in each.scenarios),
        tuple(pair for each in covers for pair in each.unreached),
    )


def _why(*, proved: bool) -> str:
    if proved:
        return say("no facts take it", "これを通る事実はない")
    return say("not found", "見つからない")


# Differences ----------------------------------------------------------------------------------------


def cases_of(places: Sequence[str]) -> list[Case]:
    """The scenarios of files, and of the scenario files in folders. Ends the command if one cannot be used."""
    found: list[Case] = []
    for place in places:
        path = Path(place)
        files = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not files:
            raise Refused(say(f"{place} holds no *{SUFFIX}", f"{place} に *{SUFFIX} がない"))
        for file in files:
            try:
                found += read_cases(file)
            except OSError as error:
                raise Refused(f"{file}: {error.strerror or error}") from None
            except BadScenario as error:
                raise Refused(str(error)) from None
    return found


@command(
    "differences",
    "The scenarios that come out otherwise than their files say, by how much, and because of which provisions. "
    "A cover that was written down before the rules changed shows what the change does.",
    "ファイルに書かれた答えと異なる結果になる事案、その差、根拠の条項。"
    "規則を変える前に cover を保存しておけば、変更の効果が分かる。",
    contract_argument(),
    click.Argument(["baselines"], metavar="FILE_OR_FOLDER...", nargs=-1, required=True),
    json_option(),
)
def show_differences(contract_id: str, baselines: tuple[str, ...], as_json: bool) -> None:
    contract = found_contract(contract_id)
    cases = [case for case in cases_of(baselines) if case.contract == contract.id]
    if not cases:
        raise Refused(say(f"no scenario of {contract.id} in the files", f"{contract.id} の事案がファイルにない"))
    found = differences(cases, contract)
    if as_json:
        show_json({"scenarios": len(cases), "differences": [_difference_json(each) for each in found]})
    else:
        heading = (
            say("question", "質問名"), say("scenario", "事案"), say("before", "前"), say("now", "今"),
            say("by", "差"), say("provisions", "条項"),
        )  # fmt: skip
        show_table(heading, [_difference_row(each) for each in found])
        total = say(f"{len(cases)} scenarios, {len(found)} different", f"事案{len(cases)}、相違{len(found)}")
        show_record([(say("total", "合計"), total)])
    click.get_current_context().exit(DIFFERENT if found else ANSWERED)


def _outcome(expect: Mapping[str, Any]) -> str:
    """What a scenario comes to, in a few words."""
    if "error" in expect:
        return say(f"error {expect['error']}", f"エラー {expect['error']}")
    if expect.get("status") == "undetermined":
        return say("undetermined", "未確定")
    value = expect.get("value")
    if value is None:
        return say("no provision applies", "適用される条項がない")
    if isinstance(value, bool):
        return say("yes" if value else "no", "はい" if value else "いいえ")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _difference_row(found: Difference) -> tuple[str, ...]:
    by = "" if found.by is None else f"{found.by:+,}"
    case = found.case
    return case.question, case.name, _outcome(found.before), _outcome(found.after), by, ", ".join(found.provisions)


def _difference_json(found: Difference) -> dict[str, object]:
    return {
        "question": found.case.question,
        "scenario": found.case.name,
        "before": dict(found.before),
        "now": found.after,
        "by": found.by,
        "provisions": list(found.provisions),
    }
