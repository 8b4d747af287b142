"""Contract clauses as typed rules, and what follows from them: exact to the yen and to the day, with reasons.

Ask a contract that is installed:

>>> import obligations
>>> flux = obligations.contract("soracom-flux")
>>> answer = flux.ask("late-interest", {"principal": 100_000, "due_on": "2026-01-31", "paid_on": "2026-04-01"})
>>> answer.value, answer.provisions
(2343, ('12.3',))

Or encode one: make a `Contract`, declare sheets of `Facts`, and write one decorated function per provision.
"""

from obligations.clauses.authorities import authority
from obligations.clauses.readings import Reading, reading
from obligations.clauses.rules import Effect, Rule, provided
from obligations.contracts import Contract, Entry, contract, contracts
from obligations.errors import (
    BadContract,
    BadFacts,
    BadRule,
    Code,
    Conflict,
    FactProblem,
    ObligationsError,
    UnknownName,
)
from obligations.expressions.facts import Facts, fact
from obligations.expressions.terms import (
    DAY,
    FALSE,
    TRUE,
    Count,
    Date,
    Days,
    Duration,
    ExactYen,
    Instant,
    OneOf,
    Period,
    Rate,
    Ratio,
    Rows,
    Several,
    Term,
    Truth,
    Years,
    Yen,
    all_of,
    any_of,
    head,
    higher,
    hours,
    lower,
    named,
    percent,
    percent_a_year,
    period,
    ratio,
    rounded,
    when,
)
from obligations.outcomes import Decided, Outcome, Position, Silent, Spread, Undetermined
from obligations.questions import Question
from obligations.values.daycount import DayCount
from obligations.values.labels import Fault, Labelled, Party, Text
from obligations.values.rounding import RoundingMode

__all__ = [
    "DAY", "FALSE", "TRUE", "BadContract", "BadFacts", "BadRule", "Code", "Conflict", "Contract", "Count",
    "Date", "DayCount", "Days", "Decided", "Duration", "Effect", "Entry", "ExactYen", "FactProblem", "Facts", "Fault",
    "Instant", "Labelled", "ObligationsError", "OneOf", "Outcome", "Party", "Period", "Position", "Question", "Rate",
    "Ratio", "Reading", "RoundingMode", "Rows", "Rule", "Several", "Silent", "Spread", "Term", "Text", "Truth",
    "Undetermined", "UnknownName", "Years", "Yen", "all_of", "any_of", "authority", "contract",
    "contracts", "fact", "head", "higher", "hours", "lower", "named", "percent", "percent_a_year", "period",
    "provided", "ratio", "reading", "rounded", "when",
]  # fmt: skip
