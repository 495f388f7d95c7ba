"""What stands in 月ヶ丘町's matrix, on its Gantt page and in its lists of procedures."""

from __future__ import annotations

from dataclasses import dataclass

Goal = tuple[str, str | None, object, str | None, bool]
"""Text of a 目標年度 cell, kind of date expression (None: no date), when, phase, whether it is the commitment."""


@dataclass
class Entry:
    """A measure of the matrix: one row for each of its actions."""

    number: int
    title: str
    measure_id: str
    rows: list[tuple[str, str, Goal]]
    kpi: tuple[str, str, str, float, str, float] | None


def by(text: str, year: int, phase: str | None = "implement", commits: bool = False) -> Goal:
    """Return the goal of a cell that says by the end of which year."""
    return text, "by_end_of_fiscal_year", year, phase, commits


def within(text: str, year: int, phase: str | None = "implement", commits: bool = False) -> Goal:
    """Return the goal of a cell that names a year."""
    return text, "fiscal_year", year, phase, commits


NO_DATE: Goal = ("―", None, None, None, False)

MATRIX: list[tuple[str, list[Entry]]] = [
    (
        "Ⅰ　体制づくり",
        [
            Entry(
                1,
                "デジタル人材の確保・育成",
                "human-resources",
                [
                    (
                        "全職員を対象に、データの扱い方を学ぶ研修を年３回開く。",
                        "総務課",
                        within("令和７年度", 2025, None, True),
                    ),
                    ("各課に「ＤＸ世話人」を１人置き、月に一度の相談会を開く。", "総務課", within("令和７年度", 2025)),
                ],
                ("研修の受講率", "％", "48％", 48, "100％", 100),
            )
        ],
    ),
    (
        "Ⅱ　重点的な取組",
        [
            Entry(
                2,
                "自治体フロントヤード改革の推進",
                "frontyard-reform",
                [
                    (
                        "住所や氏名を書かずに申請できる窓口を本庁に設ける。",
                        "住民課",
                        within("令和７年度", 2025, "implement", True),
                    ),
                    (
                        "峠出張所と本庁を映像でつなぎ、出張所でも専門の相談を受けられるようにする。",
                        "住民課",
                        by("令和８年度末", 2026),
                    ),
                    ("別表１及び別表２の手続をオンラインで受け付ける。", "企画課", ("順次", "open", None, None, False)),
                ],
                ("来庁せずに済んだ申請", "％", "12％", 12, "40％", 40),
            ),
            Entry(
                3,
                "自治体の情報システムの標準化・共通化",
                "system-standardization",
                [
                    (
                        "20業務を標準準拠システムへ移行し、ガバメントクラウドで動かす。",
                        "企画課",
                        by("令和７年度末", 2025, "implement", True),
                    ),
                    (
                        "移行の後に運用の経費を点検し、結果を公表する。",
                        "企画課\n総務課",
                        within("令和８年度", 2026, "review"),
                    ),
                ],
                ("移行を終えた業務", "業務", "3業務", 3, "20業務", 20),
            ),
            Entry(
                4,
                "公金収納におけるeLTAXの活用",
                "eltax-payment",
                [
                    (
                        "国民健康保険税、介護保険料の納付書にeL-QRを印刷する。",
                        "会計室\n税務課",
                        ("令和８年９月", "month", "2026-09", "implement", True),
                    ),
                ],
                None,
            ),
            Entry(
                5,
                "マイナンバーカードの普及促進・利用の推進",
                "mynumber-card",
                [
                    (
                        "高齢者施設を訪ね、カードの申請と受取りを手伝う。",
                        "住民課",
                        within("令和７年度", 2025, "implement", True),
                    ),
                    ("温泉と図書館の利用証をカードにまとめる。", "教育委員会", by("令和８年度末", 2026)),
                ],
                ("カードの保有率", "％", "79％", 79, "90％", 90),
            ),
            Entry(
                6,
                "セキュリティ対策の徹底",
                "security",
                [
                    ("情報セキュリティポリシーを見直す。", "企画課", within("令和７年度", 2025, "review", True)),
                    ("職員を対象に、偽のメールを見抜く訓練を行う。", "企画課", ("毎年度", None, None, None, False)),
                ],
                ("訓練での通報率", "％", "35％", 35, "80％", 80),
            ),
            Entry(
                7,
                "自治体のAI・RPAの利用推進",
                "ai-rpa",
                [
                    (
                        "議会と会議の記録に音声認識AIを用いる。",
                        "議会事務局\n総務課",
                        within("令和７年度", 2025, "implement", True),
                    ),
                    ("支払伝票の入力をRPAに置き換える。", "会計室", by("令和８年度末", 2026)),
                ],
                ("減らした作業時間", "時間", "120時間", 120, "1,500時間", 1500),
            ),
            Entry(
                8,
                "テレワークの推進",
                "telework",
                [
                    (
                        "自宅と役場の画面をつなぐ仕組みを20人分用意する。",
                        "総務課",
                        by("令和７年度末", 2025, "implement", True),
                    )
                ],
                None,
            ),
        ],
    ),
    (
        "Ⅲ　あわせて行う取組",
        [
            Entry(
                9,
                "地域社会のデジタル化（見守りと移動）",
                "regional-digitalization",
                [
                    (
                        "一人暮らしの家庭の電気の使われ方から、異変に気づく見守りを始める。",
                        "福祉課",
                        within("令和７年度", 2025, "trial"),
                    ),
                    (
                        "予約に応じて走る乗合車を、スマートフォンと電話で呼べるようにする。",
                        "企画課\n建設課",
                        by("令和９年度末", 2027, "implement", True),
                    ),
                ],
                ("乗合車の利用者", "人", "1,150人", 1150, "4,000人", 4000),
            ),
            Entry(
                10,
                "デジタルデバイド対策",
                "digital-divide",
                [
                    (
                        "郵便局と協力し、窓口でスマートフォンの相談を受ける。",
                        "福祉課",
                        within("令和７年度", 2025, "implement", True),
                    )
                ],
                ("相談の件数", "件", "64件", 64, "300件", 300),
            ),
            Entry(
                11,
                "条例等の規制の点検・見直し",
                "regulation-review",
                [
                    ("目視や書面の掲示を求める条例を洗い出す。", "総務課", within("令和７年度", 2025, "study")),
                    ("見直しの要る条例を改正する。", "総務課\n全課", by("令和８年度末", 2026, "implement", True)),
                ],
                ("見直した条例等", "件", "0件", 0, "42件", 42),
            ),
            Entry(
                12,
                "BPRの取組の徹底",
                "bpr",
                [("電話での問合せの多い業務を選び、案内の方法から見直す。", "全課", NO_DATE)],
                None,
            ),
            Entry(
                13,
                "オープンデータの推進・官民データ活用の推進",
                "open-data",
                [("積雪と除雪車の位置のデータを公開する。", "建設課", within("令和８年度", 2026, "implement", True))],
                ("公開するデータ", "件", "9件", 9, "30件", 30),
            ),
        ],
    ),
]
BREAKS = {7}
"""Numbers of the measures that begin a page of the matrix."""

