"""Rows of ``cases``: the cases of a casebook's slides, one row each, also where two share a slide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.context import PlanContext
from extractors.document import Block, LaidOutPage, Passage
from extractors.language.folding import Folded, fold_text
from extractors.records.entries import split_mark
from extractors.rows import Row
from taxonomy.municipalities import Municipality, lookup

_TITLE = re.compile(
    r"^\s*(?:(?:先進|優良|取組)?事例\s*[0-9０-９]*\s*[:：]?\s*)?(?P<title>.+?)\s*[【〔\["
    r"](?P<bodies>[^【】〔〕\[\]]+)[】〕\]]\s*$"
)
_CHAPTER = re.compile(
    r"^\s*(?:第?[0-9０-９]+[章.．]?\s*)?(?:[(（][0-9０-９]+[)）]\s*)?(?P<name>[^()（）]+?)\s*[(（]\s"
    r"*ステップ\s*(?P<step>[0-9０-９])\s*[)）]\s*$"
)
_SUMMARY = re.compile(
    r"^\s*[【<＜■◆●]?\s*(?:取組み?の?|事業の?|事例の?)?概要\s*(?:[(（](?P<bodies>[^()（）]+)[)）])?\s*[】>＞]?\s*$"
)
_HIGHLIGHT = re.compile(r"^\s*[➤➢▶►☞➔]")
_REFERENCE = re.compile(r"[【〔\[<＜]?参考情報[】〕\]>＞]?")
_SIMILAR = re.compile(r"類似の?(?:取組み?|事例)を?(?:行って|実施して)?いる?(?:団体|自治体|市町村)\s*[:：]")
_POPULATION = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万|千)?人(?:\s*\(([^()]+)\))?")
_URL = re.compile(r"https?://[!-~]+")
_BODY_PARTS = re.compile(r"[・、,，/／]|及び|並びに")
_AND_OTHERS = re.compile(r"(?:等|など|ほか|他)$")
_ENDS_AS_BODY = re.compile(r"[都道府県市区町村]$")
_COLUMN_GAP = 100.0
"""Labels whose left edges differ by so many points stand in different columns."""
_OUTDENT = 0.05
"""Share of the page's width by which a column's lines may begin before its label."""
_HEAD_SHARE = 0.3
"""The title stands in this upper part of a slide."""


@dataclass(slots=True)
class _Body:
    """A local body whose case it is."""

    name: str
    prefecture: str | None
    code: str | None
    population: int | None = None


@dataclass(slots=True)
class _Case:
    """One case with the blocks that tell of it."""

    title: Passage
    bodies: list[_Body]
    highlights: list[Passage] = field(default_factory=list)
    summary: list[Passage] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    """Blocks from the reference line on: population, addresses, similar bodies."""
    named_before: dict[int, _Body] = field(default_factory=dict)
    """The body that was named last before a block, by the block's id."""


def case_rows(context: PlanContext) -> list[Row]:
    """One row a case, in the order of the slides; none for documents that are no casebook.

    A slide tells one case under its title, or several side by side, each under its own 概要（団体）. What is
    printed once for a shared slide (類似の取組) belongs to each of its cases.
    """
    rows: list[Row] = []
    if context.facts.document_type != "casebook":
        return rows
    category: str | None = None
    step: int | None = None
    for page in context.pages:
        if page.kind != "body":
            continue
        blocks = [block for block in page.blocks if block.lines and block.kind not in ("furniture", "ruby")]
        named = next((m for block in blocks if (m := _CHAPTER.match(block.text))), None)
        if named:
            category, step = named.group("name").strip(), int(named.group("step"))
        elif page.running_heads:
            category = page.running_heads[0].text.strip()
        cases = list(_cases(page, blocks))
        shared = _similar("".join(_tail_text(case.tail) for case in cases))
        for case in cases:
            rows.append(_row(context, case, step, category, shared))
    return rows


def _row(context: PlanContext, case: _Case, step: int | None, category: str | None, shared: list[str]) -> Row:
    tail = _tail_text(case.tail)
    _populations(case)
    references = [line.passage for block in case.tail for line in block.lines]
    row = context.maker.row(
        "cases",
        [case.title, *case.highlights, *case.summary, *references],
        title=case.title.text,
        organizations=[_struct(body) for body in case.bodies],
        step=step,
        category=category,
        highlights=[p.text for p in case.highlights],
        summary="".join(p.text for p in case.summary) or None,
        urls=list(dict.fromkeys(_URL.findall(_SIMILAR.split(tail)[0]))),
        similar=_similar(tail) or shared,
    )
    row["case_id"] = row["row_id"]
    return row


def _struct(body: _Body) -> dict[str, Any]:
    return {
        "name": body.name,
        "prefecture": body.prefecture,
        "municipality_code": body.code,
        "population": body.population,
    }


def _cases(page: LaidOutPage, blocks: Sequence[Block]) -> Iterator[_Case]:
    """The cases of a slide: one under its title, or one under each 概要 where there are several."""
    head = next((b for b in blocks if b.place.top < _HEAD_SHARE * page.page.height and _slide_title(b)), None)
    if head is None:
        return
    found = _TITLE.match(head.passage.text)
    if found is None:
        return
    title = head.passage[found.start("title") : found.end("title")].strip()
    bodies = read_bodies(found.group("bodies"))
    body_blocks = [block for block in blocks if block is not head]
    labels = [block for block in body_blocks if _SUMMARY.match(block.text)]
    if len(labels) < 2:
        case = _Case(title, bodies)
        _fill(case, body_blocks)
        yield case
        return
    for label, part in zip(labels, _parts(labels, body_blocks, page.page.width), strict=True):
        inner = _SUMMARY.match(label.text)
        named = read_bodies(inner.group("bodies") or "") if inner else []
        case = _Case(title, named or bodies)
        _fill(case, part)
        if case.highlights:
            case.title = case.highlights[0]
        yield case


