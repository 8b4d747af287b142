"""Scenarios for any question, and rules for any scenario: what the suite of the engine draws from.

Facts are drawn from a question's sheet, as plain values in its order: near to each other and to the figures of the
tree, because rules flip at equal days, at month ends and one yen beside a limit. Expression trees are drawn over one
sheet that has a fact of every kind; contracts are drawn as rules that pay, cap, exclude, bar, disapply, override and
give powers. Everything is drawn from a `Random`, so that a property test and a sweep over seeds share it.

Nothing here runs through the engine: what holds the engine to its meaning must draw facts even while the engine is
broken on purpose. Users draw scenarios with `obligations.testing`, which finds the edges of rules by means of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from obligations import (
    Contract,
    Count,
    Date,
    Days,
    Duration,
    Effect,
    Facts,
    Instant,
    Labelled,
    OneOf,
    Party,
    Question,
    Reading,
    RoundingMode,
    Rows,
    Rule,
    Several,
    Text,
    Truth,
    Yen,
    contract,
    contracts,
    fact,
    reading,
)
from obligations.clauses.decision import Clause, Decision
from obligations.expressions.kinds import Kind
from obligations.expressions.nodes import (
    All,
    Constant,
    Fact,
    Head,
    Holds,
    IsOneOf,
    Named,
    Node,
    Not,
    Operation,
    OverRows,
    Reads,
    Rounded,
    Said,
    When,
    children,
    walk,
)
from obligations.expressions.nodes import (
    Any as AnyOf,
)
from obligations.expressions.operators import OPERATORS
from obligations.questions import Asking
from obligations.values.calendar import second_to_instant

DAY = 86_400
MONTH_ENDS = [
    date(2000, 2, 29), date(2023, 2, 28), date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29),
    date(2024, 4, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 2, 28), date(2025, 8, 31), date(2027, 2, 28),
    date(2028, 2, 29), date(2099, 12, 31), date(2100, 2, 28),
]  # fmt: skip
NEAR_DAYS = [0, 0, 1, 1, 2, 7, 14, 15, 27, 28, 29, 30, 31, 59, 60, 61, 89, 90, 92, 181, 364, 365, 366, 729, 730, 731]
NEAR_SECONDS = [0, 1, 59, 3599, 3600, 3601, 9 * 3600, 9 * 3600 - 1, DAY - 1, DAY, DAY + 1, 2 * DAY, 31 * DAY]
AMOUNTS = [0, 1, 2, 3, 9, 10, 99, 100, 101, 364, 365, 366, 500, 999, 1_000, 9_800, 27_757, 100_000, 10**6 + 1, 10**9]
WHOLE = (Kind.YEN, Kind.COUNT, Kind.DAYS, Kind.DURATION)

# Facts ------------------------------------------------------------------------------------------------------


@cache
def figures_of(question: Question[..., Any]) -> dict[Kind, list[int]]:
    """The whole figures that stand in the rules of a question, by kind."""
    found: dict[Kind, set[int]] = {}
    for root in question.decision.roots():
        for node in walk(root):
            if isinstance(node, Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
                found.setdefault(node.kind, set()).add(node.value)
    return {kind: sorted(values) for kind, values in found.items()}


class _Drawing:
    """Plain values for one scenario, each near to what was drawn before."""

    def __init__(self, rng: Random, figures: dict[Kind, list[int]]) -> None:
        self.rng = rng
        self.figures = figures
        self.drawn: dict[Kind, list[int]] = {}

    def value(self, fact: Fact) -> Any:
        rng, kind = self.rng, fact.kind
        if kind is Kind.TRUTH:
            return rng.random() < 0.5
        if kind is Kind.CHOICE:
            return rng.choice(fact.alternatives)
        if kind is Kind.SEVERAL:
            return frozenset(member for member in fact.alternatives if rng.random() < 0.4)
        if kind is Kind.ROWS:
            return tuple(
                tuple(self.value(column) for column in fact.columns) for _ in range(rng.choice([0, 1, 1, 2, 3]))
            )
        low, high = fact.range
        value = min(max(self._whole(kind, low, high), low), high)
        self.drawn.setdefault(kind, []).append(value)
        return value

    def _whole(self, kind: Kind, low: int, high: int) -> int:
        rng, before = self.rng, [*self.drawn.get(kind, ()), *self.figures.get(kind, ())]
        if rng.random() < 0.04:
            return rng.choice([low, high, low + 1, high - 1])
        match kind:
            case Kind.DATE:
                return self._near_day(before)
            case Kind.INSTANT:
                if before and rng.random() < 0.75:
                    return rng.choice(before) + rng.choice([-1, 1]) * rng.choice(NEAR_SECONDS)
                day = self._near_day([*self.drawn.get(Kind.DATE, ()), *self.figures.get(Kind.DATE, ())])
                return day * DAY + rng.choice([0, 0, 1, 8 * 3600, 9 * 3600 - 1, 9 * 3600, DAY - 1, rng.randrange(DAY)])
            case Kind.YEN:
                if before and rng.random() < 0.4:
                    return rng.choice(before) + rng.choice([-1, 0, 0, 1])
                return rng.choice(
                    [rng.choice(AMOUNTS), rng.randrange(100_000), rng.randrange(10 ** rng.randint(1, 15))]
                )
            case Kind.DURATION:
                if before and rng.random() < 0.5:
                    return rng.choice(before) * rng.randint(1, 3) + rng.choice([-1, 0, 1])
                return rng.choice([rng.choice(NEAR_SECONDS), rng.randrange(40 * DAY)])
            case _:
                if before and rng.random() < 0.5:
                    return rng.choice(before) + rng.choice([-1, 0, 1])
                return rng.choice([0, 1, 2, 3, rng.choice(NEAR_DAYS), rng.randrange(1000)])

    def _near_day(self, before: Sequence[int]) -> int:
        rng = self.rng
        days = [day for day in before if day > 0]
        if days and rng.random() < 0.75:
            return rng.choice(days) + rng.choice([-1, 1, 1]) * rng.choice(NEAR_DAYS)
        if rng.random() < 0.7:
            return rng.choice(MONTH_ENDS).toordinal() + rng.choice([-1, 0, 0, 1])
        return rng.randrange(date(1990, 1, 1).toordinal(), date(2045, 1, 1).toordinal())


def draw_facts(rng: Random, question: Question[..., Any]) -> tuple[Any, ...]:
    """A full scenario for a question: the plain value of each fact of its sheet, in the sheet's order."""
    drawing = _Drawing(rng, figures_of(question))
    values = {name: drawing.value(node) for name, node in question.sheet.facts().items()}
    for name, sheet in question.sheet.sheet().rows.items():
        values[name] = tuple(_in_order(sheet, dict(zip(sheet.facts(), row, strict=True))) for row in values[name])
    return _in_order(question.sheet, values)


