"""What `dxplans map` does, free of any command line: lines in, measures out."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Heading, Matcher


@lru_cache(maxsize=1)
def default_matcher() -> Matcher:
    """Return the matcher over the taxonomy that ships with the package."""
    return Matcher(load_taxonomy())


def read_heading(line: str) -> Heading:
    """Return the heading of a line: plain text, or a JSON object with `text`, `ancestors`, `body`, `edition`, `year`.

    A body is taken as the text of a measure, so that a few plain words of it are enough below a coined title, unless
    `leaf` is false: then it introduces the parts of a chapter. A line that begins with a brace and is no JSON object
    with a text is taken as plain text.
    """
    text = line.strip()
    if text.startswith("{"):
        try:
            row = json.loads(text)
        except ValueError:
            return Heading(text)
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            ancestors = row.get("ancestors") or ()
            if isinstance(ancestors, str):
                ancestors = (ancestors,)
            return Heading(
                row["text"],
                tuple(str(item) for item in ancestors if item),
                str(row.get("body") or ""),
                str(row["edition"]) if row.get("edition") else None,
                int(row["year"]) if str(row.get("year") or "").isdecimal() else None,
                leaf=bool(row.get("body")) and row.get("leaf") is not False,
            )
    return Heading(text)


def map_lines(lines: Iterable[str], explain: bool = False) -> Iterator[dict[str, Any]]:
    """Yield for each line the measures of its heading: `{"text", "matches": [{"measure_id", "score", "method"}]}`.

    An empty line gives an empty heading, so that output lines stay beside input lines. With `explain` each object also
    has `explanation`: candidates with what spoke for and against them.
    """
    matcher = default_matcher()
    for line in lines:
        heading = read_heading(line)
        row: dict[str, Any] = {
            "text": heading.text,
            "matches": [
                {"measure_id": match.measure_id, "score": match.score, "method": match.method}
                for match in matcher.match(heading)
            ],
        }
        if explain:
            row["explanation"] = matcher.explain(heading)
        yield row
