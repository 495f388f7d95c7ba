"""Which sections state a measure: not frames, details, lists, templates or handbooks; whose words stays with them."""

from __future__ import annotations

import pytest

from extractors.document import Block
from extractors.facts import DocumentFacts
from extractors.records.measures import measure_rows
from extractors.statements.commitments import find_promises, target_of
from extractors.statements.divisions import find_assignments
from extractors.statements.find import find_statements
from tests.extractors.pages import context_of, line, section, table

ONLINE = "行政手続のオンライン化"


def test_a_frame_over_several_measures_is_not_their_measure() -> None:
    frame = section("推進体制の構築")
    section("組織体制の整備", "本部を置く。", parent=frame)
    section("デジタル人材の確保・育成", "研修を行う。", parent=frame)
    assert [s.measure_id for s in find_statements(context_of(frame))] == ["organization", "human-resources"]


def test_a_detail_below_its_measure_is_no_second_statement() -> None:
    measure = section("セキュリティ対策の徹底", "気を抜かない。")
    section("情報セキュリティ研修の実施", "年に二度行う。", parent=measure)
    (found,) = find_statements(context_of(measure))
    assert found.title.text == "セキュリティ対策の徹底"
    assert any(part.text == "年に二度行う。" for _, part in found.loose)


def test_fields_below_numbered_labels_and_announced_headings_are_joined() -> None:
    measure = section("業務改革（BPR）の推進")
    section("方針", "手順を改める。", parent=measure)
    actions = section("取組内容", "次の内容に取り組む。", parent=measure)
    section("人材の育て方", "研修を行う。", parent=actions)
    section("手法の整理", "手引を作る。", parent=actions)
    section("目標時期", "令和4年度から令和6年度を検討期間とし、令和7年度以降の正式運用を目標とする。", parent=measure)
    context = context_of(measure)
    statements = find_statements(context)
    promises = find_promises(context, statements)
    (row,) = measure_rows(context, statements, promises, find_assignments(statements))
    assert row["policy"] == "手順を改める。"
    assert row["actions"] == ["次の内容に取り組む。", "人材の育て方", "手法の整理"]
    assert (row["target_start"].isoformat(), row["target_end"]) == ("2025-04-01", None)
    assert [p.commitment.phase for p in promises] == ["study", "operate"]


def test_examples_are_kept_apart_from_actions() -> None:
    measure = section("マイナンバーカードの普及促進")
    actions = section(
        "取組内容", "交付を促す。", "普及促進の取組みとして、次のような先行事例が挙げられる。", parent=measure
    )
    actions.blocks += [
        Block("item", [line(t, 300.0 + 20 * i)]) for i, t in enumerate(("・ 相談窓口", "・ 出張申請受付"))
    ]
    context = context_of(measure)
    (row,) = measure_rows(context, find_statements(context), [], [])
    assert (row["actions"], row["examples"]) == (["交付を促す。"], ["相談窓口", "出張申請受付"])


def test_a_deferred_answer_is_kept_and_gives_no_date() -> None:
    measure = section("テレワークの推進", "令和2年度に始めた制度がある。")
    section("目標時期", "他の取組とあわせて進めるため、取組事項別に目標時期を設定する。", parent=measure)
    context = context_of(measure)
    statements = find_statements(context)
    promises = find_promises(context, statements)
    assert [p.commitment.date.kind for p in promises] == ["deferred"]
    assert target_of(statements[0], promises, unlabelled=True) is None


def test_an_open_clause_beside_a_dated_one_counts_and_a_recurring_one_does_not() -> None:
    measure = section(ONLINE)
    section("目標時期", "表の手続は令和5年3月までに、その他は順次受付を始め、研修は毎年度続ける。", parent=measure)
    context = context_of(measure)
    promises = find_promises(context, find_statements(context))
    assert [(p.passage.text, p.commitment.date.kind) for p in promises] == [
        ("令和5年3月まで", "by_date"),
        ("順次", "open"),
    ]


def test_state_issues_and_footnotes_commit_to_nothing() -> None:
    measure = section(ONLINE)
    section("現状", "令和6年度までに85件を始める予定であった。", parent=measure)
    policy = section("方針", "すべての手続を見直す。", parent=measure)
    policy.blocks.append(Block("note", [line("※1 国は令和4年度末までに行うとする。", 400.0)]))
    context = context_of(measure)
    assert find_promises(context, find_statements(context)) == []


def test_a_reference_column_is_no_target() -> None:
    measure = section(ONLINE, "【参考】目標時期：令和4年度末")
    measure.blocks.append(Block("paragraph", [line("【（参考）目標時期】令和4年度末", 200.0)]))
    context = context_of(measure)
    assert [p for p in find_promises(context, find_statements(context)) if p.field == "target"] == []


