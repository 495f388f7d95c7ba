"""Words and their meanings are told apart in tables, columns, lists and under headings of a glossary."""

from __future__ import annotations

from extractors.document import Block, Section
from extractors.statements.glossary import find_entries
from tests.extractors.pages import context_of, line, section
from tests.extractors.statements.ruled import block_of, grid


def entries(*roots: Section) -> list[tuple[str, str]]:
    return [(entry.term, entry.text.text) for entry in find_entries(context_of(*roots))]


def listed(*lines: tuple[str, float, float]) -> list[tuple[str, str]]:
    """Entries of a glossary whose text is one paragraph with these lines: text, left edge, top."""
    made = section("用語集")
    made.blocks = [Block("paragraph", [line(text, top, x0=x0) for text, x0, top in lines])]
    return entries(made)


def glossary(*blocks: tuple[str, str]) -> list[tuple[str, str]]:
    made = section("用語の説明")
    made.blocks = [Block(kind, [line(text, 60.0 + 20 * i)]) for i, (kind, text) in enumerate(blocks)]
    return entries(made)


def test_entries_stand_below_their_words_or_behind_them() -> None:
    assert glossary(
        ("paragraph", "あ行"), ("paragraph", "■アクセシビリティ（利用しやすさ）"),
        ("paragraph", "だれもが使えるように整えられていること。"),
        ("paragraph", "【か】"), ("item", "・業務端末　職員が仕事に使う計算機のこと。"),
        ("paragraph", "さ～そ"), ("item", "・サーバ：求めに応じて情報を渡す計算機"),
    ) == [
        ("アクセシビリティ（利用しやすさ）", "だれもが使えるように整えられていること。"),
        ("業務端末", "職員が仕事に使う計算機のこと。"),
        ("サーバ", "求めに応じて情報を渡す計算機"),
    ]  # fmt: skip


def test_tables_of_words_may_have_initials_and_stand_side_by_side() -> None:
    made = section("巻末資料")
    made.blocks = [
        block_of(grid(("ことば", "意味"), ("電子署名", "本人が作ったことを示す記録"))),
        block_of(grid(("用語", "解説", "用語", "解説"), ("相互認証", "互いに確かめること", "冗長化", "予備を備えること"))),
    ]
    assert entries(made) == [
        ("電子署名", "本人が作ったことを示す記録"), ("相互認証", "互いに確かめること"), ("冗長化", "予備を備えること"),
    ]  # fmt: skip
    words = section("用語集")
    words.blocks = [block_of(grid(
        ("", "", ""), ("か行", "仮想化", "一台を何台にも見せて使う技術のことをいう。"), ("", "関門", "外との間に立つ装置のことをいう。"),
    ))]  # fmt: skip
    assert [term for term, _ in entries(words)] == ["仮想化", "関門"]


def test_headings_of_a_glossary_are_its_words() -> None:
    root = section("用語解説")
    section("公開鍵", "だれに知られてもよい鍵のこと。", level=2, parent=root)
    assert entries(root) == [("公開鍵", "だれに知られてもよい鍵のこと。")]


def test_a_table_of_other_things_is_no_glossary() -> None:
    made = section("事業の一覧")
    made.blocks = [block_of(grid(("名称", "内容"), ("窓口の予約", "待たずに済むようにする。")))]
    assert entries(made) == []


def test_words_at_the_margin_over_indented_meanings_are_told_apart() -> None:
    made = section("用語の解説")
    rows = [("相互利用", 60.0), ("ほかの町と仕組みを分け合うこと。", 70.0), ("窓口支援", 60.0), ("聞き取りで書類を作る仕組み。", 70.0)]
    lines = [line(text, 100.0 + 15 * i, x0=x0) for i, (text, x0) in enumerate(rows)]
    made.blocks = [Block("paragraph", lines[:1]), Block("paragraph", lines[1:3]), Block("paragraph", lines[3:])]
    assert entries(made) == [
        ("相互利用", "ほかの町と仕組みを分け合うこと。"), ("窓口支援", "聞き取りで書類を作る仕組み。"),
    ]  # fmt: skip


def test_entries_that_run_together_in_one_paragraph_are_parted() -> None:
    assert listed(
        ("電子署名：本人が作ったことを示す記録で、紙の書類の印に", 60, 100), ("当たるもの。", 60, 115),
        ("冗長化：予備を備えること。", 60, 130), ("関門：外との間に立つ装置", 60, 145), ("鍵：開けるもの。", 60, 160),
    ) == [
        ("電子署名", "本人が作ったことを示す記録で、紙の書類の印に当たるもの。"), ("冗長化", "予備を備えること。"),
        ("関門", "外との間に立つ装置"), ("鍵", "開けるもの。"),
    ]  # fmt: skip