def _in_order(sheet: type[Facts], values: dict[str, Any]) -> tuple[Any, ...]:
    """The values of a sheet's facts, those exchanged that would lie before what they cannot lie before."""
    facts, pairs = sheet.facts(), sheet.sheet().not_before
    for _ in range(len(pairs) ** 2):
        for earlier, later in pairs:
            if values[later] < values[earlier]:
                values[earlier], values[later] = values[later], values[earlier]
                for name in (earlier, later):
                    low, high = facts[name].range
                    values[name] = min(max(values[name], low), high)
    return tuple(values.values())


def hide(rng: Random, question: Question[..., Any], full: tuple[Any, ...]) -> tuple[Any, ...]:
    """The scenario with facts, and columns of rows, hidden at random."""
    share = rng.choice([0.15, 0.4, 0.7, 1.0])
    hidden: list[Any] = []
    for node, value in zip(question.sheet.facts().values(), full, strict=True):
        if rng.random() < share:
            hidden.append(None)
        elif node.kind is Kind.ROWS:
            hidden.append(tuple(tuple(None if rng.random() < share / 2 else v for v in row) for row in value))
        else:
            hidden.append(value)
    return tuple(hidden)


def names_hidden(question: Question[..., Any], full: tuple[Any, ...], seen: tuple[Any, ...]) -> dict[str, Any]:
    """What was hidden, each under the name by which `missing` calls it, with its value."""
    found: dict[str, Any] = {}
    for node, value, left in zip(question.sheet.facts().values(), full, seen, strict=True):
        if left is None:
            found[node.name] = value
        elif node.kind is Kind.ROWS:
            for place, (row, kept) in enumerate(zip(value, left, strict=True)):
                for column, inner, shown in zip(node.columns, row, kept, strict=True):
                    if shown is None:
                        found[f"{node.name}[{place}].{column.name}"] = inner
    return found


