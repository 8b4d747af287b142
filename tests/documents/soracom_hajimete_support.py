"""The Hajimete Support terms as a document: articles 1 to 19, paragraphs "2." and up, items "(1)".

The day of their adoption stands above the title. The first paragraph of an article bears no number in the text.
Paragraph 2 of article 10 holds its two cases inside of one sentence, which is cut into limbs.
"""

from __future__ import annotations

import re

from tests.documents.indexed import Indexed


def numbering(text: str) -> list[str]:
    found: list[str] = []
    article = paragraph = ""
    for line in text.splitlines():
        if re.match(r"\s*制定", line):
            found.append("heading enactment")
        elif re.fullmatch(r"\s*SORACOMはじめてサポート規約\s*", line):
            found.append("heading title")
        elif heading := re.match(r"\s*第(\d+)条", line):
            article, paragraph = heading[1], f"{heading[1]}.1"
            found.append(f"heading {article}")
        elif opening := re.match(r"\s*(\d+)\. ", line):
            paragraph = f"{article}.{opening[1]}"
            found.append(paragraph)
        elif opening := re.match(r"\s*\((\d+)\)", line):
            found.append(f"{paragraph}({opening[1]})")
    return found


def opening(number: str) -> tuple[str, ...] | None:
    if item := re.search(r"\(\d+\)$", number):
        return (item[0],)
    _, _, paragraph = number.partition(".")
    return None if paragraph in ("", "1") else (f"{paragraph}.",)


INDEXED = Indexed(
    "soracom-hajimete-support",
    numbering,
    opening,
    provisions=87,
    headings=21,
    inserted=("（協議）", "3.  別の合意がある場合は、それによります。 \n\n（協議）", "18.3"),
)