def test_leaders_part_a_word_from_its_meaning() -> None:
    assert listed(("電子署名……本人が作ったことを示す記録。", 60, 100), ("冗長化――予備を備えること。", 60, 115)) == [
        ("電子署名", "本人が作ったことを示す記録。"), ("冗長化", "予備を備えること。"),
    ]  # fmt: skip


def test_a_blank_parts_word_and_meaning_where_most_entries_have_one() -> None:
    rows = ("電子署名 本人が作ったことを示す記録。", "冗長化 予備を備えておくことをいう。", "関門 外との間に立つ装置をいう。")
    assert glossary(*(("paragraph", row) for row in rows)) == [
        ("電子署名", "本人が作ったことを示す記録。"), ("冗長化", "予備を備えておくことをいう。"), ("関門", "外との間に立つ装置をいう。"),
    ]  # fmt: skip
    assert glossary(("paragraph", "この章では Windows という語を避け、次の語を用いる。")) == []


def test_words_in_a_column_at_the_left_belong_to_what_stands_at_their_right() -> None:
    made = section("ことばの解説")
    words = [line("電子署名", 100.0), line("冗長化", 115.0), line("関門", 145.0)]
    told = [line("本人が作ったことを示す記録。", 100.0, x0=160.0), line("予備を備えておき、いつも", 115.0, x0=160.0)]
    told += [line("使えるようにすること。", 130.0, x0=160.0), line("外との間に立つ装置。", 145.0, x0=160.0)]
    made.blocks = [Block("paragraph", words), Block("paragraph", told)]
    assert entries(made) == [
        ("電子署名", "本人が作ったことを示す記録。"), ("冗長化", "予備を備えておき、いつも使えるようにすること。"),
        ("関門", "外との間に立つ装置。"),
    ]  # fmt: skip


def test_meanings_hang_below_their_own_beginning_behind_the_word() -> None:
    assert listed(
        ("無線網　　　電波でつなぐ通信の網で、機", 50, 40), ("器を動かして使える。", 110, 52),
        ("業務ロボット電算機の上で繰り返しの作", 50, 64), ("業を行う仕組み。", 110, 76),
    ) == [("無線網", "電波でつなぐ通信の網で、機器を動かして使える。"),
          ("業務ロボット", "電算機の上で繰り返しの作業を行う仕組み。")]  # fmt: skip


def test_a_full_line_goes_on_in_the_next_paragraph_and_an_imprint_is_no_entry() -> None:
    assert glossary(
        ("paragraph", "共通符号　納付書に印刷され、全国で読み取れるコー"), ("paragraph", "ドです。"),
        ("paragraph", "支援の窓口　申請の書き方を電話や画面で教える所です。"), ("paragraph", "発行：霧沢町総務課　電話 0000-00-0000"),
    ) == [("共通符号", "納付書に印刷され、全国で読み取れるコードです。"),
          ("支援の窓口", "申請の書き方を電話や画面で教える所です。")]  # fmt: skip


def test_rows_read_as_one_line_are_cut_where_other_meanings_begin() -> None:
    made = section("附　用 語 の 説 明")
    made.blocks = [
        Block("paragraph", [line("電子署名", 100, x0=50)]),
        Block("paragraph", [line("本人が作ったことを示す記録", 100, x0=150)]),
        Block("paragraph", [line("冗長化　　　　　　　予備を備えること", 120, x0=50)]),
        Block("paragraph", [line("仮想化　　　　　　　一台を何台にも見せる技術", 140, x0=50)]),
    ]
    assert entries(made) == [
        ("電子署名", "本人が作ったことを示す記録"),
        ("冗長化", "予備を備えること"),
        ("仮想化", "一台を何台にも見せる技術"),
    ]


def test_a_meaning_on_the_next_page_belongs_to_the_word_beside_it() -> None:
    made = section("用語集")
    rows = [("電子署名", 100.0, 1), ("冗長化", 700.0, 1), ("仮想化", 60.0, 2)]
    made.blocks = [Block("paragraph", [line(word, top, x0=50, page=page)]) for word, top, page in rows]
    made.blocks += [Block("paragraph", [line(f"{word}の意味", top - 0.2, x0=150, page=page)]) for word, top, page in rows]
    assert entries(made) == [(word, f"{word}の意味") for word, _, _ in rows]