def filled(question: Question[..., Any], seen: tuple[Any, ...], name: str, value: Any) -> tuple[Any, ...]:
    """The scenario with one more fact known, by the name by which `missing` calls it."""
    nodes = list(question.sheet.facts().values())
    outer, _, rest = name.partition("[")
    at = next(place for place, node in enumerate(nodes) if node.name == outer)
    if rest:
        number, _, column = rest.partition("].")
        rows = [list(row) for row in seen[at]]
        inside = next(place for place, node in enumerate(nodes[at].columns) if node.name == column)
        rows[int(number)][inside] = value
        value = tuple(map(tuple, rows))
    return (*seen[:at], value, *seen[at + 1 :])


def as_python(node: Fact, value: Any) -> Any:
    """A plain value as a caller writes it: a `date`, a `datetime`, a member, a list of rows."""
    if value is None:
        return None
    if node.kind is Kind.DATE:
        return date.fromordinal(value)
    if node.kind is Kind.INSTANT:
        return second_to_instant(value)
    if node.kind is Kind.ROWS:
        return [{c.name: as_python(c, v) for c, v in zip(node.columns, row, strict=True)} for row in value]
    return value


def as_json(node: Fact, value: Any) -> Any:
    """A plain value as it stands in JSON."""
    if value is None:
        return None
    if node.kind in (Kind.DATE, Kind.INSTANT):
        return as_python(node, value).isoformat()
    if node.kind is Kind.CHOICE:
        return value.code
    if node.kind is Kind.SEVERAL:
        return sorted(member.code for member in value)
    if node.kind is Kind.ROWS:
        return [{c.name: as_json(c, v) for c, v in zip(node.columns, row, strict=True)} for row in value]
    return value


def by_name(question: Question[..., Any], plain: tuple[Any, ...]) -> dict[str, Any]:
    """The scenario as a caller writes it, by name."""
    return {n: as_python(node, v) for (n, node), v in zip(question.sheet.facts().items(), plain, strict=True)}


def by_name_in_json(question: Question[..., Any], plain: tuple[Any, ...]) -> dict[str, Any]:
    """The scenario as it stands in a JSON file, unknown facts left out."""
    pairs = zip(question.sheet.facts().items(), plain, strict=True)
    return {name: as_json(node, value) for (name, node), value in pairs if value is not None}


def draw_readings(rng: Random, question: Question[..., Any]) -> tuple[Reading, ...]:
    """One alternative for each reading of the question; the defaults one time in three."""
    if rng.random() < 1 / 3:
        return ()
    return tuple(rng.choice(list(cls)) for cls in question.readings)


#: Where a property test starts drawing: `Random(seed)` gives everything above.
seeds = st.integers(min_value=0, max_value=2**32 - 1)


@cache
def installed_questions() -> list[Question[..., Any]]:
    """Every question of every contract that is installed."""
    return [question for name in contracts() for question in contract(name).questions.values()]


