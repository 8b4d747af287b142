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
from obligations.expressions.terms import Date, ExactYen, Instant, Period, Rate, Yen, hours, rounded
from obligations.values.daycount import DayCount
from obligations.values.labels import Text
from obligations.values.rounding import RoundingMode

__all__ = ["DayBoundary", "DayCounting", "YenFraction", "calendar_day", "interest", "whole_yen"]


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


def calendar_day(instant: Instant) -> Date:
    """The day to which an instant belongs, by `DayBoundary`."""
    return DayBoundary.choose({DayBoundary.TOKYO: instant.day, DayBoundary.UTC: (instant - hours(9)).day})
