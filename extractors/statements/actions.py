"""What is to be done, one an item, apart from the examples that a plan gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Passage
from extractors.statements.parts import Part, sentences, without_mark

_EXAMPLES = re.compile(
    r"(?:事例|例)(?:として|が|は|を|に)?[^。]{0,12}(?:挙げ|あげ|示|あり|ある|あっ|参考|次の|以下)|(?:次|以下)の(?:よう|とおり|通り)な[^。]{0,10}(?:事例|例)|^[(（【<＜]?(?:先行|参考|取組|他自治体の)?事例[)）】>＞]?[:：]?$"
)
ANNOUNCES = re.compile(r"(?:次|以下|下記)の(?:とおり|通り|ような|内容|事項|取組|取り?組み|項目|[0-9０-９]+つ|点)")
"""What a sentence says before a list."""


def split_actions(parts: Sequence[Part]) -> tuple[list[Passage], list[Passage]]:
    """Actions and examples of a field 取組内容, without bullets.

    The sentence that introduces examples (…事例が挙げられる。) is neither; the items behind it are the examples.
    """
    actions: list[Passage] = []
    examples: list[Passage] = []
    giving = False
    for part in parts:
        if part.kind == "note":
            continue
        if part.kind == "item":
            (examples if giving else actions).append(without_mark(part.passage))
            continue
        giving = False
        passage = part.passage
        told = sentences(passage)
        if told and _EXAMPLES.search(told[-1].text):
            giving = True
            passage = Passage.join(told[:-1])
        if passage.text.strip():
            actions.append(without_mark(passage))
    return actions, examples


def announces_list(parts: Sequence[Part]) -> bool:
    """Whether the last part says that a list follows."""
    last = next((part for part in reversed(parts) if part.kind != "note"), None)
    return (
        last is not None and last.kind == "paragraph" and ANNOUNCES.search(sentences(last.passage)[-1].text) is not None
    )