def share_of(examples: int) -> int:
    """How many of so many examples fall to each installed question; at least one."""
    return max(1, examples // len(installed_questions()))


# Trees ------------------------------------------------------------------------------------------------------


class Colour(Labelled):
    """Alternatives that mean nothing."""

    RED = "red", "赤"
    GREEN = "green", "緑"
    BLUE = "blue", "青"


class Line(Facts):
    """A row with a fact of every kind."""

    amount: Yen = fact("an amount", "額")
    share: Count = fact("a divisor", "除数", low=1, high=12)
    on: Date = fact("a day", "日")
    at: Instant = fact("an instant", "時")
    paid: Truth = fact("a truth", "真偽")
    colour: OneOf[Colour] = fact("a colour", "色")
    marks: Several[Colour] = fact("marks", "印")


class AllKinds(Facts):
    """A sheet with facts of every kind."""

    principal: Yen = fact("an amount", "額")
    fee: Yen = fact("another amount", "別の額", high=50_000)
    price: Yen = fact("an amount above 0", "正の額", low=1)
    count: Count = fact("a number", "数", high=1_000)
    per: Count = fact("a divisor", "除数", low=1, high=100)
    months: Count = fact("a number of months", "月数", high=40)
    days: Days = fact("days", "日数", high=400)
    cycle: Days = fact("days above 0", "正の日数", low=1, high=40)
    spell: Duration = fact("a length of time", "時間")
    unit: Duration = fact("a unit of time", "時間の単位", low=1, high=100_000)
    first: Date = fact("a day", "日")
    last: Date = fact("another day", "別の日")
    began: Instant = fact("an instant", "時")
    ended: Instant = fact("a later instant", "後の時", not_before="began")
    urgent: Truth = fact("a truth", "真偽")
    agreed: Truth = fact("another truth", "別の真偽")
    colour: OneOf[Colour] = fact("a colour", "色")
    marks: Several[Colour] = fact("marks", "印")
    lines: Rows[Line] = fact("rows", "明細")
    others: Rows[Line] = fact("more rows", "他の明細")


@reading("test-width", en="How wide?", ja="幅は。", why=Text("No reason.", "理由なし。"))
class Width(Reading):
    """A reading with three alternatives."""

    NARROW = "narrow", "狭い"
    MIDDLE = "middle", "中"
    WIDE = "wide", "広い"


@reading("test-side", en="Which side?", ja="どちら側か。", why=Text("No reason.", "理由なし。"))
class Side(Reading):
    """A reading with two alternatives."""

    LEFT = "left", "左"
    RIGHT = "right", "右"


FACTS = AllKinds.facts()
_LEAVES: dict[Kind, list[Fact]] = {}
for _node in FACTS.values():
    _LEAVES.setdefault(_node.kind, []).append(_node)
_COLUMNS: dict[Kind, list[Fact]] = {}
for _node in Line.facts().values():
    _COLUMNS.setdefault(_node.kind, []).append(_node)

MADE_BY: dict[Kind, list[tuple[str, tuple[Kind, ...]]]] = {}
for _operator in OPERATORS.values():
    for _takes, _gives in _operator.signatures:
        MADE_BY.setdefault(_gives, []).append((_operator.name, _takes))
_FOLDS = {
    Kind.YEN: ("total",), Kind.TRUTH: ("any",), Kind.COUNT: ("count",), Kind.DATE: ("earliest",),
    Kind.INSTANT: ("earliest",),
}  # fmt: skip
_RATES = [Fraction(145, 1000), Fraction(3, 100), Fraction(1, 7), Fraction(0)]
_RATIOS = [Fraction(1, 3), Fraction(3, 2), Fraction(0), Fraction(1), Fraction(-1, 4), Fraction(10, 377_580)]


class Trees:
    """Typed expression trees over `AllKinds`, with every node and operator of the language."""

    def __init__(self, rng: Random, *, rules: Sequence[Rule[Any]] = (), heads: bool = True) -> None:
        self.rng = rng
        self.rules = tuple(rules)
        self.heads = heads
        self.made: list[Node] = []

    def tree(self, kind: Kind, depth: int, *, row: bool = False) -> Node:
        """A tree of a kind; `row` lets it read the columns of the rows it stands over."""
        rng = self.rng
        if not row and self.made and rng.random() < 0.12:
            shared = [node for node in self.made if node.kind is kind]
            if shared:
                return rng.choice(shared)  # the same object twice, as a rule's local variable gives it
        made = self._inner(kind, depth, row) if depth > 0 else self._leaf(kind, row)
        if not row and depth > 0:
            self.made.append(made)
        return made

    def _leaf(self, kind: Kind, row: bool) -> Node:
        rng = self.rng
        facts = [*_LEAVES.get(kind, ()), *(_COLUMNS.get(kind, ()) * 3 if row else ())]
        if kind is Kind.TRUTH:
            draw = rng.random()
            if draw < 0.25:
                cls = rng.choice([Width, Side])
                return Reads(tuple(rng.sample(list(cls), rng.randint(1, 2))))
            if draw < 0.55:
                subject = rng.choice([f for k in (Kind.CHOICE, Kind.SEVERAL) for f in (
                    [*_LEAVES[k], *(_COLUMNS[k] if row else ())])])  # fmt: skip
                return IsOneOf(subject, tuple(rng.sample(list(Colour), rng.randint(1, 3))))
            if self.rules and draw < 0.7:
                return Holds(rng.choice(self.rules).name)
            return Constant(kind, rng.random() < 0.5) if draw > 0.95 else rng.choice(facts)
        if facts and rng.random() < 0.7:
            return rng.choice(facts)
        match kind:
            case Kind.RATE:
                return Constant(kind, rng.choice(_RATES))
            case Kind.RATIO:
                return Constant(kind, rng.choice(_RATIOS))
            case Kind.YEARS:
                return Constant(kind, Fraction(rng.randint(0, 6), rng.choice([1, 2, 365])))
            case Kind.EXACT_YEN | Kind.YEARLY_YEN:
                other = self._leaf(Kind.RATIO if kind is Kind.EXACT_YEN else Kind.RATE, row)
                return Operation("multiply", (self._leaf(Kind.YEN, row), other), kind)
            case Kind.DATE:
                return Constant(kind, rng.choice(MONTH_ENDS).toordinal() + rng.choice([0, 1]))
            case Kind.INSTANT:
                return Constant(kind, rng.choice(MONTH_ENDS).toordinal() * DAY + rng.choice([0, 9 * 3600, DAY - 1]))
            case Kind.DURATION:
                return Constant(kind, rng.choice(NEAR_SECONDS))
            case Kind.YEN:
                return Constant(kind, rng.choice([*AMOUNTS, -5]))
            case _:
                return Constant(kind, rng.choice([0, 1, 2, 3, 12, 30]))

    def _inner(self, kind: Kind, depth: int, row: bool) -> Node:
        rng, below = self.rng, depth - 1
        draw = rng.random()
        if draw < 0.1:
            return self._leaf(kind, row)
        if draw < 0.2:
            return When(
                self.tree(Kind.TRUTH, below, row=row),
                self.tree(kind, below, row=row),
                self.tree(kind, below, row=row),
                kind,
            )
        if draw < 0.28:
            code = f"named-{rng.randrange(10**9)}"
            return Named(code, Text(code, code), self.tree(kind, below, row=row), kind)
        if draw < 0.42 and not row and kind in _FOLDS:
            return self._over_rows(kind, below)
        if kind is Kind.YEN and draw < 0.6:
            mode, unit = rng.choice(list(RoundingMode)), rng.choice([1, 1, 5, 10, 1000])
            return Rounded(self.tree(Kind.EXACT_YEN, below, row=row), mode, unit, Text("here", "ここ"))
        if kind is Kind.YEN and draw < 0.66 and self.heads and not row:
            return Head("head", Text("a head", "費目"), self.tree(kind, below), kind)
        if self.rules and draw < 0.72 and not row:
            saying = [rule for rule in self.rules if rule.kind is kind and rule.value is not None]
            if saying:
                return Said(rng.choice(saying).name, self.tree(kind, below), kind)
        if kind is Kind.TRUTH and draw < 0.75:
            parts = tuple(self.tree(kind, below, row=row) for _ in range(rng.randint(2, 3)))
            return rng.choice([All(parts), AnyOf(parts), Not(parts[0])])
        return self._operation(kind, below, row)

    def _over_rows(self, kind: Kind, depth: int) -> Node:
        rng = self.rng
        (fold,) = _FOLDS[kind]
        always, never = Constant(Kind.TRUTH, True), Constant(Kind.TRUTH, False)
        where = self.tree(Kind.TRUTH, depth, row=True)
        body, default = self.tree(kind, depth, row=True), Constant(kind, 0) if fold != "any" else never
        if fold == "any":
            where = always
        elif fold == "count":
            body = Constant(kind, 1)
        elif fold == "earliest":
            default = self.tree(kind, depth)
        elif rng.random() < 0.3:
            where = always
        return OverRows(fold, FACTS[rng.choice(["lines", "others"])], where, body, default, kind)

    def _operation(self, kind: Kind, depth: int, row: bool) -> Node:
        name, takes = self.rng.choice(MADE_BY[kind])
        operands = [self.tree(taken, depth, row=row) for taken in takes]
        match name:
            case "divide":
                operands[1] = self._positive(takes[1], operands[1], row)
            case "whole_units":
                operands[1] = self._positive(takes[1], operands[1], row)
            case "months_after" | "months_from":
                operands[1] = self.rng.choice([Constant(Kind.COUNT, self.rng.randint(0, 60)), FACTS["months"]])
            case "days_in_months_of":
                operands[2] = self.rng.choice([Constant(Kind.COUNT, self.rng.randint(27, 31)), FACTS["months"]])
            case "add" | "subtract":
                # Days and clocks stay within the calendar.
                for place, taken in enumerate(takes):
                    if kind in (Kind.DATE, Kind.INSTANT) and taken in (Kind.DAYS, Kind.DURATION):
                        operands[place] = self._bounded(taken, operands[place])
            case _:
                pass
        return Operation(name, tuple(operands), kind)

    def _positive(self, kind: Kind, operand: Node, row: bool) -> Node:
        known = {Kind.YEN: "price", Kind.COUNT: "per", Kind.DAYS: "cycle", Kind.DURATION: "unit"}
        if row and kind is Kind.COUNT and self.rng.random() < 0.6:
            return Line.facts()["share"]
        if self.rng.random() < 0.4:
            return FACTS[known[kind]]
        if self.rng.random() < 0.3:
            return Constant(kind, self.rng.choice([1, 2, 7, 30, 3600]))
        return Operation("higher", (operand, Constant(kind, 1)), kind)

    def _bounded(self, kind: Kind, operand: Node) -> Node:
        most = 3_000 if kind is Kind.DAYS else 3_000 * DAY
        least = Operation("higher", (operand, Constant(kind, -most)), kind)
        return Operation("lower", (least, Constant(kind, most)), kind)


ANSWERS = (
    Kind.YEN, Kind.YEN, Kind.TRUTH, Kind.DATE, Kind.INSTANT, Kind.COUNT, Kind.DAYS, Kind.DURATION, Kind.EXACT_YEN,
    Kind.YEARS, Kind.RATIO,
)  # fmt: skip
SHOP, BUYER = Party("shop", "the shop", "店"), Party("buyer", "the buyer", "買主")


def bare_contract(name: str = "random-terms") -> Contract:
    """A contract without rules."""
    return Contract(name, title=Text("Random terms", "無作為の規約"), parties=(SHOP, BUYER), module=__name__)


def question_over(terms: Contract, decision: Decision, asked: Iterable[str]) -> Question[..., Any]:
    """A question over `AllKinds` for a decision that is made already."""
    made: Question[..., Any] = Question(
        terms, decision.question, AllKinds, tuple(asked), Text("What?", "何か。"), None, None
    )
    made.__dict__["decision"] = decision
    terms.questions[decision.question] = made
    return made


def random_tree_question(rng: Random, depth: int = 4) -> Question[..., Any]:
    """A question with one rule whose condition and value are random trees."""
    trees, kind = Trees(rng), rng.choice(ANSWERS)
    speaks = trees.tree(Kind.TRUTH, 2) if rng.random() < 0.6 else Constant(Kind.TRUTH, True)
    value = trees.tree(kind, depth)
    terms = bare_contract()
    rule: Rule[Any] = Rule("only", Effect.DEFINITION, ("1",), "The only rule.", "AllKinds", speaks, value)
    terms.rules["only"] = rule
    answer = value
    if kind in (Kind.YEN, Kind.TRUTH):
        answer = When(speaks, value, Constant(kind, 0 if kind is Kind.YEN else False), kind)
    return question_over(
        terms, Decision("tree", tuple(FACTS.values()), speaks, answer, (), (Clause(rule, speaks, value),)), ["only"]
    )


def _everything() -> Rule[Any]:
    """A day that hangs on every fact, so that a question may take the whole sheet."""
    parts: list[Node] = []

    def reads(node: Fact, parts: list[Node]) -> None:
        if node.kind is Kind.TRUTH:
            parts.append(node)
        elif node.kind in (Kind.CHOICE, Kind.SEVERAL):
            parts.append(IsOneOf(node, (Colour.RED,)))
        elif node.kind is Kind.ROWS:
            columns: list[Node] = []
            for column in node.columns:
                reads(column, columns)
            false = Constant(Kind.TRUTH, False)
            always = Constant(Kind.TRUTH, True)
            parts.append(OverRows("any", node, always, AnyOf(tuple(columns)), false, Kind.TRUTH))
        else:
            parts.append(Operation("at_most", (node, Constant(node.kind, node.range[0] + 5)), Kind.TRUTH))

    for node in FACTS.values():
        reads(node, parts)
    since = Constant(Kind.DATE, date(2025, 1, 1).toordinal())
    return Rule("everything", Effect.DATE, ("99",), "From then on.", "AllKinds", AnyOf(tuple(parts)), since)


def random_contract(rng: Random) -> tuple[Contract, list[Question[..., Any]]]:
    """A small contract: payments with caps, exclusions and bars, disapplied and overridden, and powers with grounds."""
    terms = bare_contract()
    rules: list[Rule[Any]] = []

    def add(effect: Effect, *, value: Node | None = None, **more: Any) -> Rule[Any]:
        citable = [rule for rule in rules if rule.effect not in (Effect.POWER, Effect.GROUND)]
        trees = Trees(rng, rules=[] if more.pop("plain", False) else citable, heads=False)
        speaks = trees.tree(Kind.TRUTH, rng.randint(0, 2)) if rng.random() < 0.85 else Constant(Kind.TRUTH, True)
        name = f"{effect.code}_{len(rules)}"
        rule: Rule[Any] = Rule(
            name, effect, (str(len(rules) + 1),), f"Rule {name}.", "AllKinds", speaks, value, SHOP, BUYER, **more
        )
        rules.append(rule)
        terms.rules[name] = rule
        return rule

    def amount(depth: int = 2) -> Node:
        return Trees(rng, heads=False).tree(Kind.YEN, depth)

    def of_heads() -> Node:
        one, other = (Head(code, Text(code, code), amount(1), Kind.YEN) for code in ("profit", "costs"))
        return Operation("add", (one, other), Kind.YEN)

    payments = [
        add(Effect.PAYMENT, value=of_heads() if rng.random() < 0.6 else amount(), plain=True)
        for _ in range(rng.randint(1, 2))
    ]
    limits: list[Rule[Any]] = []
    for _ in range(rng.randint(1, 4)):
        on = tuple(rule.name for rule in rng.sample(payments, rng.randint(1, len(payments))))
        effect = rng.choice([Effect.CAP, Effect.EXCLUSION, Effect.EXCLUSION, Effect.BAR])
        heads = (rng.choice(["profit", "costs"]),) if effect is Effect.EXCLUSION and rng.random() < 0.6 else ()
        limits.append(add(effect, value=amount() if effect is Effect.CAP else None, limits=on, heads=heads, plain=True))
    if rng.random() < 0.7:
        over = tuple(rule.name for rule in rng.sample([*payments, *limits], rng.randint(1, 2)))
        add(Effect.DISAPPLICATION, overrides=over, plain=True)
    if rng.random() < 0.6:
        over = (rng.choice([*payments, *limits]).name,)
        payments.append(add(Effect.PAYMENT, value=amount(), overrides=over, plain=True))
    if rng.random() < 0.4:
        on_others = Trees(rng, rules=rules, heads=False).tree(Kind.YEN, 2)
        payments.append(add(Effect.PAYMENT, value=on_others))
    power = add(Effect.POWER, plain=True)
    grounds = [add(Effect.GROUND, ground_of=power.name, plain=rng.random() < 0.5) for _ in range(rng.randint(0, 3))]
    if grounds and rng.random() < 0.5:
        add(Effect.DISAPPLICATION, overrides=(rng.choice(grounds).name,), plain=True)
    dates = [
        add(Effect.DEADLINE, value=Trees(rng, rules=rules, heads=False).tree(Kind.DATE, 2))
        for _ in range(rng.choice([1, 1, 2]))
    ]
    terms.rules["everything"] = _everything()
    questions = [
        terms.question(name, AllKinds, *asked, en=f"What of {name}?", ja=f"{name}は。", since=_everything())
        for name, asked in (("payments", payments), ("power", [power]), ("dates", dates))
    ]
    return terms, questions


def random_contract_questions(seeds: Iterable[int]) -> Iterator[Question[..., Any]]:
    """The questions of random contracts, one contract a seed."""
    for seed in seeds:
        yield from random_contract(Random(seed))[1]


def random_asking(rng: Random, question: Question[..., Any]) -> Asking:
    """The question under readings drawn at random."""
    return question.asking(draw_readings(rng, question))


def outside_rows(node: Node) -> Iterator[Node]:
    """Every node of a tree that has one value in a scenario: all but those that are worked out row by row."""
    seen: set[int] = set()

    def visit(current: Node) -> Iterator[Node]:
        if id(current) not in seen:
            seen.add(id(current))
            inside = isinstance(current, OverRows)
            for part in (current.rows, current.default) if inside else children(current):
                yield from visit(part)
            yield current

    return visit(node)
