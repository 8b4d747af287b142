"""Where answers flip: the edges around a case as a table, the inverse question, and the outcome as a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import click

from obligations.doors.asking import scenario_from, scenario_options
from obligations.doors.grammar import ByQuestion, Command, Option, json_option, lang_option
from obligations.doors.options import whole_number
from obligations.doors.presentation import (
    ANSWERED,
    DIFFERENT,
    Cell,
    Refused,
    answer_text,
    language,
    say,
    show_json,
    show_record,
    show_table,
    value_text,
)
from obligations.edges import (
    Answer,
    Change,
    Edge,
    Goal,
    Solution,
    applying,
    at_least,
    at_most,
    binding,
    decided,
    edges,
    equal_to,
    greatest,
    least,
)
from obligations.errors import BadFacts, Conflict, FactProblem, UnknownName
from obligations.expressions.facts import Facts
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import Fact
from obligations.interpreters.explain import jsonable_fact
from obligations.questions import Question
from obligations.values.calendar import instant_to_second
from obligations.values.labels import Labelled, Text

__all__ = ["plot_outcome", "show_edges", "solve_for"]

_OVER = Text(
    "Move only this fact (debts[0].amount for a column of a list); repeatable.",
    "この事実だけを動かす(一覧の列は debts[0].amount)。繰り返し可。",
)
_LOW = Text("From this value of the fact on.", "事実のこの値から。")
_HIGH = Text("Up to this value of the fact.", "事実のこの値まで。")


def _named_fact(question: Question[Any, Any], name: str) -> str:
    """A fact as its sheet spells it: `paid-on` as `paid_on`."""
    return name if name in question.sheet.facts() else name.replace("-", "_")


def _plain_number(text: str) -> object:
    """A number where the text is one (thousands may be grouped), else the text."""
    number = whole_number(text)
    return text if number is None else number


# Edges ----------------------------------------------------------------------------------------------


def _edges_command(question: Question[Any, Any]) -> click.Command:
    def run(
        over: tuple[str, ...], low: str | None, high: str | None, most: int,
        files: tuple[str, ...], reading: tuple[str, ...], law: bool | None, as_json: bool, **options: Any,
    ) -> None:  # fmt: skip
        asked, facts = scenario_from(question, options, files, reading, law)
        names = [_named_fact(question, name) for name in over]
        if (low is not None or high is not None) and len(names) != 1:
            raise Refused(say("--low and --high bound one --over", "--low と --high は一つの --over に付ける"))
        ends = {
            "low": None if low is None else _plain_number(low),
            "high": None if high is None else _plain_number(high),
        }
        found = edges(asked, facts, names or None, most=most, **ends)
        if as_json:
            show_json({"edges": [_edge_json(asked, edge) for edge in found], "further": list(found.further)})
            return
        kind = asked.decision.kind
        heading = (
            say("fact", "事実"), say("from", "前"), say("to", "後"), say("change", "変化"),
            say("value before", "前の答え"), say("value after", "後の答え"), say("provisions", "条項"),
        )  # fmt: skip
        show_table(heading, [_edge_row(asked, kind, edge) for edge in found])
        if found.further:
            told = say("more steps lie beyond for", "さらに先に段がある事実")
            show_record([(told, ", ".join(found.further))])

    command = Command(
        question.name,
        callback=run,
        params=[
            Option(["--over"], _OVER, multiple=True, metavar="FACT"),
            Option(["--low"], _LOW, metavar="VALUE"),
            Option(["--high"], _HIGH, metavar="VALUE"),
            Option(
                ["--most"],
                Text("So many steps of a staircase to each side.", "階段状の変化は両側それぞれこの段数まで。"),
                type=click.IntRange(1, 1000),
                default=6,
                show_default=True,
            ),
            *scenario_options(question),
            json_option(),
            lang_option(),
        ],
    )
    command.words = Text(
        f"Where the answer flips as facts move, one at a time, from the case that is given: {question.title.en}",
        f"与えた事案から事実を一つずつ動かすと答えが変わる点: {question.title.ja}",
    )
    return command


def _told(answer: Answer, kind: Kind) -> str:
    if isinstance(answer, Conflict):
        return say(f"conflict of {answer.one} and {answer.other}", f"{answer.one}と{answer.other}の衝突")
    return answer_text(answer, kind)


def _point(question: Question[Any, Any], name: str, value: Any) -> str:
    """A value of a fact as people write it."""
    fact = _fact(question, name)
    if fact.kind in (Kind.CHOICE, Kind.SEVERAL):
        members: list[Labelled] = [value] if isinstance(value, Labelled) else sorted(value, key=lambda m: m.code)
        return ", ".join(member.code for member in members) or say("none", "なし")
    return value_text(fact.kind, value)


def _fact(question: Question[Any, Any], name: str) -> Fact:
    top, _, column = name.partition("[")
    fact = question.sheet.facts()[top]
    inner = column.partition("].")[2]
    return next((each for each in fact.columns if each.name == inner), fact)


def _edge_row(question: Question[Any, Any], kind: Kind, edge: Edge) -> tuple[Cell, ...]:
    before, after = _told(edge.before, kind), _told(edge.after, kind)
    if edge.change is Change.SLOPE:
        before, after = f"{before} ({_slope(edge.slopes[0])})", f"{after} ({_slope(edge.slopes[1])})"
    ends = (_point(question, edge.fact, edge.before_at), _point(question, edge.fact, edge.at))
    return edge.fact, *ends, edge.change.label(language()), before, after, ", ".join(edge.provisions)


def _slope(slope: Fraction | None) -> str:
    """The change of the exact value by one unit of the fact."""
    if slope is None:
        return "-"
    sign = "+" if slope > 0 else "−" if slope < 0 else "±"
    if slope.denominator == 1:
        return f"{sign}{abs(slope)}"
    return f"{sign}{abs(slope.numerator):,}/{slope.denominator:,}"


def _answer_json(answer: Answer) -> dict[str, object]:
    if isinstance(answer, Conflict):
        return {"status": "conflict", "value": None, "provisions": [answer.one, answer.other]}
    return {"status": answer.status, "value": answer.plain_value(), "provisions": list(answer.provisions)}


def _value_json(question: Question[Any, Any], name: str, value: Any) -> object:
    fact = _fact(question, name)
    if isinstance(value, datetime):
        return jsonable_fact(fact, instant_to_second(value))
    return jsonable_fact(fact, value.toordinal() if isinstance(value, date) else value)


def _edge_json(question: Question[Any, Any], edge: Edge) -> dict[str, object]:
    return {
        "fact": edge.fact,
        "from": _value_json(question, edge.fact, edge.before_at),
        "to": _value_json(question, edge.fact, edge.at),
        "change": edge.change.code,
        "before": _answer_json(edge.before),
        "after": _answer_json(edge.after),
        "slopes": [None if slope is None else str(slope) for slope in edge.slopes],
        "provisions": list(edge.provisions),
    }


show_edges = ByQuestion(
    "edges",
    Text(
        "Where the answer to a question flips around one case, and which provision is responsible.",
        "一つの事案の周りで答えが変わる点と、その根拠の条項。",
    ),
    _edges_command,
)

# The inverse question -------------------------------------------------------------------------------

_GOALS = ("at_most", "at_least", "equal_to", "decided", "applies", "binds")


def _solve_command(question: Question[Any, Any]) -> click.Command:
    def run(
        over: str, greatest: bool, files: tuple[str, ...], reading: tuple[str, ...], law: bool | None, as_json: bool,
        **options: Any,
    ) -> None:  # fmt: skip
        goal = _goal(question, {name: options.pop(name) for name in _GOALS})
        asked, facts = scenario_from(question, options, files, reading, law)
        found = _solve(asked, facts, _named_fact(question, over), goal, up=greatest)
        if as_json:
            show_json(None if found is None else _solution_json(asked, found))
        elif found is None:
            show_record([(say("answer", "答え"), say("no value of the fact does", "そのような値はない"))])
        else:
            show_record(_solution_record(asked, found))
        click.get_current_context().exit(DIFFERENT if found is None else ANSWERED)

    value = {"metavar": "VALUE"}
    provision = {"metavar": "PROVISION"}
    command = Command(
        question.name,
        callback=run,
        params=[
            Option(["--over"], Text("The fact that is sought.", "求める事実。"), required=True, metavar="FACT"),
            Option(
                ["--greatest/--least"],
                Text("Its greatest value (the latest day), or its least.", "その最大値(最も遅い日)又は最小値。"),
                default=True,
            ),
            Option(["--at-most"], Text("For an answer of at most this.", "答えがこれ以下となる。"), **value),
            Option(["--at-least"], Text("For an answer of at least this.", "答えがこれ以上となる。"), **value),
            Option(["--equal-to"], Text("For exactly this answer.", "答えがちょうどこれとなる。"), **value),
            Option(["--decided"], Text("For an answer that a provision gives.", "条項が答えを与える。"), is_flag=True),
            Option(["--applies"], Text("For this provision to apply.", "この条項が適用される。"), **provision),
            Option(["--binds"], Text("For the cap of this provision to bite.", "この条項の上限が働く。"), **provision),
            *scenario_options(question),
            json_option(),
            lang_option(),
        ],
    )
    command.words = Text(
        f"The greatest or least value of one fact for which the answer is as wanted: {question.title.en}",
        f"答えが求めるとおりとなる、一つの事実の最大値又は最小値: {question.title.ja}",
    )
    return command


def _solve(question: Question[Any, Any], facts: Facts, over: str, goal: Goal, *, up: bool) -> Solution | None:
    return (greatest if up else least)(question, facts, over, goal)


def _goal(question: Question[Any, Any], given: Mapping[str, str | bool | None]) -> Goal:
    asked = [name for name in _GOALS if given[name]]
    if len(asked) != 1:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in _GOALS)
        raise Refused(say(f"give one of {options}", f"次のいずれか一つを指定する: {options}"))
    name, value = asked[0], given[asked[0]]
    if name == "decided":
        return decided
    text = str(value)
    if name in ("applies", "binds"):
        known = {number for clause in question.decision.clauses for number in clause.rule.provisions}
        if text not in known:
            raise UnknownName(f"provision of {question.name}", text, sorted(known))
        return applying(text) if name == "applies" else binding(text)
    return {"at_most": at_most, "at_least": at_least, "equal_to": equal_to}[name](_wanted(question, text))


def _wanted(question: Question[Any, Any], text: str) -> Any:
    """A value of the answer as it is written on the command line. `BadFacts` if it is none."""
    kind = question.decision.kind
    try:
        if kind is Kind.DATE:
            return date.fromisoformat(text)
        if kind is Kind.INSTANT:
            return datetime.fromisoformat(text)
        if (number := whole_number(text)) is not None:
            return number
    except ValueError:
        pass
    raise BadFacts([FactProblem("answer", text, say(f"a value of {kind.word}", f"{kind.word} の値"))])


def _solution_record(question: Question[Any, Any], found: Solution) -> list[tuple[str, Cell]]:
    kind = question.decision.kind
    fields: list[tuple[str, Cell]] = [
        (found.fact, _point(question, found.fact, found.value)),
        (say("answer", "答え"), answer_text(found.outcome, kind)),
    ]
    if found.beyond is None:
        fields.append((say("beyond", "その先"), say("the fact goes no further", "事実の範囲の端")))
    else:
        fields.append((say("next", "次の値"), _point(question, found.fact, found.next)))
        fields.append((say("answer there", "その答え"), _told(found.beyond, kind)))
    fields.append((say("provisions", "条項"), ", ".join(found.provisions)))
    return [(name, cell) for name, cell in fields if cell]


def _solution_json(question: Question[Any, Any], found: Solution) -> dict[str, object]:
    ends = found.beyond is None
    return {
        "fact": found.fact,
        "value": _value_json(question, found.fact, found.value),
        "outcome": _answer_json(found.outcome),
        "next": None if ends else _value_json(question, found.fact, found.next),
        "beyond": None if found.beyond is None else _answer_json(found.beyond),
        "provisions": list(found.provisions),
    }


solve_for = ByQuestion(
    "solve",
    Text(
        "The inverse question: the latest day, the largest amount, the least time for which the answer is as wanted.",
        "逆の質問: 答えが求めるとおりとなる最も遅い日、最大の額、最短の時間。",
    ),
    _solve_command,
)

# The picture ----------------------------------------------------------------------------------------


def _plot_command(question: Question[Any, Any]) -> click.Command:
    def run(
        over: str, by: str | None, low: str | None, high: str | None, out: str,
        files: tuple[str, ...], reading: tuple[str, ...], law: bool | None, **options: Any,
    ) -> None:  # fmt: skip
        from obligations.plotting import plot

        asked, facts = scenario_from(question, options, files, reading, law)
        ends: Sequence[object] = [None if end is None else _plain_number(end) for end in (low, high)]
        try:
            plot(
                asked, facts, _named_fact(question, over), None if by is None else _named_fact(question, by),
                low=ends[0], high=ends[1], out=out,
            )  # fmt: skip
        except ImportError as error:
            raise Refused(str(error)) from None
        except (OSError, ValueError) as error:
            raise Refused(f"{out}: {error}") from None
        click.echo(out)

    command = Command(
        question.name,
        callback=run,
        params=[
            Option(["--over"], Text("The fact along the bottom.", "横軸の事実。"), required=True, metavar="FACT"),
            Option(["--by"], Text("A second fact, up the side.", "縦軸の事実。"), metavar="FACT"),
            Option(["--low"], _LOW, metavar="VALUE"),
            Option(["--high"], _HIGH, metavar="VALUE"),
            Option(
                ["--out", "-o"],
                Text("The picture: a file that ends in .png or .svg.", "画像ファイル(.png 又は .svg)。"),
                required=True,
                metavar="FILE",
            ),
            *scenario_options(question),
            lang_option(),
        ],
    )
    command.words = Text(
        f"The answer over one fact, or over one fact by another, as a picture: {question.title.en}",
        f"一つの事実(又は二つの事実)に対する答えの図: {question.title.ja}",
    )
    return command


plot_outcome = ByQuestion(
    "plot",
    Text(
        "The answer over one fact as a picture, its edges marked with their provisions.",
        "一つの事実に対する答えの図。変わる点に条項を付す。",
    ),
    _plot_command,
)
