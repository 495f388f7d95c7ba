"""Every command of docs/questions.md answers as that page says, and every answer stands in the PDF where it points."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from flows.batch import run_batch
from flows.cli import main

PLANS = ("data/raw", "evaluation/families/rurikawa_report.pdf", "evaluation/families/rurikawa_kaitei.pdf")
KIRIGAHARA, TSUKIGAOKA = "data/raw/kirigahara_report.pdf", "data/raw/tsukigaoka_matrix.pdf"
HOSHIMINO, SHIRASUNAHAMA = "data/raw/hoshimino_forms.pdf", "data/raw/shirasunahama_slides.pdf"
OLD, NEW = PLANS[1], PLANS[2]

# What a careful reader finds in the PDFs: words of the answer, and where the PDF says so (file, page, printed words).
ANSWERS: dict[int, tuple[list[str], list[tuple[str, int, str]]]] = {
    1: (
        ["霧ヶ原町  2026-03-31  6", "白砂浜市  2026-03-31  8", "月ヶ丘町  2026-03-31  2", "瑠璃川市  2028-03-31  4", "星見野市 4"],
        [(KIRIGAHARA, 6, "令和７年度末までに移行を完了する"), (SHIRASUNAHAMA, 8, "令和7年度末までに20業務の移行を完了"), (NEW, 4, "令和９年度末までに移行完了"),
         (TSUKIGAOKA, 2, "令和７年度末")],
    ),
    2: (
        ["星見野市  市民課", "白砂浜市  市民課", "瑠璃川市  市民課", "瑠璃川市  防災危機管理課", "霧ヶ原町  住民課", "月ヶ丘町  住民課", "月ヶ丘町  教育委員会"],
        [(HOSHIMINO, 7, "主担当：市民課"), (SHIRASUNAHAMA, 6, "【担当】市民課"), (NEW, 3, "市民課、防災危機管理課"), (KIRIGAHARA, 6, "住民課（窓口係）"), (TSUKIGAOKA, 2, "教育委員会")],
    ),
    3: (
        ["児童手当等の受給資格及び児童手当の額についての認定請求", "妊娠の届出", "要介護・要支援認定の申請", "罹災証明書の発行申請"],
        [(KIRIGAHARA, 7, "児童手当等の受給資格及び児童手当の額についての認定請求"), (KIRIGAHARA, 7, "罹災証明書の発行申請")],
    ),
    4: (
        ["取組の削除** テレワークの推進", "取組の追加** 公金収納におけるeLTAXの活用", "2026-03-31 → 2028-03-31（+731日）（旧 p.5、新 p.4）",
         "2023-03-31 → 2029-03-31（+2192日）（旧 p.5、新 p.3）", "online-procedures → frontyard-reform"],
        [(OLD, 6, "テレワークの推進"), (NEW, 3, "公金収納へのeLTAXの活用"), (OLD, 5, "令和７年度末までに移行を完了する"), (NEW, 4, "令和９年度末までに移行完了"),
         (OLD, 5, "令和４年度末までに、ほぼ全ての市民が"), (NEW, 3, "令和10年度末までに10の場面で利用")],
    ),
    5: (["1     白砂浜市", "RPA"], [(KIRIGAHARA, 7, "RPA"), (SHIRASUNAHAMA, 8, "RPA")]),
    6: (["令和７年度末まで", "2026-03-31  6"], [(KIRIGAHARA, 6, "令和７年度末までに移行を完了する")]),
    7: (["白砂浜市  absent", "瑠璃川市  absent"], [(SHIRASUNAHAMA, 4, "テレワークの推進は、別に定める働き方改革の方針で取り扱う")]),
    8: (
        ["星見野市 オンライン申請の割合 14.2％ 50.0％ 令和９年度 6", "85件 300件"],
        [(HOSHIMINO, 6, "オンライン申請の割合"), (HOSHIMINO, 6, "14.2％"), (HOSHIMINO, 6, "50.0％"), (HOSHIMINO, 6, "300件")],
    ),
    9: (["テレワークの推進      令和６年度", "地域社会のデジタル化  令和６年度末まで  9"], [(KIRIGAHARA, 8, "端末の増設は令和６年度に行い"), (KIRIGAHARA, 9, "令和６年度末まで")]),
    10: (["two_dates (期限が複数ある)", "review.csv: "], [(TSUKIGAOKA, 2, "令和８年度末"), (TSUKIGAOKA, 2, "令和７年度")]),
}  # fmt: skip


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def questions(root: Path) -> dict[int, str]:
    """The command of each question of the page."""
    found: dict[int, str] = {}
    for number, section in re.findall(r"^## (\d+)\.(.*?)(?=^## |\Z)", (root / "docs" / "questions.md").read_text(encoding="utf-8"), flags=re.M | re.S):
        (found[int(number)],) = re.findall(r"^    (dxplans .+)$", section, flags=re.M)
    return found


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the six plans were read."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("questions")
    report = run_batch([root / plan for plan in PLANS], folder / "tables", wait=0)
    assert report.published and len(report.documents) == 6
    return folder


@pytest.mark.slow
def test_every_question_is_answered_in_one_command(
    root: Path, answered: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(answered)
    commands = questions(root)
    assert sorted(commands) == sorted(ANSWERS) == list(range(1, 11))
    for number, command in commands.items():
        assert main(shlex.split(command)[1:]) == 0, command
        shown = capsys.readouterr().out
        said = " ".join(shown.split())  # columns are as wide as their words
        for words in ANSWERS[number][0]:
            assert " ".join(words.split()) in said, f"question {number}: {words!r} is not in\n{shown}"
        if number == 3:
            assert len(shown.splitlines()) == 2 + 12, "twelve procedures stand in the table"
        if number == 7:
            assert len(shown.splitlines()) == 2 + 2


@pytest.mark.slow
def test_every_answer_stands_in_the_pdf(root: Path) -> None:
    texts: dict[str, list[str]] = {}

    def page(file: str, number: int) -> str:
        if file not in texts:
            with pdfplumber.open(root / file) as pdf:
                texts[file] = [folded(page.extract_text() or "") for page in pdf.pages]
        return texts[file][number - 1]

    for number, (_, places) in ANSWERS.items():
        for file, on, words in places:
            assert folded(words) in page(file, on), f"question {number}: {words} is not on page {on} of {file}"
    page(NEW, 1)
    assert not any("テレワーク" in text for text in texts[NEW]), "question 7: the plan does speak of it"


@pytest.mark.slow
def test_the_evidence_holds_the_words(root: Path, answered: Path, run_query: Callable[[str], list[dict[str, object]]]) -> None:
    (row,) = run_query("SELECT t.text, t.page, t.bbox FROM targets t JOIN documents d USING (document_id) WHERE d.municipality = '霧ヶ原町' "
                       "AND t.measure_id = 'system-standardization' AND t.origin = 'own' AND t.\"end\" = DATE '2026-03-31'")  # fmt: skip
    with pdfplumber.open(root / KIRIGAHARA) as pdf:
        x0, top, x1, bottom = row["bbox"]  # type: ignore[misc]
        words = pdf.pages[int(str(row["page"])) - 1].crop((x0 - 1, top - 1, x1 + 1, bottom + 1)).extract_text()
    assert folded(str(row["text"])) in folded(words)


@pytest.fixture
def run_query(answered: Path) -> Callable[[str], list[dict[str, object]]]:
    """Answers SQL over the six plans."""
    from analysis.query import Database
    from analysis.tables import Published

    return lambda sql: Database(Published(answered / "tables")).select(sql).to_pylist()