Shape = tuple[str, int, int, str, str, str | None]
"""Form (arrow, chevron, bar, mark, line), first and last half-year (0: April 2025), text, its place, phase."""

GANTT: list[tuple[str, str, list[tuple[str, list[Shape]]]]] = [
    (
        "２　自治体フロントヤード改革の推進",
        "frontyard-reform",
        [
            (
                "書かない窓口",
                [("chevron", 0, 0, "準備", "inside", "prepare"), ("chevron", 1, 5, "運用", "inside", "operate")],
            ),
            (
                "遠隔での相談",
                [("chevron", 1, 2, "試行", "inside", "trial"), ("chevron", 3, 5, "運用", "inside", "operate")],
            ),
            ("オンライン申請", [("line", 0, 5, "手続を順次拡大", "above", None)]),
        ],
    ),
    (
        "３　自治体の情報システムの標準化・共通化",
        "system-standardization",
        [
            (
                "システムの移行",
                [("arrow", 0, 1, "移行", "inside", "implement"), ("mark", 2, 2, "稼働", "beside", "operate")],
            ),
            ("経費の点検", [("bar", 2, 3, "", "inside", "review")]),
        ],
    ),
    (
        "４　公金収納におけるeLTAXの活用",
        "eltax-payment",
        [("納付書の改修", [("bar", 0, 1, "", "inside", None), ("mark", 2, 2, "９月開始", "beside", "operate")])],
    ),
    (
        "６　セキュリティ対策の徹底",
        "security",
        [
            (
                "ポリシーの見直し",
                [
                    ("arrow", 0, 1, "見直し", "inside", "review"),
                    ("arrow", 2, 5, "毎年度の点検を継続", "inside", "continue"),
                ],
            )
        ],
    ),
    (
        "７　自治体のAI・RPAの利用推進",
        "ai-rpa",
        [
            ("音声認識AI", [("bar", 0, 5, "導入・運用", "beside", "operate")]),
            ("RPA", [("chevron", 0, 1, "検討", "inside", "study"), ("chevron", 2, 3, "導入", "inside", "implement")]),
        ],
    ),
    (
        "９　地域社会のデジタル化（見守りと移動）",
        "regional-digitalization",
        [
            (
                "見守り",
                [("arrow", 0, 1, "実証実験", "inside", "trial"), ("arrow", 2, 5, "本格実施", "inside", "implement")],
            ),
            (
                "乗合車",
                [("line", 1, 3, "調査・検討", "above", "study"), ("arrow", 4, 5, "導入", "inside", "implement")],
            ),
        ],
    ),
]

NATIONAL_PROCEDURES = (
    ("子育て関係", "児童手当等の受給資格及び児童手当の額についての認定請求"),
    ("子育て関係", "児童手当等の現況届"),
    ("子育て関係", "保育施設等の利用申込"),
    ("子育て関係", "保育施設等の現況届"),
    ("子育て関係", "妊娠の届出"),
    ("介護関係", "要介護・要支援認定の申請"),
    ("介護関係", "要介護・要支援状態区分変更認定の申請"),
    ("介護関係", "介護保険負担限度額認定申請"),
    ("介護関係", "住所移転後の要介護・要支援認定申請"),
    ("被災者支援関係", "罹災証明書の発行申請"),
)
OWN_PROCEDURES = (
    ("暮らし", "薪ストーブ設置補助金の交付申請"),
    ("暮らし", "空き家バンクの登録申込"),
    ("観光", "町営温泉の回数券の購入申込"),
    ("農業", "ふれあい農園の利用申込"),
)
