"""Readings that many contracts share: open points which statute, courts and the trade answer in a settled way.

Each default is decided once, here, with its reason; every alternative stays selectable under the same name in every
contract. The terms built from them (`interest`, `whole_yen`, `calendar_day`) are what rules use.

>>> DayCounting.point().code, DayCounting.default().code
('day-count', 'court')
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add

from obligations.clauses.readings import Reading, reading
from obligations.expressions.terms import (
    DAY,
    Count,
    Date,
    ExactYen,
    Instant,
    Period,
    Rate,
    Yen,
    higher,
    hours,
    rounded,
    when,
)
from obligations.values.daycount import DayCount
from obligations.values.labels import Text
from obligations.values.rounding import RoundingMode

__all__ = [
    "AcceleratedDueDate", "Appropriation", "ClaimMoment", "ConsumptionTax", "DayBoundary", "DayCounting", "FirstDay",
    "LastDay", "RestDay", "UndatedDebt", "YenFraction", "calendar_day", "interest", "last_day_to_claim", "untaxed",
    "whole_yen",
]  # fmt: skip


@reading(
    "day-count",
    en="Over how many days is a yearly rate spread, where the terms name no basis?",
    ja="約款に定めがない場合、年率は何日の割合で計算するか。",
    why=Text(
        "A 365-day year needs words or a statute; enforcement practice takes whole years at the full rate.",
        "年365日の割合とするには明文又は法律が必要で、執行実務は年数を年率のまま計算する。",
    ),
)
class DayCounting(Reading):
    """How a yearly rate is spread over days when the text names no basis."""

    COURT = (
        "whole years at the full rate, the rest split at 1 January over 365 or 366",
        "年数は年率のまま、端数の日は平年365日・閏年366日で按分",
    )
    ACT365F = "every day over 365", "すべて365日で按分"
    DEPOSIT_OFFICE = (
        "whole years at the full rate, the rest over 366 if the year that it opens has a 29 February",
        "年数は年率のまま、端数の日はその起算日から1年内に2月29日があれば366日で按分",
    )
    ACTACT = "every day over the length of its calendar year", "各日をその暦年の日数で按分"


@reading(
    "yen-fraction",
    en="What becomes of a fraction of a yen?",
    ja="1円未満の端数はどう扱うか。",
    why=Text(
        "The terms are silent; courts and telecom tariffs drop fractions once, on the final amount of each debt.",
        "約款に定めがなく、裁判実務と通信の料金表は債務ごとの最終額で切り捨てる。",
    ),
)
class YenFraction(Reading):
    """How a fraction of a yen falls away."""

    FLOOR = "dropped, once on the final amount", "最終額で切捨て"
    HALF_UP = "half a yen and more counts as one, once on the final amount", "最終額で四捨五入"
    CEIL = "rounded up, once on the final amount", "最終額で切上げ"
    FLOOR_PER_SEGMENT = "dropped in each segment of the calculation", "計算区分ごとに切捨て"


@reading(
    "day-boundary",
    en="By which clock does an instant belong to a day?",
    ja="日時はどの時刻帯の日に属するか。",
    why=Text(
        "Japanese law governs and the Civil Code counts civil days; a log in UTC is converted first.",
        "準拠法は日本法で、民法の期間は日本時間の暦日による。UTCの記録は換算する。",
    ),
)
class DayBoundary(Reading):
    """By which clock an instant belongs to a day."""

    TOKYO = "the civil day in Asia/Tokyo", "日本時間の暦日"
    UTC = "the day of a log kept in UTC", "UTCの記録上の日"


@reading(
    "consumption-tax",
    en="Is consumption tax part of the amount?",
    ja="消費税は金額に含まれるか。",
    why=Text("The debt actually owed on the invoice includes it.", "請求書上の債務額は税込である。"),
)
class ConsumptionTax(Reading):
    """Whether an amount is taken with the consumption tax in it."""

    INCLUDED = "with consumption tax", "税込"
    LEFT_OUT = "without consumption tax", "税抜"


@reading(
    "claim-moment",
    en="When is a claim or notice made?",
    ja="請求・通知はいつされたことになるか。",
    why=Text("A declaration takes effect on arrival (Civil Code 97).", "意思表示は到達時に効力を生ずる(民法97条)。"),
)
class ClaimMoment(Reading):
    """When a claim or notice counts as made."""

    ARRIVAL = "when it arrives", "到達時"
    DISPATCH = "when it is sent", "発信時"


@reading(
    "first-day",
    en="Is the day of an event at exactly 00:00 the first day of a period?",
    ja="午前0時ちょうどの事由の場合、その日を初日に算入するか。",
    why=Text(
        "The period hangs on the day of the event, and the first day is not counted (Civil Code 140).",
        "期間は事由の日を基準とし、初日は算入しない(民法140条本文)。",
    ),
)
class FirstDay(Reading):
    """Whether the day of an event at exactly 00:00 opens a period."""

    NOT_COUNTED = "never counted", "算入しない"
    COUNTED_AT_MIDNIGHT = "counted if the event is at 00:00:00", "午前0時の事由は算入する"


@reading(
    "last-day",
    en="Which day is the day on which a period is completed?",
    ja="期間を「経過する日」とはどの日か。",
    why=Text(
        "Settled drafting usage: that day is the last day of the period, the next one the day after completion.",
        "「経過する日」は期間の末日、「経過した日」はその翌日を指すのが確立した用語法である。",
    ),
)
class LastDay(Reading):
    """Which day completes a period."""

    END_OF_PERIOD = "the last day of the period itself", "期間の末日"
    DAY_AFTER = "the day after the period", "期間の末日の翌日"


@reading(
    "rest-day",
    en="Does a period that ends on a Sunday, holiday or other rest day run on?",
    ja="期間の末日が休日の場合、翌営業日まで延びるか。",
    why=Text(
        "Civil Code 142 asks for a custom of not trading on that day; online claims are possible every day.",
        "民法142条はその日に取引をしない慣習を要件とし、オンラインの請求は毎日可能である。",
    ),
)
class RestDay(Reading):
    """Whether a period that ends on a rest day runs on to the next business day."""

    NO_SHIFT = "it ends on the rest day", "延びない"
    NEXT_BUSINESS_DAY = "it ends on the next business day", "翌営業日まで延びる"


@reading(
    "appropriation",
    en="What does a part payment pay first?",
    ja="一部弁済はまず何に充当されるか。",
    why=Text("Costs, then interest, then principal (Civil Code 489).", "費用、利息、元本の順による(民法489条)。"),
)
class Appropriation(Reading):
    """What a payment that does not cover everything pays first."""

    INTEREST_FIRST = "interest, then principal", "利息、元本の順"
    PRINCIPAL_FIRST = "principal, then interest", "元本、利息の順"


@reading(
    "undated-debt",
    en="Which interest does a debt bear that was given no due date?",
    ja="支払期日の定めのない債務の遅延利息はどうなるか。",
    why=Text(
        "Such a debt is late from the demand (Civil Code 412(3)), and the clause covers every debt under the contract.",
        "期限の定めのない債務は請求時から遅滞となり(民法412条3項)、条項は契約上の全債務に及ぶ。",
    ),
)
class UndatedDebt(Reading):
    """Which interest runs on a debt without a due date."""

    CLAUSE_FROM_DEMAND = "the clause, the day of the demand as the due date", "請求の日を支払期日として条項による"
    STATUTORY_RATE = "the statutory rate, from the day after the demand to the day of payment", "法定利率による"


@reading(
    "accelerated-due-date",
    en="From which due date does late interest run after acceleration?",
    ja="期限の利益を失った債務の延滞利息はどの支払期日から起算するか。",
    why=Text(
        "Losing the benefit of term brings maturity forward to the day of the event.",
        "期限の利益の喪失により、弁済期は事由の発生日に繰り上がる。",
    ),
)
class AcceleratedDueDate(Reading):
    """Which day is the due date of an accelerated debt for late interest."""

    ACCELERATION = "the day on which the debt fell due early", "繰上げ後の弁済期"
    ORDINARY = "the day designated in the first place", "当初の支払期日"


_PER_SEGMENT = Text("in each segment", "計算区分ごと")


def whole_yen(total: ExactYen, segments: Iterable[ExactYen] = ()) -> Yen:
    """An exact amount in whole yen by `YenFraction`; `segments` are the parts of its calculation, if it has several."""
    parts = [rounded(segment, RoundingMode.FLOOR, stage=_PER_SEGMENT) for segment in segments]
    return YenFraction.choose(
        {
            YenFraction.FLOOR: rounded(total, RoundingMode.FLOOR),
            YenFraction.HALF_UP: rounded(total, RoundingMode.HALF_UP),
            YenFraction.CEIL: rounded(total, RoundingMode.CEIL),
            YenFraction.FLOOR_PER_SEGMENT: reduce(add, parts) if parts else rounded(total, RoundingMode.FLOOR),
        }
    )


def interest(principal: Yen, rate: Rate, late: Period) -> Yen:
    """Simple interest at a yearly rate over the days of a period, in whole yen, by `DayCounting` and `YenFraction`."""

    def by(convention: DayCount) -> Yen:
        segments = [principal * rate * years for years in late.segments(convention)]
        return whole_yen(principal * rate * late.years(convention), segments)

    return DayCounting.choose({reading: by(DayCount[reading.name]) for reading in DayCounting})


def _clock(instant: Instant) -> Instant:
    """The instant as the clock shows it by which days are told."""
    return DayBoundary.choose({DayBoundary.TOKYO: instant, DayBoundary.UTC: instant - hours(9)})


def calendar_day(instant: Instant) -> Date:
    """The day to which an instant belongs, by `DayBoundary`."""
    return DayBoundary.choose({DayBoundary.TOKYO: instant.day, DayBoundary.UTC: (instant - hours(9)).day})


def untaxed(amount: Yen, tax_percent: Count) -> Yen:
    """An amount that includes consumption tax, with it or without it by `ConsumptionTax`; whole yen, rounded down."""
    hundred = Count.fixed(100)
    without = rounded(amount * hundred / (hundred + tax_percent), RoundingMode.FLOOR, stage=_BEFORE_TAX)
    return ConsumptionTax.choose({ConsumptionTax.INCLUDED: amount, ConsumptionTax.LEFT_OUT: without})


_BEFORE_TAX = Text("when tax is taken out", "税抜額の計算時")


def last_day_to_claim(learned_at: Instant, months: int, next_business_day: Date) -> Date:
    """The last day, inclusive, of a period of months from learning of something (Civil Code 140 to 143).

    By `DayBoundary`, `FirstDay`, `LastDay` and `RestDay`; `next_business_day` is the first business day on or after
    the day on which the period ends.
    """
    day = calendar_day(learned_at)
    at_midnight = _clock(learned_at).equals(day.start)
    ends = FirstDay.choose(
        {
            FirstDay.NOT_COUNTED: day.months_after(months),
            FirstDay.COUNTED_AT_MIDNIGHT: when(
                at_midnight, day.months_from(months), otherwise=day.months_after(months)
            ),
        }
    )
    completed = LastDay.choose({LastDay.END_OF_PERIOD: ends, LastDay.DAY_AFTER: ends + DAY})
    moved = higher(completed, next_business_day)
    return RestDay.choose({RestDay.NO_SHIFT: completed, RestDay.NEXT_BUSINESS_DAY: moved})
