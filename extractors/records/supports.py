"""Rows of ``supports``: what the nation gives towards a measure (国の主な支援策等): ministries, money, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.context import PlanContext
from extractors.document import Passage, Section
from extractors.language.folding import Folded, fold_text
from extractors.language.quantities import parse_yen, subsidy_rate
from extractors.records.entries import Entry, entries, header_text, make_entry, pieces
from extractors.rows import Row

_LABEL = re.compile(r"国(?:の|による)(?:主な)?(?:財政)?支援(?:策|措置)?等?")
_LABEL_LINE = re.compile(rf"^\s*[【\[〔<＜■◆●○]?\s*{_LABEL.pattern}\s*[】\]〕>＞]?(?P<rest>.*)$")
_OTHER_LABEL = re.compile(r"^\s*[【〔](?P<name>[^】〕]{2,20})[】〕]\s*$")
_BELONGS = re.compile(r"期間|事業費|予算|億円|[省庁府]|内閣|再掲|対象|補助")
_AID_TITLE = re.compile(r"財政(?:支援|措置)|自治体への支援|(?:国|政府)の支援|支援策")
_MONEY = re.compile(r"交付税|補助金|補助率|億円|国費|交付金|財政措置|財政支援")
_MINISTRY = r"(?:内閣官房|内閣府|(?:関係)?(?:府省庁?|省庁)|デジタル庁|[一-龠]{1,5}[省庁]|個人情報保護委員会)"
_BRACKETED = re.compile(rf"【\s*({_MINISTRY}(?:[・、,\s]+{_MINISTRY})*)\s*】")
_NAMED = re.compile(
    r"内閣官房|内閣府|デジタル庁|総務省|厚生労働省|文部科学省|経済産業省|国土交通省|農林水産省|法務省|"
    r"環境省|財務省|こども家庭庁|消防庁"
)
_PERIOD_LABEL = re.compile(r"【\s*(?:事業|実施|支援|対象)?期間\s*】\s*(?P<period>[^【】。]+?)(?=【|$|\s{2,})")
_BUDGET = re.compile(
    r"[【(][^【】()]*(?:億円|国費|補正予算|当初予算)(?:[^【】()]|\([^()]*\))*[】)]|億円(?:を計上)?\("
    r"[^()]*\)|※?いずれも[^】)]*"
)
_PERIOD = re.compile(
    r"(?:(?:令和|平成)[0-9元]+|[0-9]{4})(?:[・~\-]+(?:令和)?[0-9]+)*\s*年度(?:末)?(?:まで)?(?!第|補正|"
    r"当初|予算|の?第)"
)
_CIRCLED = re.compile(r"^[①-⑳]$")
_AGAIN = re.compile(r"^[①-⑳・○\s]*[\[(【]再掲[\])】]")
_PER_YEAR = re.compile(r"(?:各年度|毎年度|毎年|年額|単年度)[^。、(]{0,6}?[0-9]")


@dataclass(slots=True)
class _Support:
    """A support measure that is being read."""

    section: Section
    number: int | None
    parts: list[Passage] = field(default_factory=list)
    measure_id: str | None = None


def support_rows(context: PlanContext) -> list[Row]:
    """One row a support measure: an item under its label, in a table's column of that name, or a stated aid.

    ``amount_jpy`` is the first sum that is printed; later ones are parts of it. What is printed again ([再掲]) is a row
    again, under the measure where it stands, and marked, so that sums can leave it out.
    """
    rows = []
    for support in _found(context):
        passage = Passage.join(part for part in support.parts if part)
        if not passage.text.strip():
            continue
        text = fold_text(passage.text)
        amount = parse_yen(passage.text)
        rows.append(
            context.maker.row(
                "supports",
                passage,
                section_id=context.section_id(support.section),
                measure_id=support.measure_id or context.measure_of(support.section),
                number=support.number,
                text=passage.text,
                ministries=_ministries(text),
                amount_jpy=amount,
                amount_basis=None if amount is None else "per_year" if _PER_YEAR.search(text) else "total",
                repeated=_AGAIN.match(text) is not None,
                subsidy_rate=subsidy_rate(passage.text),
                period=_period(passage.text),
            )
        )
    return rows


def _found(context: PlanContext) -> Iterator[_Support]:
    open_items: list[_Support] = []
    owner: Section | None = None
    opener = ""
    for entry in entries(context):
        if entry.block is not None and entry.block.table is not None:
            yield from open_items
            open_items, owner = [], None
            yield from _in_table(context, entry)
            continue
        label = _LABEL_LINE.match(entry.passage.text) if entry.kind in ("heading", "paragraph", "item") else None
        if label and (not label.group("rest").strip() or "】" in entry.passage.text[: label.start("rest")]):
            yield from open_items
            owner, opener = entry.section, ""
            rest = entry.passage[label.start("rest") : label.end("rest")]
            open_items = [_Support(owner, None, [rest])] if rest else []
            continue
        if owner is None:
            yield from _stated_aid(context, entry)
            continue
        if _ends(entry, owner):
            yield from open_items
            open_items, owner = [], None
            yield from _stated_aid(context, entry)
            continue
        if entry.kind in ("caption", "figure") or (entry.kind == "note" and not entry.passage.text.startswith("※")):
            continue
        opener = opener or _opener(entry)
        if not open_items or (opener != "text" and _opener(entry) == opener):
            open_items.append(_Support(owner, entry.number if opener == "circled" else None))
        open_items[-1].parts.append(entry.passage)
    yield from open_items


def _opener(entry: Entry) -> str:
    """What kind of mark an entry bears: items of the first kind open a new support measure."""
    if entry.mark is None:
        return "text"
    return "circled" if _CIRCLED.match(entry.mark) else "number" if entry.number is not None else entry.mark


def _ends(entry: Entry, owner: Section) -> bool:
    """Whether an entry closes the list: another label, a caption, or a heading that is no item of it."""
    if entry.kind == "heading":
        inside = owner is entry.section or owner in entry.section.ancestors
        return not (inside and entry.mark is not None and _CIRCLED.match(entry.mark))
    if entry.kind == "caption":
        return True
    other = _OTHER_LABEL.match(entry.passage.text)
    return other is not None and not _BELONGS.search(other.group("name"))


def _in_table(context: PlanContext, entry: Entry) -> Iterator[_Support]:
    """A table with a column of that name: every bullet of a cell is one, about the measure that its row names."""
    table = entry.block.table if entry.block is not None else None
    if table is None or not table.n_header_rows:
        return
    columns = [c for c in range(table.n_cols) if _LABEL.search(header_text(table, c))]
    for row in range(table.n_header_rows, table.n_rows):
        for col in columns:
            cell = table.cell_at(row, col)
            if cell is None or (cell.row, cell.col) != (row, col):
                continue
            left = table.cell_at(row, 0) if col else None
            name = left.lines[0].text if left is not None and left.lines else ""
            match = context.match_label(make_entry("cell", Passage.inserted(name), entry.section).text, entry.section)
            for piece in pieces(cell):
                made = make_entry("cell", piece, entry.section)
                yield _Support(entry.section, made.number, [made.body], match.measure_id if match else None)


def _stated_aid(context: PlanContext, entry: Entry) -> Iterator[_Support]:
    """A nation's own words on its aid, where a heading announces it; a town's words on funding are a field."""
    if context.facts.issued_by_local or entry.kind not in ("paragraph", "item"):
        return
    if _AID_TITLE.search(entry.section.title.text) and _MONEY.search(entry.text):
        yield _Support(entry.section, None, [entry.body])


def _ministries(text: str) -> list[str]:
    """Ministries from their brackets (【総務省・内閣官房】), else those that the words name outside of brackets."""
    found: list[str] = []
    for match in _BRACKETED.finditer(text):
        found += [name for name in re.split(r"[・、,\s]+", match.group(1)) if name]
    if not found:
        found = _NAMED.findall(re.sub(r"\([^()]*\)", "", text))
        found = found if len(text) < 400 else []
    return list(dict.fromkeys(found))


def _period(text: str) -> str | None:
    """The period of the aid, as printed: after its label, or in the brackets that state the budget."""
    folded = Folded(text)
    labelled = _PERIOD_LABEL.search(folded.text)
    if labelled:
        start, end = folded.origin(labelled.start("period"), labelled.end("period"))
        return text[start:end].strip()
    for budget in _BUDGET.finditer(folded.text):
        periods: Sequence[re.Match[str]] = list(_PERIOD.finditer(folded.text, budget.start(), budget.end()))
        if periods:
            start, end = folded.origin(*periods[-1].span())
            return text[start:end]
    return None
