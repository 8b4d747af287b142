"""A copy of an official text against an index: what is said of each provision and of text nobody claims."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from obligations.clauses.document import (
    Document,
    Heading,
    Provision,
    Text,
    Verification,
    fingerprint,
    normalised,
    verify,
)
from obligations.errors import BadContract, UnknownName

PARTS: list[tuple[type[Heading] | type[Provision], str, str]] = [
    (Heading, "chapter 1", "第1章 本を借りる"),
    (Heading, "1.1", "第1.1条 会員"),
    (Provision, "1.1/s1", "町に住む人は誰でも会員になれます。"),
    (Provision, "1.1/s2", "ただし、十歳に満たない人は家族と一緒に来てください。"),
    (Heading, "1.2", "第1.2条 冊数と期間"),
    (Provision, "1.2.1", "1. 一度に借りられるのは、ABC Library の本で五冊までです。"),
    (Provision, "1.2.2", "2. 返す日は、借りた日から14日目(その日が休みなら次に開く日)です。"),
    (Provision, "1.2.3", "3. 次の本は貸し出しません。"),
    (Provision, "1.2.3.1", "(1) 辞書と地図"),
    (Provision, "1.2.3.2", "(2) 傷みがひどく、直している途中の本"),
    (Provision, "1.2.3.3", "(3) 館長が特に大切だと考える本"),
    (Heading, "chapter 2", "第2章 困ったとき"),
    (Heading, "2.1", "第2.1条 遅れたとき"),
    (Provision, "2.1.1", "1. 返すのが遅れた人は、遅れた日数だけ新しい本を借りられません。"),
    (Provision, "2.1.2/s1", "2. 三か月を過ぎても返らない本は、なくなったものと考えます。"),
    (Provision, "2.1.2/s2", "このとき会員は同じ本を買って返すか、その値段を払います。"),
    (Heading, "2.2", "第2.2条 雨の日"),
    (Provision, "2.2", "雨の日は袋をお渡しします。"),
]
TEXTS = [text for *_, text in PARTS]
NUMBERS = range(len(PARTS))
LIBRARY = Document.index(
    "library",
    Text("Rules of the library", "図書館の決まり"),
    Text("A town", "ある町"),
    [(kind, number, Text(f"Unit {number}.", f"{number}番。"), text) for kind, number, text in PARTS],
)
FOREIGN = st.text("ゑゐヱヰ", min_size=1, max_size=30)
"""Letters that the rules of the library do not use."""


def statuses(verification: Verification) -> list[str]:
    return [found.status for found in verification.findings]


def numbers(units: tuple[Heading | Provision, ...]) -> list[str]:
    return [str(unit) for unit in units]


# Layout does not matter ----------------------------------------------------------------------------


LETTERS = "".join(TEXTS)
SPACES = st.sampled_from(["\n", " ", "\u3000", "\r\n", "\t", "\f"])


@given(st.dictionaries(st.sampled_from(range(len(LETTERS))), SPACES), st.sets(st.sampled_from(LETTERS)))
def test_white_space_and_full_width_forms_do_not_matter(spaces: dict[int, str], wide: set[str]) -> None:
    widened = {ord(letter): ord(letter) + 0xFEE0 for letter in wide if "!" <= letter <= "~"}
    copy = "".join(spaces.get(at, "") + letter.translate(widened) for at, letter in enumerate(LETTERS))
    verification = verify(LIBRARY, copy)
    assert verification.ok
    assert verification.stretches == ()


@given(
    width=st.integers(8, 40),
    height=st.integers(2, 9),
    footer=st.sampled_from(["{}", "- {} -", "{}/9", "p.{}"]),
)
def test_page_numbers_and_running_titles_do_not_matter_even_inside_a_sentence(
    width: int, height: int, footer: str
) -> None:
    lines = [text[at : at + width] for text in TEXTS for at in range(0, len(text), width)]
    for page, at in enumerate(reversed(range(0, len(lines), height))):
        lines[at:at] = [footer.format(page), "", "図書館の決まり"]
    verification = verify(LIBRARY, "\n".join(lines))
    assert verification.ok
    assert all(stretch.page_furniture for stretch in verification.stretches)


def test_a_character_that_stands_for_several_counts_as_those() -> None:
    copy = "".join(TEXTS[:3]) + "㍿ができました。" + "".join(TEXTS[3:])
    (stretch,) = verify(LIBRARY, copy).stretches
    assert stretch.text == "㍿ができました。"
    assert stretch.characters == len("株式会社ができました。")


@given(st.text("㍿ｶﾞが\u304b\u3099½ﬁあ \n\u0301", min_size=1, max_size=20), st.sampled_from(NUMBERS))
def test_an_addition_is_shown_as_it_was_given(inserted: str, place: int) -> None:
    verification = verify(LIBRARY, "\n".join([*TEXTS[:place], inserted, *TEXTS[place:]]))
    assert [stretch.text for stretch in verification.stretches] == [inserted.strip()] * bool(inserted.strip())


# Amendments ----------------------------------------------------------------------------------------


def amended(data: st.DataObject, text: str) -> str:
    """The text with something put in, taken out or replaced.

    Never the text itself, nor its number alone: on a line of its own that is a page number.
    """
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    match data.draw(st.sampled_from(["insert", "delete", "replace"])):
        case "insert" if start > 0:
            return text[:start] + data.draw(FOREIGN) + text[start:]
        case "delete" if normalised(text[start:end]) and not normalised(text[:start] + text[end:]).isdecimal():
            return text[:start] + text[end:]
        case _:
            return text[:start] + data.draw(FOREIGN) + text[end:]


def read_across(texts: list[str], unit: int) -> list[int]:
    """The longer units whose indexed text reads in a copy of these texts across the place of this unit.

    "雨の日" cut from the sentence under the heading "第2.2条 雨の日" leaves the characters that "雨の日" cut
    from the heading leaves. White space does not matter, so the two are one copy, and the longer unit stands.
    """
    copy = normalised("".join(texts))
    begins = len(normalised("".join(texts[:unit])))
    ends = begins + len(normalised(texts[unit]))
    across: list[int] = []
    for n, text in enumerate(map(normalised, TEXTS)):
        around = copy[max(0, begins - len(text) + 1) : ends + len(text) - 1]
        if len(text) > LIBRARY.units[unit].characters and text in around:
            across.append(n)
    return across


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(NUMBERS))
def test_an_amended_unit_is_reported_and_no_other(data: st.DataObject, unit: int) -> None:
    texts = list(TEXTS)
    texts[unit] = amended(data, texts[unit])
    assume(not any(read_across(texts, n) for n in NUMBERS if n != unit))
    verification = verify(LIBRARY, "\n".join(texts))
    gone = not normalised(texts[unit])
    reported = "missing" if gone else "changed"
    assert statuses(verification) == [reported if n == unit else "same" for n in NUMBERS]
    if not gone:
        (stretch,) = verification.stretches
        assert normalised(stretch.text) == normalised(texts[unit])
        assert stretch.instead_of == (LIBRARY.units[unit],)
        assert stretch.after == (LIBRARY.units[unit - 1] if unit else None)
        assert stretch.before == (LIBRARY.units[unit + 1] if unit + 1 < len(PARTS) else None)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sets(st.sampled_from(NUMBERS), min_size=1))
def test_of_many_amendments_each_touched_unit_is_reported_and_untouched_ones_are_same(
    data: st.DataObject, touched: set[int]
) -> None:
    texts = [amended(data, text) if n in touched else text for n, text in enumerate(TEXTS)]
    copy = "\n".join(texts)
    verification = verify(LIBRARY, copy)
    for n, status in enumerate(statuses(verification)):
        if n not in touched:
            across = read_across(texts, n)
            assert (status == "same") == (not across), LIBRARY.units[n]
            assert all(LIBRARY.units[other] in verification.same for other in across)
        elif normalised(TEXTS[n]) not in normalised(copy):  # what is left of two may read like one of them
            assert status in ("changed", "missing"), LIBRARY.units[n]
    claimed = sum(unit.characters for unit in (*verification.same, *verification.moved))
    assert claimed + sum(stretch.characters for stretch in verification.stretches) == len(normalised(copy))
    assert not verification.ok


def test_a_sentence_that_begins_with_the_words_cut_from_its_heading_is_same() -> None:
    verification = verify(LIBRARY, "\n".join([*TEXTS[:-2], "第2.2条", TEXTS[-1]]))
    assert numbers(verification.changed) == ["heading 2.2"]
    assert verification.stretches[0].text == "第2.2条"
    assert verification.status("2.2") == "same"
    cut_from_the_sentence = [*TEXTS[:-1], TEXTS[-1].removeprefix("雨の日")]  # the same characters
    assert statuses(verify(LIBRARY, "\n".join(cut_from_the_sentence))) == statuses(verification)


@pytest.mark.parametrize("unit", [5, 6, 7, 13, 14])
def test_a_provision_of_which_only_the_number_is_left_is_missing(unit: int) -> None:
    number = TEXTS[unit].partition(".")[0]
    verification = verify(LIBRARY, "\n".join([*TEXTS[:unit], number, *TEXTS[unit + 1 :]]))
    assert statuses(verification) == ["missing" if n == unit else "same" for n in NUMBERS]
    (stretch,) = verification.stretches
    assert stretch.page_furniture


@given(FOREIGN, st.integers(0, len(PARTS)))
def test_inserted_text_is_an_addition_between_its_neighbours(inserted: str, place: int) -> None:
    verification = verify(LIBRARY, "\n".join([*TEXTS[:place], inserted, *TEXTS[place:]]))
    (added,) = verification.added
    assert set(statuses(verification)) == {"same"}
    assert not verification.ok
    assert added.text == inserted
    assert added.line == place + 1
    assert added.after == (LIBRARY.units[place - 1] if place else None)
    assert added.before == (LIBRARY.units[place] if place < len(PARTS) else None)


@given(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS))
def test_a_unit_that_was_moved_far_enough_is_moved_and_the_others_are_same(unit: int, to: int) -> None:
    texts = list(TEXTS)
    texts.insert(to, texts.pop(unit))
    verification = verify(LIBRARY, "\n".join(texts))
    assert set(statuses(verification)) <= {"same", "moved"}
    assert verification.stretches == ()
    assert verification.ok == (unit == to)
    passed = TEXTS[unit + 1 : to + 1] if unit < to else TEXTS[to:unit]
    if len(normalised(TEXTS[unit])) < len(normalised("".join(passed))):
        assert verification.moved == (LIBRARY.units[unit],)


def test_an_item_that_replaces_two_is_shown_once_for_both() -> None:
    text = "(1) 新聞と、会員でない人から預かっている本と写真"
    texts = [*TEXTS[:8], text, *TEXTS[10:]]
    verification = verify(LIBRARY, "\n".join(texts))
    assert numbers(verification.changed) == ["1.2.3.1", "1.2.3.2"]
    (stretch,) = verification.stretches
    assert str(stretch) == f"line 9, after 1.2.3, before 1.2.3.3, instead of 1.2.3.1, 1.2.3.2: {text}"


def test_a_table_of_contents_in_front_is_an_addition() -> None:
    contents = [text for kind, _, text in PARTS if kind is Heading]
    verification = verify(LIBRARY, "\n".join([*contents, *TEXTS]))
    assert set(statuses(verification)) == {"same"}
    (added,) = verification.added
    assert added.line == 1
    assert added.text == "\n".join(contents)


# Copies that are not whole -------------------------------------------------------------------------


@pytest.mark.parametrize("copy", ["", " \n\u3000\f"])
def test_of_an_empty_copy_everything_is_missing(copy: str) -> None:
    verification = verify(LIBRARY, copy)
    assert verification.missing == LIBRARY.units
    assert verification.stretches == ()
    assert not verification.ok


@given(st.integers(1, len(normalised("".join(TEXTS))) - 1))
def test_a_copy_cut_off_is_same_up_to_the_cut_and_missing_after_it(cut: int) -> None:
    verification = verify(LIBRARY, normalised("".join(TEXTS))[:cut])
    expected: list[str] = []
    begins = 0
    for unit in LIBRARY.units:
        ends = begins + unit.characters
        expected.append("same" if ends <= cut else "missing" if cut <= begins else "changed")
        begins = ends
    if expected[0] == "same":
        assert statuses(verification) == expected
    else:  # nothing tells a copy of which only a few letters are left from any other text
        assert not verification.same


def test_a_copy_without_its_first_page_is_missing_up_to_there() -> None:
    verification = verify(LIBRARY, "\n".join(["まで借りられます。", *TEXTS[6:]]))
    assert statuses(verification) == ["missing"] * 5 + ["changed"] + ["same"] * 12


@given(st.text(max_size=300))
def test_any_other_text_is_no_copy_and_no_error(text: str) -> None:
    verification = verify(LIBRARY, text)
    assert not verification.ok
    assert not verification.same
    assert "".join(normalised(stretch.text) for stretch in verification.stretches) == normalised(text)
    json.dumps(verification.to_json())


def test_units_with_the_same_words_are_told_apart_by_their_place() -> None:
    texts = ["甲は払います。", "以下同じ。", "乙は受け取ります。", "以下同じ。", "丙は何もしません。"]
    words = Text("Words.", "言葉。")
    parts = [(Provision, str(n), words, text) for n, text in enumerate(texts)]
    twice = Document.index("twice", words, words, parts)
    assert verify(twice, "".join(texts)).ok
    assert numbers(verify(twice, "".join([*texts[:1], "以下は別。", *texts[2:]])).changed) == ["1"]
    assert numbers(verify(twice, "".join([*texts[:3], "以下は別。", *texts[4:]])).changed) == ["3"]


# What is said --------------------------------------------------------------------------------------


def test_a_verification_is_ready_for_json() -> None:
    texts = [*TEXTS[:5], "1. 何冊でも借りられます。", *TEXTS[6:]]
    said = json.loads(json.dumps(verify(LIBRARY, "\n".join(texts)).to_json(), ensure_ascii=False))
    assert said["document"] == "library"
    assert said["ok"] is False
    assert said["units"][4] == {"type": "heading", "number": "1.2", "status": "same", "line": 5}
    assert said["units"][5] == {"type": "provision", "number": "1.2.1", "status": "changed", "line": None}
    assert said["stretches"] == [
        {
            "after": {"type": "heading", "number": "1.2"},
            "before": {"type": "provision", "number": "1.2.2"},
            "instead_of": [{"type": "provision", "number": "1.2.1"}],
            "page_furniture": False,
            "line": 6,
            "characters": 13,
            "text": "1. 何冊でも借りられます。",
        }
    ]


def test_the_status_of_a_provision_is_asked_for_by_its_number() -> None:
    verification = verify(LIBRARY, "\n".join(TEXTS[:-1]))
    assert verification.status("2.1.2/s1") == "same"
    assert verification.status("2.2") == "missing"
    with pytest.raises(UnknownName):
        verification.status("9.9")


def test_an_unknown_provision_is_an_error_that_names_near_matches() -> None:
    with pytest.raises(UnknownName, match=r"no provision of library '2\.1\.2/s3'; did you mean 2\.1\.2/s"):
        LIBRARY.provision("2.1.2/s3")
    assert "2.1.2/s1" in LIBRARY
    assert "2.1" not in LIBRARY


@given(st.text())
def test_a_fingerprint_sees_neither_white_space_nor_forms(text: str) -> None:
    assert fingerprint(text) == fingerprint(f"\u3000{text}\n")
    assert len(fingerprint(text)) == 32
    assert not any(letter.isspace() for letter in normalised(text))


# Indexes -------------------------------------------------------------------------------------------


def test_an_unknown_index_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(UnknownName, match="did you mean soracom-flux"):
        Document.load("seeds", "soracom-fluks")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("id", "other", "the id is 'other'"),
        ("normalisation", "none", "normalisation is 'none'"),
        ("characters", 1, "the units have 5 characters, the document 1"),
        ("units", [{"type": "provision", "number": "1"}], "characters"),
        ("version", "spring", "spring"),
    ],
)
def test_an_index_that_is_not_sound_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str, value: object, said: str
) -> None:
    unit = {
        "type": "provision",
        "number": "1",
        "gist": {"en": "Hello.", "ja": "挨拶。"},
        "characters": 5,
        "sha256": fingerprint("こんにちは"),
    }
    sound: dict[str, object] = {
        "id": "greeting",
        "title": {"en": "Greeting", "ja": "挨拶"},
        "issuer": {"en": "Nobody", "ja": "誰でもない"},
        "version": "2026-04-01",
        "note": None,
        "normalisation": "NFKC, white space removed",
        "characters": 5,
        "sha256": fingerprint("こんにちは"),
        "units": [unit],
    }
    package = tmp_path / f"indexes_{field}"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    (package / "greeting.json").write_text(json.dumps(sound), encoding="utf-8")
    assert verify(Document.load(package.name, "greeting"), "こんにちは").ok
    (package / "greeting.json").write_text(json.dumps(sound | {field: value}), encoding="utf-8")
    with pytest.raises(BadContract, match=said):
        Document.load(package.name, "greeting")


def test_a_number_that_occurs_twice_is_an_error() -> None:
    words = Text("Words.", "言葉。")
    with pytest.raises(BadContract, match="provision 1 occurs twice"):
        Document.index("x", words, words, [(Provision, "1", words, "甲"), (Provision, "1", words, "乙")])