def _slide_title(block: Block) -> bool:
    found = _TITLE.match(block.text)
    return found is not None and bool(read_bodies(found.group("bodies")))


def _parts(labels: Sequence[Block], blocks: Sequence[Block], width: float) -> list[list[Block]]:
    """Which blocks belong to which label: by columns where labels stand side by side, else by their order."""
    lefts = [label.place.x0 for label in labels]
    parts: list[list[Block]] = [[] for _ in labels]
    if max(lefts) - min(lefts) > _COLUMN_GAP:
        for block in blocks:
            # Reference lines stand a little to the left of the frames above them.
            x = block.place.center[0] + _OUTDENT * width
            inside = [i for i, left in enumerate(lefts) if left <= x]
            parts[max(inside, key=lambda i: lefts[i], default=0)].append(block)
        return parts
    starts = [_opening(label, blocks) for label in labels]
    for at, block in enumerate(blocks):
        owner = max((i for i, start in enumerate(starts) if start <= at), default=0)
        parts[owner].append(block)
    return parts


def _opening(label: Block, blocks: Sequence[Block]) -> int:
    """Where a label's case begins: at the highlights directly above it."""
    at = next(i for i, block in enumerate(blocks) if block is label)
    while at > 0 and _HIGHLIGHT.match(blocks[at - 1].text):
        at -= 1
    return at


def _fill(case: _Case, blocks: Sequence[Block]) -> None:
    """Sort a case's blocks into highlights, the summary's frame and the reference lines."""
    frame: tuple[float, ...] | None = None
    state = "head"
    latest: _Body | None = None
    for block in blocks:
        text = block.text
        if len(text) < 60:
            latest = next((body for body in case.bodies if body.name in text), latest)
        if _REFERENCE.search(text) or _SIMILAR.search(text):
            state = "tail"
            case.tail.append(block)
            if latest is not None:
                case.named_before[id(block)] = latest
        elif _HIGHLIGHT.match(text):
            case.highlights.append(split_mark(block.passage)[2])
        elif _SUMMARY.match(text):
            state = "summary"
        elif state == "summary" and block.kind != "table":
            box = block.box.bbox if block.box is not None else None
            if case.summary and box != frame:
                state = "body"
                continue
            frame = box
            case.summary.append(_without_bullet(block.passage))
        elif state == "tail" and block.box is None and block.kind != "table":
            case.tail.append(block)


def _without_bullet(passage: Passage) -> Passage:
    mark, number, body = split_mark(passage)
    return body if mark is not None and number is None and mark in "○●・◯◎" else passage.strip()


def _tail_text(blocks: Sequence[Block]) -> str:
    """The reference lines as one folded text; an address that is broken over lines is whole again."""
    ordered = sorted(blocks, key=lambda block: block.place.top)
    return Folded("".join(line.text for block in ordered for line in block.lines), keep_spaces=True).text


def _populations(case: _Case) -> None:
    """Give each body its population: by the name in brackets, by the heading above, or to the only body."""
    for block in case.tail:
        text = fold_text(block.text)
        for digits, unit, named in _POPULATION.findall(_SIMILAR.split(text)[0]):
            number = round(float(digits.replace(",", "")) * {"万": 10_000, "千": 1_000}.get(unit, 1))
            bodies = [body for body in case.bodies if named and body.name.endswith(re.sub(r"[\s等]", "", named))]
            if not bodies and not named:
                before = case.named_before.get(id(block))
                bodies = case.bodies if len(case.bodies) == 1 else [before] if before is not None else []
            for body in bodies[:1]:
                body.population = number


def _similar(text: str) -> list[str]:
    """Bodies with similar cases, as printed and without what brackets add."""
    parts = _SIMILAR.split(text, maxsplit=1)
    if len(parts) < 2:
        return []
    bare = re.split(r"【|関連URL|https?:", parts[1])[0]
    while (shorter := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = shorter
    bare = re.sub(r"\(.*$", "", bare)
    names = [_AND_OTHERS.sub("", name.strip()) for name in _BODY_PARTS.split(re.sub(r"\s", "", bare))]
    return list(dict.fromkeys(name for name in names if 2 <= len(name) <= 16 and _ENDS_AS_BODY.search(name)))


def read_bodies(text: str) -> list[_Body]:
    """The local bodies of a heading's brackets; a prefecture goes on for the names behind it (群馬県渋川市・吉岡町)."""
    bodies: list[_Body] = []
    prefecture: str | None = None
    for part in _BODY_PARTS.split(re.sub(r"\s", "", text)):
        name = _AND_OTHERS.sub("", part)
        if not _ENDS_AS_BODY.search(name):
            continue
        body = lookup(name).municipality or (lookup(name, prefecture).municipality if prefecture else None)
        if body is None and prefecture is None:
            continue
        if body is not None and prefecture and not name.startswith(body.prefecture):
            body = lookup(name, prefecture).municipality or body
        bodies.append(_named(body, name))
        prefecture = body.prefecture if body is not None else prefecture
    return bodies


def _named(body: Municipality | None, printed: str) -> _Body:
    if body is None:
        return _Body(printed, None, None)
    name = body.name if body.kind == "prefecture" else body.prefecture + body.name
    return _Body(name, body.prefecture, body.code)