def test_quoted_policy_keeps_its_origin_and_templates_state_nothing() -> None:
    quoted = section("国の動向")
    chapter = section("自治体の情報システムの標準化・共通化", "国は2025年度までの移行を求めている。", parent=quoted)
    quoted.origin = chapter.origin = "national"
    form = section("記入例")
    sample = section(ONLINE, "令和7年度までに始める。", parent=form)
    form.origin = sample.origin = "template"
    context = context_of(quoted, form)
    (found,) = find_statements(context)
    assert (found.measure_id, found.origin) == ("system-standardization", "national")
    assert [(p.passage.text, p.origin) for p in find_promises(context, [found])] == [("2025年度まで", "national")]


def test_a_list_of_procedures_states_no_measure() -> None:
    listing = section("オンラインで受け付ける手続")
    listing.blocks += [
        Block("item", [line(text, 100.0 + 20 * i)])
        for i, text in enumerate(
            ("・妊娠の届出", "・児童手当等の現況届", "・罹災証明書の発行申請", "・建築確認", "・粗大ごみ収集の申込")
        )
    ]
    assert find_statements(context_of(listing)) == []


def test_in_a_handbook_only_labelled_statements_count() -> None:
    facts = DocumentFacts(document_type="other")
    plain = section("セキュリティ対策", "鍵をかける。")
    labelled = section(ONLINE, "【現状】紙が多い。", "【取組内容】受付を始める。")
    assert [s.title.text for s in find_statements(context_of(plain, labelled, facts=facts))] == [ONLINE]


@pytest.mark.parametrize("title", ["青空町総合計画基本構想", "青空町環境基本計画", "第３期子ども・子育て支援事業計画"])
def test_a_plan_of_another_matter_states_a_measure_only_where_it_speaks_of_digital_means(title: str) -> None:
    facts = DocumentFacts(document_type="municipal_plan", municipality="青空町", title=title)
    towns = section("にぎわい、活気あふれるまち", "観光と商いの力を高め、人の流れをつくる。")
    windows = section("行政手続のオンライン化", "家から申請できるようにする。")
    assert [s.title.text for s in find_statements(context_of(towns, windows, facts=facts))] == ["行政手続のオンライン化"]
    facts.title = "青空町ＤＸ推進計画"
    assert len(find_statements(context_of(towns, windows, facts=facts))) == 2


def test_a_heading_without_a_measure_is_mapped_by_what_its_fields_say() -> None:
    club = section(
        "夕涼みの会",
        "【目指す姿】だれもがスマートフォンを使いこなせる。",
        "【取組】高齢者向けのスマホ教室を開く。",
        "【担当】福祉課",
    )
    (found,) = find_statements(context_of(club))
    assert (found.measure_id, found.matches[0].method) == ("digital-divide", "body")
    (row,) = measure_rows(context_of(club), [found], [], [])
    assert row["needs_review"]


def test_fields_that_speak_of_no_measure_map_nothing() -> None:
    park = section("公園の手入れ", "【現状】草が伸びている。", "【取組】草を刈る。", "【担当】建設課")
    assert find_statements(context_of(park)) == []


def test_a_short_text_below_a_pillar_tells_what_its_heading_does_not() -> None:
    pillar = section("花と緑の章")
    section("気を抜かない", "情報セキュリティポリシーを令和5年度に改めます。外部の点検を受けます。", parent=pillar)
    section("照明の入替え", "庁舎の照明を替えます。", parent=pillar)
    facts = DocumentFacts(document_type="municipal_plan")
    assert [s.measure_id for s in find_statements(context_of(pillar, facts=facts))] == ["security"]
    assert find_statements(context_of(pillar, facts=DocumentFacts(document_type="briefing"))) == []


def test_a_text_that_stands_below_no_pillar_or_below_front_matter_tells_nothing() -> None:
    text = "情報セキュリティポリシーを令和5年度に改めます。"
    alone, front = section("気を抜かない", text), section("計画の趣旨")
    section("気を抜かない", text, parent=front)
    facts = DocumentFacts(document_type="municipal_plan")
    assert find_statements(context_of(alone, front, facts=facts)) == []


@pytest.mark.parametrize(
    ("text", "divisions"),
    [
        ("住民課が運行を受け持ちます。", ["住民課"]),
        ("総務課が近くの町と足並みをそろえて進めます。", ["総務課"]),
        ("担当するのは住民課と総務課です。", ["住民課", "総務課"]),
        ("使い道を住民課が中心となって増やします。", ["住民課"]),
        ("保健福祉課と社会福祉協議会が支えます。", ["保健福祉課"]),
        ("窓口の案内は市民課が担当しています。", ["市民課"]),
        ("令和4年度に総務課が試しました。", []),
        ("総務課では紙の書類が増えている。", []),
        ("総務課と町民課の職員でつくるチームが窓口を体験します。", []),
        ("申請書は総務課に出します。", []),
    ],
)
def test_divisions_that_will_act_are_told_in_prose(text: str, divisions: list[str]) -> None:
    context = context_of(section(ONLINE, text))
    found = find_assignments(find_statements(context))
    assert [(item.match.division, item.role, item.passage.text) for item in found] == [
        (division, "lead", division) for division in divisions
    ]


