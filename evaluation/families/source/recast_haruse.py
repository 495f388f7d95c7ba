"""榛瀬市: one plan's content for several layouts, and the gold that each of its measures has."""

from content import Book

HARUSE = dict(
 title='榛瀬市デジタル化推進アクションプラン', lines=('榛瀬市デジタル化推進','アクションプラン'), name='榛瀬市', code='992941', issued='2026-03-01', issued_text='令和８年３月',
 start='2026-04-01', end='2030-03-31', period='令和８年度～令和11年度',
 base=('計画の基本的な事項', [
   ('策定の趣旨', ['人口が減り続けるなかで、市民の暮らしを支える行政サービスを保つには、限られた人手を生かす工夫が欠かせません。この計画は、デジタル技術を使って市役所の仕事と市民の手間を見直すために定めるものです。','前の計画で整えた庁内の通信環境や電子申請の土台を生かし、次の四年間で重点的に進める取組をまとめました。']),
   ('計画の位置付け', ['この計画は、第三次榛瀬市総合計画を情報化の面から支える個別計画です。国の自治体ＤＸ推進計画が掲げる取組事項との対応にも配慮しています。']),
   ('計画の期間', ['計画の期間は、令和８年度から令和11年度までの四年間とします。国の動きや技術の変化が大きいときは、途中でも見直します。']),
 ]),
 tasks_title='取組の内容',
 groups=[
  ('市民の手間を減らす', [
    dict(title='行政手続のオンライン化', mid='online-procedures', state='電子申請に対応した手続は全体の二割で、利用は一部の手続に偏っています。', issues='手続ごとに入口が分かれ、途中であきらめる人が少なくありません。', actions=['申請の入口を市の公式アプリにまとめる','添付書類を減らし、写真での提出を認める'], when='令和９年度末までに対象手続を150件に広げます。', tgt=('令和９年度末までに','by_end_of_fiscal_year',2027), who=['情報政策課'], sup=['市民課']),
    dict(title='書かない窓口の導入', mid='frontyard-reform', state='転入の届出では平均して七種類の書類に氏名と住所を書いていただいています。', issues='繁忙期には待ち時間が一時間を超えます。', actions=['聞き取りで申請書を作る仕組みを本庁に導入する','支所でも同じ手続ができるように端末を置く'], when='令和８年度中に本庁で始めます。', tgt=('令和８年度中に','fiscal_year',2026), who=['市民課'], sup=[]),
    dict(title='マイナンバーカードの利用拡大', mid='mynumber-card', state='カードの保有率は八割を超えましたが、使う場面は証明書の交付に限られています。', issues='カードを使う利点が市民に伝わっていません。', actions=['図書館と体育施設の利用者証をカードにまとめる','出張申請の受付を月二回行う'], when='令和10年度までに図書館で始めます。', tgt=('令和10年度までに','by_end_of_fiscal_year',2028), who=['市民課'], sup=['生涯学習課']),
  ]),
  ('市役所の仕事を変える', [
    dict(title='情報システムの標準化', mid='system-standardization', state='対象となる20業務のうち12業務が標準準拠システムに移行しました。', issues='残る業務の移行と運用経費の増加への備えが必要です。', actions=['残る８業務を順に移行する','移行後の経費を毎年度検証する'], when='令和８年度末までに移行を終えます。', tgt=('令和８年度末までに','by_end_of_fiscal_year',2026), who=['情報政策課'], sup=['税務課']),
    dict(title='ＡＩ・ＲＰＡの活用', mid='ai-rpa', state='生成ＡＩは三つの課で試しに使っています。', issues='使い方の決まりがなく、課によって差があります。', actions=['利用の手引きを定める','定型の入力作業にＲＰＡを使う'], when='令和９年度から全ての課で使います。', tgt=('令和９年度から','from',2027), who=['行政経営課'], sup=[]),
    dict(title='テレワークの推進', mid='telework', state='在宅勤務の端末は30台で、利用は月に十件ほどです。', issues='紙の書類が多く、家でできる仕事が限られています。', actions=['電子決裁の対象を広げる','持ち出し用の端末を増やす'], when='令和10年度までに端末を120台にします。', tgt=('令和10年度までに','by_end_of_fiscal_year',2028), who=['人事課'], sup=['情報政策課']),
  ]),
  ('誰もが使えるまちにする', [
    dict(title='デジタルデバイド対策', mid='digital-divide', state='七十歳以上の市民の四割がスマートフォンを使っていません。', issues='教室の会場が市の中心部に偏っています。', actions=['公民館で相談会を開く','学生の手助けで訪問の講座を行う'], when='毎年度40回開きます。', tgt=None, who=['高齢福祉課'], sup=['生涯学習課']),
    dict(title='オープンデータの推進', mid='open-data', state='公開しているデータは48件で、古いままのものがあります。', issues='公開の手順が担当者に任されています。', actions=['更新の時期を定めて公開する','地図のデータを加える'], when='令和９年度末までに90件を公開します。', tgt=('令和９年度末までに','by_end_of_fiscal_year',2027), who=['行政経営課'], sup=[]),
    dict(title='セキュリティ対策の徹底', mid='security', state='情報セキュリティポリシーは令和４年度に改めました。', issues='委託先の管理と職員の訓練が十分ではありません。', actions=['ポリシーを見直す','全職員の訓練を年二回行う'], when='令和８年度中に見直しを終えます。', tgt=('令和８年度中に','fiscal_year',2026), who=['情報政策課'], sup=[]),
  ]),
 ],
 run=('計画の推進', [
   ('推進体制', 'organization', ['市長を本部長とする「榛瀬市デジタル推進本部」が計画を進めます。副市長を最高情報統括責任者とし、各課に推進員を置きます。']),
   ('職員の育成', 'human-resources', ['職員の経験に応じた研修を体系化し、情報処理の資格の取得を支えます。']),
   ('進み具合の確認', None, ['取組の進み具合を毎年度まとめ、市のホームページで公表します。']),
 ]),
 terms=[('オープンデータ','誰もが自由に使えるように公開されたデータのこと。'),('ＲＰＡ','決まった手順の事務を自動で行うソフトウェアのこと。'),('標準準拠システム','国が定めた仕様に合わせて作られた業務システムのこと。')],
)


def begin(name):
    """Begin the plan in a layout."""
    t = HARUSE
    facts = {"title": t["title"], "issuer": t["name"], "municipality": t["name"], "municipality_code": t["code"]}
    facts |= {"issued_on": t["issued"], "plan_start": t["start"], "plan_end": t["end"]}
    book = Book(name, **facts)
    book.unscored |= {"organization", "kpis", "pages", "systems", "procedures", "supports"}
    return book


def note_task(b, m, task, labels, who):
    """Note the fields, divisions and date of a measure; `who` is the text of its divisions as printed."""
    for key, field in (("state", "current_state"), ("issues", "issues")):
        b.field(m, field, labels[key], task[key])
    b.field(m, "actions", labels["actions"], "\n".join("・" + a for a in task["actions"]))
    b.field(m, "target", labels["when"], task["when"])
    if task["tgt"]:
        text, kind, when = task["tgt"]
        b.target(m, "target", text, kind, when, commits=True)
    b.field(m, "departments", labels["who"], who)
    b.dept(m, *task["who"])
