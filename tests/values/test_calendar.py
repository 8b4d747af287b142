"""Days, instants and periods: the worked examples, an independent derivation, and the laws of counting."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from dateutil.relativedelta import relativedelta
from hypothesis import assume, example, given
from hypothesis import strategies as st

from obligations.values import calendar
from obligations.values.calendar import (
    FIRST_DAY,
    LAST_DAY,
    SECONDS_A_DAY,
    add_months,
    day_of,
    days_in_month,
    days_in_months_of,
    earliest_effective_day,
    first_day_of_month,
    instant_to_second,
    last_day_of_days,
    last_day_of_days_from,
    last_day_of_months,
    last_day_of_months_from,
    latest_notice_day,
    latest_notice_day_before_close,
    latest_notice_day_months,
    latest_notice_day_months_before_close,
    month_end,
    month_number,
    month_start,
    same_month,
    second_to_instant,
    start_of_day,
    utc_month,
    whole_units,
)

EXAMPLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("worked_examples.yaml").read_text(encoding="utf-8"))
TOKYO = ZoneInfo("Asia/Tokyo")
DAY = timedelta(days=1)

days = st.integers(FIRST_DAY, LAST_DAY)
month_counts = st.integers(0, 150)
seconds = st.integers(FIRST_DAY * SECONDS_A_DAY, (LAST_DAY + 1) * SECONDS_A_DAY - 1)


def on(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def day(number: int) -> date:
    return date.fromordinal(number)


def entries(section: str, *keys: str) -> list[Any]:
    return [
        pytest.param(entry, id=f"{entry['source']} {' '.join(str(entry[key]) for key in keys if key in entry)}")
        for entry in EXAMPLES[section]
    ]


def month_ends() -> Iterator[date]:
    """The last day of every month of the supported range, by walking from month to month."""
    first = day(FIRST_DAY)
    while first <= day(LAST_DAY):
        following = (first + timedelta(days=31)).replace(day=1)
        yield following - DAY
        first = following


def period_by_article_143(first: date, months: int) -> date:
    """The last day of a period, read off the statute with dates only."""
    year, month = first.year, first.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    try:
        return date(year, month, first.day) - DAY
    except ValueError:
        last = date(year, month, 28)
        while (last + DAY).month == month:
            last += DAY
        return last


# Worked examples --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", entries("periods", "event", "first", "months", "days"))
def test_a_period_ends_on_the_day_a_lawyer_would_name(entry: dict[str, Any]) -> None:
    counts = {
        "months": (last_day_of_months, last_day_of_months_from),
        "days": (last_day_of_days, last_day_of_days_from),
    }
    unit = "months" if "months" in entry else "days"
    from_event, from_first = counts[unit]
    if "event" in entry:
        last = from_event(entry["event"].toordinal(), entry[unit])
    else:
        last = from_first(entry["first"].toordinal(), entry[unit])
    assert day(last) == entry["last_day"]
    if "day_after" in entry:
        assert day(last + 1) == entry["day_after"]


@pytest.mark.parametrize(
    "entry",
    [pytest.param(e, id=f"{e['event']} {e['months']}") for e in EXAMPLES["periods"] if "event" in e and "months" in e],
)
def test_adding_months_to_the_event_is_wrong_where_the_examples_say_so_and_only_there(
    entry: dict[str, Any],
) -> None:
    added = day(add_months(entry["event"].toordinal(), entry["months"]))
    assert added == entry["event"] + relativedelta(months=entry["months"])
    assert added == entry.get("adding_months", entry["last_day"])


@pytest.mark.parametrize("entry", entries("years_from_a_first_day", "years"))
def test_years_are_counted_from_the_original_first_day(entry: dict[str, Any]) -> None:
    assert day(last_day_of_months_from(entry["first"].toordinal(), 12 * entry["years"])) == entry["last_day"]


@pytest.mark.parametrize("entry", entries("effective_days", "notice"))
def test_a_change_takes_effect_once_the_months_since_its_notice_have_passed(entry: dict[str, Any]) -> None:
    notice, months = entry["notice"].toordinal(), entry["months"]
    assert day(earliest_effective_day(notice, months)) == entry["earliest"]
    assert day(last_day_of_months(notice, months)) == entry["earliest_close"]
    assert latest_notice_day_months(entry["earliest"].toordinal(), months) >= notice
    assert latest_notice_day_months(entry["earliest"].toordinal() - 1, months) < notice
    assert latest_notice_day_months_before_close(entry["earliest_close"].toordinal(), months) >= notice


@pytest.mark.parametrize("entry", entries("notices", "target", "at"))
def test_a_notice_leaves_clear_days_before_its_target(entry: dict[str, Any]) -> None:
    latest = {"start": latest_notice_day, "close": latest_notice_day_before_close}[entry["at"]]
    assert day(latest(entry["target"].toordinal(), entry["days"])) == entry["latest"]
    if "lenient" in entry:
        assert entry["target"] - timedelta(days=entry["days"]) == entry["lenient"]


@pytest.mark.parametrize("entry", entries("clear_days", "notice"))
def test_clear_days_are_the_days_between_notice_and_target(entry: dict[str, Any]) -> None:
    notice, target, clear = entry["notice"].toordinal(), entry["target"].toordinal(), entry["clear_days"]
    assert latest_notice_day(target, clear) == notice
    assert last_day_of_days(notice, clear) + 1 == target


@pytest.mark.parametrize("entry", entries("utc_months", "at"))
def test_the_billing_month_is_the_month_in_utc(entry: dict[str, Any]) -> None:
    assert day(utc_month(instant_to_second(entry["at"].replace(tzinfo=TOKYO)))) == entry["month"]


@pytest.mark.parametrize("unit", EXAMPLES["outage_hours"]["units"], ids=lambda unit: unit["elapsed"])
def test_an_outage_counts_whole_units_of_24_hours(unit: dict[str, Any]) -> None:
    known = EXAMPLES["outage_hours"]["known"].replace(tzinfo=TOKYO)
    hours, minutes, secs = map(int, unit["elapsed"].split(":"))
    over = known + timedelta(hours=hours, minutes=minutes, seconds=secs)
    assert whole_units(instant_to_second(over) - instant_to_second(known), SECONDS_A_DAY) == unit["days"]


# Adding months is not the end of a period -------------------------------------------------------------------


def test_adding_months_differs_from_the_period_in_162_cases_of_21915_all_of_them_month_ends() -> None:
    cases = 0
    wrong: set[tuple[date, int]] = set()
    expected: set[tuple[date, int]] = set()
    for months in (1, 3, 6, 12, 36):
        event = date(2020, 1, 1)
        while event.year < 2032:
            cases += 1
            added = event + relativedelta(months=months)
            if added.toordinal() != last_day_of_months(event.toordinal(), months):
                wrong.add((event, months))
            target_length = days_in_month(added.toordinal())
            if (event + DAY).day == 1 and event.day < target_length:
                expected.add((event, months))
            event += DAY
    assert cases == 21_915
    assert len(wrong) == 162
    assert wrong == expected


# Months against dateutil and the statute --------------------------------------------------------------------


def test_adding_months_agrees_with_relativedelta_at_every_month_end() -> None:
    for end in month_ends():
        for n in (-37, -12, -11, -6, -3, -2, -1, 0, 1, 2, 3, 6, 11, 12, 13, 36, 48):
            added = add_months(end.toordinal(), n)
            assert added == (end + relativedelta(months=n)).toordinal(), (end, n)


@given(days, st.integers(-3600, 3600))
@example(on(2024, 2, 29), -12)
@example(on(2100, 2, 28), 48)
def test_adding_months_agrees_with_relativedelta_on_any_day(a_day: int, n: int) -> None:
    assert day(add_months(a_day, n)) == day(a_day) + relativedelta(months=n)


def test_a_period_agrees_with_the_statute_around_every_month_end() -> None:
    for end in month_ends():
        for event in (end - 3 * DAY, end - 2 * DAY, end - DAY, end, end + DAY):
            for months in (0, 1, 2, 3, 6, 12, 36):
                last = last_day_of_months(event.toordinal(), months)
                assert last == period_by_article_143(event + DAY, months).toordinal(), (event, months)


@given(days, month_counts)
@example(on(2025, 2, 28), 3)
def test_a_period_agrees_with_the_statute_on_any_day(first: int, months: int) -> None:
    assert day(last_day_of_months_from(first, months)) == period_by_article_143(day(first), months)
    assert last_day_of_months(first - 1, months) == last_day_of_months_from(first, months)
    assert earliest_effective_day(first - 1, months) == last_day_of_months_from(first, months) + 1


def test_every_day_of_400_years_falls_in_its_calendar_month() -> None:
    walked = date(1900, 1, 1)
    while walked.year < 2300:
        number = walked.toordinal()
        assert month_number(number) == (walked.year - 1) * 12 + walked.month - 1
        assert month_start(number) == number - walked.day + 1
        walked += DAY


@given(days)
def test_a_month_runs_from_its_first_to_its_last_day(a_day: int) -> None:
    first, last = month_start(a_day), month_end(a_day)
    assert day(first).day == 1
    assert day(last + 1).day == 1
    assert first <= a_day <= last
    assert days_in_month(a_day) == last - first + 1
    assert first_day_of_month(month_number(a_day)) == first
    assert first_day_of_month(month_number(a_day) + 1) == last + 1
    assert same_month(first, last)
    assert not same_month(last, last + 1)
    assert not same_month(a_day, add_months(a_day, 12))


@given(days, st.integers(-2, 1500))
def test_the_days_of_a_span_are_told_apart_by_the_length_of_their_months(first: int, n: int) -> None:
    spanned = range(first, first + n)
    for length in (28, 29, 30, 31):
        walked = sum(1 for one in spanned if days_in_month(one) == length)
        assert days_in_months_of(first, first + n - 1, length) == walked


@given(days, month_counts)
def test_a_later_event_never_ends_its_period_earlier(event: int, months: int) -> None:
    assert last_day_of_months(event, months) <= last_day_of_months(event + 1, months)
    assert last_day_of_months(event, months) < last_day_of_months(event, months + 1)


@given(days, st.integers(0, 5000))
def test_days_are_counted_one_by_one(event: int, n: int) -> None:
    walked = day(event)
    for _ in range(n):
        walked += DAY
    assert day(last_day_of_days(event, n)) == walked
    assert last_day_of_days(event, n) == last_day_of_days_from(event + 1, n)


# Forward and backward ---------------------------------------------------------------------------------------


@given(days, st.integers(0, 5000))
def test_the_latest_notice_by_days_is_just_in_time(target: int, n: int) -> None:
    notice = latest_notice_day(target, n)
    assert last_day_of_days(notice, n) == target - 1
    assert latest_notice_day_before_close(target, n) == notice + 1
    assert last_day_of_days(notice + 1, n) == target


def is_the_latest_notice(notice: int, months: int, before: int) -> bool:
    """Whether a full period after the notice is over before a day, and one day later it would not be."""
    ends, would_end = (period_by_article_143(day(notice) + n * DAY, months).toordinal() for n in (1, 2))
    return ends < before <= would_end


@given(days, month_counts)
@example(on(2025, 3, 31), 1)
@example(on(2026, 3, 1), 3)
@example(on(2024, 2, 29), 12)
def test_the_latest_notice_by_months_is_just_in_time(target: int, months: int) -> None:
    notice = latest_notice_day_months(target, months)
    assert is_the_latest_notice(notice, months, target)
    assert earliest_effective_day(notice, months) <= target < earliest_effective_day(notice + 1, months)
    assert is_the_latest_notice(latest_notice_day_months_before_close(target, months), months, target + 1)


def test_the_latest_notice_by_months_is_just_in_time_around_every_month_end() -> None:
    for end in month_ends():
        for target in (end - DAY, end, end + DAY, end + 2 * DAY):
            for months in (1, 2, 3, 6, 12):
                notice = latest_notice_day_months(target.toordinal(), months)
                assert is_the_latest_notice(notice, months, target.toordinal()), (target, months)


@given(days, month_counts)
def test_a_notice_is_in_time_for_the_first_day_on_which_it_takes_effect(notice: int, months: int) -> None:
    latest = latest_notice_day_months(earliest_effective_day(notice, months), months)
    assert latest >= notice
    assert earliest_effective_day(latest, months) == earliest_effective_day(notice, months)


# Instants ---------------------------------------------------------------------------------------------------


@given(seconds)
def test_an_instant_survives_the_round_trip(second: int) -> None:
    instant = second_to_instant(second)
    assert instant_to_second(instant) == second
    assert instant.tzinfo is not None
    assert str(instant.tzinfo) == "Asia/Tokyo"


@given(seconds)
def test_the_day_of_an_instant_is_the_day_on_a_clock_in_japan(second: int) -> None:
    instant = second_to_instant(second)
    assume(not 1948 <= instant.year <= 1951)  # summer time
    assert day_of(second) == instant.toordinal()
    assert second - start_of_day(day_of(second)) == instant.hour * 3600 + instant.minute * 60 + instant.second
    assert second_to_instant(start_of_day(day_of(second))).time() == datetime.min.time()


@given(
    st.datetimes(datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2199-12-30"), timezones=st.timezones()),
    st.booleans(),
)
def test_an_instant_of_any_zone_counts_from_the_same_second(instant: datetime, later_fold: bool) -> None:
    instant = instant.replace(microsecond=0, fold=int(later_fold))
    elapsed = instant.astimezone(UTC) - datetime(2000, 1, 1, tzinfo=UTC)
    assert instant_to_second(instant) == on(2000, 1, 1) * SECONDS_A_DAY + 9 * 3600 + elapsed // timedelta(seconds=1)


def test_a_zone_behind_utc_is_converted_over_the_date_line() -> None:
    new_years_eve = datetime(2024, 12, 31, 12, 0, tzinfo=timezone(timedelta(hours=-5, minutes=-30)))
    assert instant_to_second(new_years_eve) == start_of_day(on(2025, 1, 1)) + 2 * 3600 + 30 * 60


def test_in_the_summers_of_1948_to_1951_the_clock_stays_on_standard_time() -> None:
    summer = datetime(1949, 7, 1, 0, 30, tzinfo=TOKYO)
    assert summer.utcoffset() == timedelta(hours=10)
    assert day(day_of(instant_to_second(summer))) == date(1949, 6, 30)
    assert second_to_instant(instant_to_second(summer)) == summer


def test_a_naive_instant_is_rejected() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        instant_to_second(datetime.fromisoformat("2025-07-01T09:00:00"))


@pytest.mark.parametrize("microsecond", [1, 500_000, 999_999])
def test_a_fraction_of_a_second_is_rejected(microsecond: int) -> None:
    with pytest.raises(ValueError, match="fraction of a second"):
        instant_to_second(datetime(2025, 7, 1, 9, 0, 0, microsecond, tzinfo=TOKYO))


def test_a_fraction_of_a_second_that_the_zone_takes_back_is_accepted() -> None:
    zone = timezone(timedelta(hours=9, microseconds=250))
    assert instant_to_second(datetime(2025, 7, 1, 9, 0, 0, 250, tzinfo=zone)) == start_of_day(on(2025, 7, 1)) + 32_400


def test_without_zone_data_an_instant_is_shown_in_a_fixed_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(key: str) -> ZoneInfo:
        raise zoneinfo.ZoneInfoNotFoundError(key)

    second = start_of_day(on(2025, 7, 1)) + 3600
    with_data = second_to_instant(second)
    calendar._tokyo.cache_clear()  # pyright: ignore[reportPrivateUsage]
    try:
        with monkeypatch.context() as patched:
            patched.setattr(zoneinfo, "ZoneInfo", missing)
            fixed = second_to_instant(second)
    finally:
        calendar._tokyo.cache_clear()  # pyright: ignore[reportPrivateUsage]
    assert fixed == with_data
    assert fixed.tzname() == "JST"
    assert fixed.utcoffset() == timedelta(hours=9)
    assert fixed.toordinal() == on(2025, 7, 1)


@given(seconds)
def test_the_utc_month_is_the_month_of_the_instant_in_utc(second: int) -> None:
    instant = second_to_instant(second).astimezone(UTC)
    assert day(utc_month(second)) == instant.date().replace(day=1)


@given(st.integers(-10_000_000, 10_000_000), st.integers(1, 1_000_000))
def test_whole_units_fit_into_the_time_elapsed(elapsed: int, unit: int) -> None:
    units = whole_units(elapsed, unit)
    if elapsed < 0:
        assert units == 0
    else:
        assert units * unit <= elapsed < (units + 1) * unit


# The ends of the calendar and wrong numbers -----------------------------------------------------------------


def test_counting_works_to_the_ends_of_the_calendar() -> None:
    assert add_months(on(9999, 11, 30), 1) == on(9999, 12, 30)
    assert add_months(on(1, 2, 28), -1) == on(1, 1, 28)
    assert last_day_of_months_from(on(9999, 1, 1), 11) == on(9999, 11, 30)
    assert month_end(date.max.toordinal()) == date.max.toordinal()
    assert month_start(1) == 1
    assert first_day_of_month(month_number(date.max.toordinal()) + 1) == date.max.toordinal() + 1


@given(st.integers(1, date.max.toordinal()))
def test_months_hold_over_the_whole_calendar(a_day: int) -> None:
    assert day(month_start(a_day)) == day(a_day).replace(day=1)
    for earlier, later in pairwise(range(max(1, a_day - 2), min(a_day + 2, date.max.toordinal()))):
        assert month_start(earlier) <= month_start(later)


@pytest.mark.parametrize("n", [-1, -13, -40_000])
def test_months_before_year_1_are_outside_the_calendar(n: int) -> None:
    with pytest.raises(OverflowError, match="year 1 to year 9999"):
        add_months(on(1, 1, 31), n)


@pytest.mark.parametrize("n", [1, 12, 200_000])
def test_months_after_year_9999_are_outside_the_calendar(n: int) -> None:
    with pytest.raises(OverflowError, match="year 1 to year 9999"):
        add_months(on(9999, 12, 1), n)
    with pytest.raises(OverflowError, match="year 1 to year 9999"):
        last_day_of_months(on(9999, 12, 1), n)


@pytest.mark.parametrize("number", [0, -1, -100, -400, -1_000_000, -(10**9), date.max.toordinal() + 1, 10**9])
def test_a_number_that_is_no_day_of_the_calendar_is_rejected(number: int) -> None:
    for months in (0, 1, 4, 5, 40_000):
        with pytest.raises(OverflowError):
            add_months(number, months)
        with pytest.raises(OverflowError):
            last_day_of_months_from(number, months)
    for read in (month_number, month_start, month_end, days_in_month):
        with pytest.raises(OverflowError):
            read(number)


@pytest.mark.parametrize("number", [-1, 12 * 9999 + 1])
def test_a_month_number_outside_the_calendar_is_rejected(number: int) -> None:
    with pytest.raises(OverflowError, match="lies"):
        first_day_of_month(number)


@pytest.mark.parametrize(
    "count",
    [
        last_day_of_months,
        last_day_of_months_from,
        last_day_of_days,
        last_day_of_days_from,
        earliest_effective_day,
        latest_notice_day,
        latest_notice_day_before_close,
        latest_notice_day_months,
        latest_notice_day_months_before_close,
    ],
)
def test_a_period_of_negative_length_is_rejected(count: Any) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        count(on(2025, 7, 1), -1)


@pytest.mark.parametrize("unit", [0, -3600])
def test_a_unit_of_time_must_have_a_length(unit: int) -> None:
    with pytest.raises(ValueError, match="1 or more seconds"):
        whole_units(100, unit)