def test_prose_adds_no_division_where_a_field_names_them() -> None:
    measure = section(ONLINE, "総務課が様式を直します。")
    section("担当課", "住民課", parent=measure)
    found = find_assignments(find_statements(context_of(measure)))
    assert [item.match.division for item in found] == ["住民課"]


def test_who_helps_is_no_lead() -> None:
    (found,) = find_assignments(find_statements(context_of(section(ONLINE, "総務課が他の課と協力します。"))))
    assert found.role == "support"


def test_the_part_of_a_division_in_carrying_the_plan_is_no_duty_for_a_measure() -> None:
    carried = section("推進体制", "総務課が事務局を務めます。")
    assert find_assignments(find_statements(context_of(carried))) == []


def test_what_a_section_without_a_measure_tells_is_not_the_pillars() -> None:
    pillar = section("デジタルデバイド対策", "福祉課が講座を開きます。")
    section("畑の見回り", "産業課が地図にします。", parent=pillar)
    (found,) = find_assignments(find_statements(context_of(pillar)))
    assert found.match.division == "福祉課"


def test_rows_of_a_budget_paper_are_no_measures_of_regional_digitalisation() -> None:
    def rows(name: str) -> list[str | None]:
        part = section("主な新規事業")
        part.blocks = [table([["事業名", "事業内容", "目的", "担当課"], [name, "券を配る。", "住民の交流を支える。", "商工観光課"]])]
        facts = DocumentFacts(document_type="other", municipality="青空町")
        return [s.measure_id for s in find_statements(context_of(part, facts=facts)) if s.matches]

    assert rows("地域振興券発行事業") == []
    assert rows("スマート農業の推進事業") == ["regional-digitalization"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("この冊子は、令和10年度に作り直します。", "令和10年度"),
        ("2028年度に中間点検を行い、内容を改めます。", "2028年度"),
        ("後半の取組をまとめた計画は、令和9年度に策定する。", "令和9年度"),
    ],
)
def test_the_plans_own_review_is_a_target_of_no_measure(text: str, date: str) -> None:
    context = context_of(section("計画の期間", text), section("行政手続のオンライン化", "電子申請を令和7年度に始める。"))
    found = find_promises(context, find_statements(context))
    assert [(p.statement.measure_id, p.passage.text) for p in found] == [
        ("online-procedures", "令和7年度"), (None, date),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["令和10年度に夏祭りを開きます。", "社会の変化に応じて見直します。", "令和2年度に改定しました。"])
def test_other_sentences_outside_of_measures_are_no_targets(text: str) -> None:
    context = context_of(section("計画の期間", text))
    assert find_promises(context, find_statements(context)) == []


def test_the_target_of_a_measure_is_what_its_field_says() -> None:
    told = section("行政手続のオンライン化", "電子申請を令和8年度までに始める。")
    labelled = section("情報セキュリティ対策の徹底", "【目標時期】令和9年度末までに改める。")
    context = context_of(told, labelled)
    statements = find_statements(context)
    rows = measure_rows(context, statements, find_promises(context, statements), [])
    assert [(row["target"], row["target_end"].isoformat()) for row in rows] == [
        (None, "2027-03-31"), ("令和9年度末までに改める。", "2028-03-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "phase"),
    [
        ("令和8年度末までに120手続", "implement"),
        ("令和8年度から順次", "implement"),
        ("令和8年10月から全庁で利用", "operate"),
        ("令和8年度末まで", None),
        ("令和8年度中に", None),
    ],
)
def test_an_answer_that_says_what_will_be_there_is_built(answer: str, phase: str | None) -> None:
    context = context_of(section("行政手続のオンライン化", f"【目標時期】{answer}"))
    (found,) = find_promises(context, find_statements(context))
    assert found.commitment.phase == phase


def test_what_will_come_may_be_deferred_in_words() -> None:
    measure = section("テレワークの推進", "令和2年度に始めた制度がある。")
    section("今後の予定", "実施時期は、県の調達の状況を見て別に定める。", parent=measure)
    context = context_of(measure)
    promises = find_promises(context, find_statements(context))
    assert [(p.field, p.commitment.date.kind) for p in promises] == [("schedule", "deferred")]


@pytest.mark.parametrize(
    ("title", "heads", "targets"),
    [
        ("計画策定の経過", ["期日", "会議等", "内容"], 0),
        ("庁内での話し合い", ["期日", "会議名", "内容"], 0),
        ("検討の経緯", ["期日", "名称", "内容"], 0),
        ("道路の整備", ["期日", "事業名", "内容"], 3),
    ],
)
def test_the_days_on_which_a_plan_was_made_are_no_targets(title: str, heads: list[str], targets: int) -> None:
    course = section(title)
    rows = [["令和６年６月３日", "第１回本部会議", "方針について"], ["令和６年10月８日", "第１回策定委員会", "骨子案について"],
            ["令和７年２月３日", "パブリックコメント", "意見５件"]]  # fmt: skip
    course.blocks.append(table([heads, *rows]))
    context = context_of(course)
    assert len(find_promises(context, find_statements(context))) == targets
