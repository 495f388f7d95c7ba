"""Tells which files of a body's plans are current, so that comparisons do not mix an old plan with the one in force.

``current_documents(rows)`` answers for rows of ``documents``: True, False, or None where it cannot be told (no plan).
``replaced_by(rows)`` names, for every file that is not current, the newest file that replaces it;
``edition_pairs(rows)`` the plans that follow each other.

Rules, in this order; a file is replaced when

1. its plan is named as ``supersedes`` by another file (what a person states wins), or
2. it is a draft and the plan itself, or a later draft, is there, or
3. another file of the body with the same title (without body, years, numbers, 改訂, 概要版 and the like) has a later
   plan period; drafts replace nothing but drafts, or
4. another file of the same title, period, variant and part was issued later, or states a later edition, or is the
   revision of it; or
5. its plan period had ended when another plan of the same body began, whatever the titles.

Files without dates and editions that could tell replace nothing: both stay current. A summary stays beside its plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from analysis.tables import by_key
from extractors.rows import Row
from taxonomy.search_text import SearchText

_TITLE_NOISE = re.compile(
    r"令和[0-9元]*年?度?版?|平成[0-9元]*年?度?版?|r[0-9]+年?度?|20[0-9]{2}年?度?版?|第?[0-9一二三四五六七八九十]+[次期版]|"
    r"ver\.?[0-9.]*|version[0-9.]*|v[0-9.]+|(?:一部)?改[訂定]版?|更新版|概要版?|ダイジェスト版?|本編|本文|資料編|全体版|最終版?|確定版?|"
    r"[(【\[〔]?(?:素案|原案|案)[)】\]〕]?|策定|[0-9]+年?度?|[^0-9a-zぁ-んァ-ヶー一-龠々]"
)
_SPELLINGS = (("デジタルトランスフォーメーション", "dx"), ("デジタル変革", "dx"), ("dx(dx)", "dx"), ("自治体dx", "dx"))
_WHOLE = ("full", "revision", None)


def current_documents(rows: Iterable[Row]) -> dict[str, bool | None]:
    """Whether each document is current; None for what is no plan of a body.

    Args:
        rows: rows of ``documents`` with ``document_id``, ``document_type``, ``plan_id``, ``supersedes``, ``variant``,
            ``part``, ``municipality_code``, ``municipality``, ``issuer``, ``title``, ``edition``, ``issued_on``,
            ``plan_start`` and ``plan_end``.
    """
    documents = list(rows)
    replaced = replaced_by(documents)
    current: dict[str, bool | None] = {}
    for row in documents:
        current[row["document_id"]] = None if row["plan_id"] is None else row["document_id"] not in replaced
    return current


def replaced_by(rows: Iterable[Row]) -> dict[str, str]:
    """For every document that is not current, the newest document that replaces it."""
    documents = [row for row in rows if row["plan_id"] is not None]
    named = {row["supersedes"]: row["document_id"] for row in documents if row["supersedes"]}
    found = {row["document_id"]: named[row["plan_id"]] for row in documents if row["plan_id"] in named}
    for body, plans in by_key([{**row, "body": _body(row)} for row in documents], "body").items():
        if body is not None:
            found |= {key: value for key, value in _within(plans).items() if key not in found}
    return found


def _body(row: Row) -> str | None:
    return row["municipality_code"] or row["municipality"] or row["issuer"]


def _within(plans: Sequence[Row]) -> dict[str, str]:
    """The same for the plans of one body."""
    families = {row["document_id"]: family(row["title"], row["municipality"], row["prefecture"]) for row in plans}
    found: dict[str, str] = {}
    for old in plans:
        newer = [
            new
            for new in plans
            if new is not old and _replaces(new, old, families[new["document_id"]] == families[old["document_id"]])
        ]
        if newer:
            found[old["document_id"]] = max(newer, key=_age)["document_id"]
    if len(found) == len(plans):  # dates that contradict each other in a circle tell nothing
        return {}
    return found


def _age(row: Row) -> tuple[Any, ...]:
    return (
        *(row[name].toordinal() if row[name] else 0 for name in ("plan_start", "issued_on")),
        _edition(row["edition"]) or (), row["document_id"],
    )  # fmt: skip


def _replaces(new: Row, old: Row, same_title: bool) -> bool:
    if new["variant"] == "draft" and old["variant"] != "draft":
        return False
    if old["variant"] == "draft" and new["variant"] in _WHOLE and (same_title or new["plan_id"] == old["plan_id"]):
        return not _later(old, new, "plan_start")
    if _later(new, old, "plan_start"):
        ended = old["plan_end"] is not None and old["plan_end"] < new["plan_start"]
        return same_title or ended
    if not same_title or _later(old, new, "plan_start"):
        return False
    alike = (_class(new), new["part"]) == (_class(old), old["part"])
    return alike and _newer_copy(new, old)


def _class(row: Row) -> str | None:
    return "full" if row["variant"] in _WHOLE else row["variant"]


def _later(new: Row, old: Row, name: str) -> bool:
    return new[name] is not None and old[name] is not None and new[name] > old[name]


def _newer_copy(new: Row, old: Row) -> bool:
    """Of two files of one plan, variant and part: what is stated first decides."""
    if new["issued_on"] and old["issued_on"] and new["issued_on"] != old["issued_on"]:
        return bool(new["issued_on"] > old["issued_on"])
    mine, theirs = _edition(new["edition"]), _edition(old["edition"])
    if mine and theirs and mine != theirs:
        return mine > theirs
    return bool(new["variant"] == "revision" and old["variant"] == "full")


def _edition(text: str | None) -> tuple[int, ...] | None:
    """``第2.1版`` as (2, 1); None where no number is printed."""
    match = re.search(r"[0-9]+(?:\.[0-9]+)*", SearchText(text).folded) if text else None
    return tuple(int(part) for part in match.group().split(".")) if match else None


def family(title: str | None, municipality: str | None = None, prefecture: str | None = None) -> str:
    """A title without what changes from one edition of a plan to the next; the same for all editions of one plan."""
    if not title:
        return ""
    folded = "".join(SearchText(title).folded.lower().split())
    for name in (prefecture, municipality):
        if name:
            folded = folded.replace(SearchText(name).folded, "", 1)
    for spelling, usual in _SPELLINGS:
        folded = folded.replace(spelling, usual)
    return _TITLE_NOISE.sub("", folded)


def edition_pairs(rows: Iterable[Row]) -> list[tuple[list[str], list[str]]]:
    """Documents of a plan and those of the next edition of it, oldest first.

    Plans in several files are compared as wholes; a new copy of one file of the same plan is compared with that file.
    A draft is compared with what took its place.
    """
    documents = [row for row in rows if row["plan_id"] is not None]
    pairs: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for _, plans in sorted(by_key([{**row, "body": _body(row) or ""} for row in documents], "body").items()):
        named = {row["supersedes"]: row for row in plans if row["supersedes"]}
        within = _within(plans)
        for old in sorted(plans, key=_age):
            if old["plan_id"] in named:
                new: Row | None = named[old["plan_id"]]
            elif old["document_id"] in within:
                new = _next(old, plans)
            else:
                continue
            if new is None:
                continue
            if new["plan_id"] == old["plan_id"] or "draft" in (old["variant"], new["variant"]):
                pairs[old["document_id"], new["document_id"]] = ([old["document_id"]], [new["document_id"]])
            else:
                pairs[old["plan_id"], new["plan_id"]] = (_files(plans, old["plan_id"]), _files(plans, new["plan_id"]))
    return list(pairs.values())


def _next(old: Row, plans: Sequence[Row]) -> Row | None:
    """Of the documents that replace one, the oldest: the edition that came right after it."""
    title = family(old["title"], old["municipality"], old["prefecture"])
    newer = [
        new
        for new in plans
        if new is not old
        and _replaces(new, old, family(new["title"], new["municipality"], new["prefecture"]) == title)
    ]
    return min(newer, key=_age, default=None)


def _files(plans: Sequence[Row], plan_id: str) -> list[str]:
    """The files of a plan that stand for it: no drafts, and of several copies the last one."""
    files = [row for row in plans if row["plan_id"] == plan_id and row["variant"] != "draft"]
    replaced = _within(files)
    kept = [row for row in files if row["document_id"] not in replaced]
    whole = [row for row in kept if row["variant"] != "summary"] or kept
    return sorted(row["document_id"] for row in whole)
