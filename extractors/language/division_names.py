"""What a name of a bureau, division or unit may look like, and which look-alikes are none."""

from __future__ import annotations

import re
from functools import lru_cache

from taxonomy.municipalities import municipalities

# Words with kana that stand in names of divisions. Any other kana ends a name: it is a particle or an ending.
KANA_WORDS = (
    "まちづくり|まち・?ひと・?しごと|ひとづくり|ものづくり|しごとづくり|地域づくり|町づくり|村づくり|街づくり"
    "|人づくり|仕事づくり|魅力づくり|健康づくり|国づくり|里づくり|森づくり"
    "|子ども|こども|子育て|みらい|くらし|暮らし|ふるさと|いきいき|生き生き|すこやか|健やか|ふれあい|にぎわい"
    "|賑わい|ささえあい|支え合い|支えあい|みまもり|見守り|生きがい"
    "|いのち|すまい|住まい|住まいる|働き方|空き家|学び|まなび|きずな|おもてなし|いじめ|ごみ|みどり|うみ|もり"
    "|やすらぎ|安らぎ|いきがい|ほけん|つながり|繋がり|ゆとり"
    "|しあわせ|幸せ|おでかけ|お客さま|お客様|市民の声|くらしの|暮らしの|住まいの|むらづくり|ひきこもり|引きこもり"
    "|ねんりん|はぐくみ|育み|あんしん|ほほえみ|えがお|ときめき"
    "|さわやか|わくわく|きらめき|かがやき|輝き|みらいづくり|未来づくり|なりわい|おおぞら|けんこう|仕組み|取組み?"
    "|窓口サービス|わかもの|しごと|ひと|まち|さくら|あゆみ|はつらつ|ぬくもり|ごみゼロ"
    "|障がい|みんなの?|あんぜん|はたらく|うるおい|すくすく|のびのび|いこい|まるごと|ささえ|たすけあい|助け合い|おうえん"
    "|ゆうゆう|であい|出会い|ふれ愛|かけはし|げんき|つどい|よろず|はなみずき|まなびや|むら|子育ち|ものがたり|やさしい|なかよし"
    "|申し込み|受け付け|手続き|移り住み|住み良さ|すぐやる|なんでも|おくやみ|むすび|結び|おもいやり|思いやり"
)
_NAME_CHARACTER = r"[一-龥々〆ヶヵァ-ヴー・&A-Za-z0-9〇]"
_LONGEST_FIRST = "|".join(sorted(KANA_WORDS.split("|"), key=len, reverse=True))
RUN = re.compile(rf"(?:{_LONGEST_FIRST}|{_NAME_CHARACTER})+")

# Subjects of municipal offices. 部, 局 and 室 end many common words, so a name with them must speak of one of these.
_SUBJECTS = re.compile(
    r"総務|総合|企画|政策|経営|財政|財務|財産|民生|住民|市民|町民|村民|区民|県民|府民|都民|道民|生活|環境|福祉"
    r"|健康|保健|医療|保険|子ども|こども|子育て"
    r"|教育|学習|学校|文化|スポーツ|観光|産業|経済|商工|農林|農政|農業|水産|林務|森林|建設|土木|都市|整備"
    r"|まちづくり|建築|住宅|上水|水道|消防|防災|危機|安全"
    r"|情報|デジタル|DX|ICT|IT|IoT|AI|RPA|行政|管理|戦略|推進|未来|みらい|地域|振興|交流|協働|人権|税務|会計|契約"
    r"|管財|くらし|暮らし|人事|職員|広報|秘書"
    r"|議会|監査|病院|港湾|交通|道路|公園|みどり|緑|共創|創生|創造|改革|イノベーション|ブランド|シティ"
    r"|プロモーション|スマート|移住|定住|対策|調整|支援|準備"
    r"|公室|長室|統計|法制|法務|文書|庶務|事業|計画|収納|納税|徴収|債権|審議|相談|窓口|市長|町長|村長|区長|知事"
    r"|自治|県土|出納|用地|河川|営繕|施設|開発|活性"
    r"|電算|システム|サービス|ふるさと|男女|女性|青少年|国保|年金|介護|高齢|障害|障がい|資源|循環|脱炭素"
    r"|ゼロカーボン|エネルギー|国際|平和|基地|空港|競輪|検査|指導|下水|業務|事務|促進|普及|マイナンバー|特命|人材"
    r"|設立|立地|誘致|整理|統括|総括|支所|出張所|監理|連携"
)
_NO_BUREAU = re.compile(
    r"(?:^|[^一-龥])[全一内外上下東西南北中幹細支学本各大小深後前頭腹患軍警文郡市町村]部$|都市部$|山間部$|町村部$"
    r"|農村部$|島しょ部$|沿岸部$|周辺部$|中心部$|地方部$|都心部$"
    r"|市街部$|平野部$|学部$|倶楽部$|幹部$|全部$|一部$|内部$|外部$|各部$|同部$|支部$|本部$|南部$|北部$|東部$"
    r"|西部$|中部$|上部$|下部$|細部$|当部$"
)
_NO_OFFICE = re.compile(r"(?:^|各|両|同|当|全|部|結|薬|支|郵便|放送|民|原|医)局$")
_NO_ROOM = re.compile(
    r"(?:教|会議|研究|図書|個|浴|和|温|待合|執務|保健|控|サーバ|サーバー|機械|応接|職員|事務|展示|面談|居|病|研修"
    r"|閲覧|授乳|診察|相談|別|同|各|全|当|課|部|地下|電気|作業|指令|理科|調理)室$|^[部局課室係]・"
    r"|^(?:推進|戦略|振興|対策|支援|活用|促進|[一-龥]?戦略|総合)室$"
)
_NO_DIVISION = re.compile(
    r"(?:担当|所管|主管|主務|関係|所属|該当|当該|関連|考|公|賦|日|宿|放|学|複数|配置|対象)課$"
    r"|^(?:庁内|関係|全庁|市|町|村|区)?(?:原|他|当|同|本|自|両|別|一|全|各|新|旧|次|何|前|元|後|副|正)課$"
    r"|(?:^|担当)部課$|^[部局課室係]・|^(?:推進|戦略|振興|対策|支援|活用|促進)課$"
)
_NO_UNIT = re.compile(r"(?:関|連|人間関|国際関|無関)係$|^[各全同当担両]係$|担当係$")
# Laws create these boards as offices (地方自治法 第180条の5); other 委員会 are meetings, not offices.
_BOARDS = "教育|選挙管理|農業|公安|人事|公平|労働|収用|監査|固定資産評価審査|海区漁業調整|内水面漁場管理"
BOARD = re.compile(rf"(?<!国家)(?:{_BOARDS})委員会(?!の?委員)")
# Offices of which a bare 事務局 belongs to one.
_SECRETARIAT = re.compile(rf"(?:議会|(?:{_BOARDS})委員会?|監査委員|病院|組合|広域連合|協議会|検討会|会議)事務局$")
EVERYONE = re.compile(
    r"(?:各(?:総合)?(?:支所|出張所|区役所)|全(?:支所|出張所|区役所)|全課|全庁|全部署|全所属|全部局|全部課|全課室|庁内全課|全庁各課|全職場|各課|各部署|各所属|各部局|各課室|各部課)(?:室|等)?"
)
# Labels that stand before a name without a space: 担当課総務課.
_LABEL = re.compile(
    r"(?:主となる|主な)?(?:主担当課|副担当課|担当課室?|所管課|主管課|関係課|関係部課|関連課|担当部署|担当部課"
    r"|担当部局|所管部署|所管部局|課名|部課名|局部名|部局名|部名|局名|所属名?"
    r"|実施主体|事務局|問合せ?先|連絡先|担当|所管|主管|発行|編集|作成|掲載|更新|新設|旧)(?=.)"
)
_PLACE_STOP = (
    "都市|町村|農村|山村|漁村|村落|地区|特区|学区|街区|管区|市街|市町|市場|市民|市税|市政|市有|市営|市立|市史|市道"
    "|市長|市内|市債|町民|町並|町内|町会|町税|町政|町営|町有|町立|町史|町道|町長"
    "|町家|村民|村税|村政|村有|村営|村立|村道|村長|区民|区政|区画|区役|区長|区立|区道|区域|県民|県税|県政|県土"
    "|県有|県営|県立|県道|県北|県南|県央|県西|県東|村づ|町づ|村お|町お"
).split("|")
_OFFICE_BUILDING = re.compile(r"(?:市役所|町役場|村役場|県庁|府庁|都庁|道庁|市庁|役場)(?=.)")
_DATED = re.compile(r"^.*\d(?:年度?|月|日)(?:度|付)?(?=.)")
_OWN = re.compile(r"(?:本|当|同|各|全|他)(?:市|町|村|県|区|都|府|道)(?!街|場|営|立|民|税|内)")


@lru_cache(maxsize=1)
def _place_names() -> tuple[frozenset[str], int]:
    names = {body.name for body in municipalities()} | {body.prefecture for body in municipalities()}
    return frozenset(names), max(map(len, names))


def strip_place(name: str) -> str:
    """Take the municipality off the front of a name: ``総社市総合政策部`` is 総合政策部, ``市民課`` stays."""
    for pattern in (_DATED, _LABEL, _OWN):
        match = pattern.match(name)
        if match is not None and len(name) - match.end() >= 2:
            name = name[match.end() :]
    name = _strip_official(_strip_official(name))
    name = _strip_unknown(name)
    match = _OFFICE_BUILDING.match(name)
    return name[match.end() :] if match is not None else name


def _strip_official(name: str) -> str:
    names, longest = _place_names()
    for length in range(min(longest, len(name) - 2), 1, -1):
        if name[:length] in names and not _inside_word(name, length):
            return name[length:]
    return name


def _strip_unknown(name: str) -> str:
    """The same for a place which no list knows: short, and ending in 市, 町, 村 or 区 that is no part of 都市."""
    for match in re.finditer("[市町村区]", name[:7]):
        if match.start() >= 1 and not _inside_word(name, match.end()) and len(name) - match.end() >= 3:
            return name[match.end() :]
    if re.match("[市町村区県](?!域)", name) and not _inside_word(name, 1) and len(name) >= 4:
        return name[1:]
    return name


def _inside_word(name: str, end: int) -> bool:
    if name[end - 2 : end] in _PLACE_STOP:
        return True
    # 市政 is a word, but 市政策部 is the 政策部 of a 市; likewise 税務.
    return name[end - 1 : end + 1] in _PLACE_STOP and name[end : end + 2] not in ("政策", "税務")


def is_bureau(name: str, *, leads: bool) -> bool:
    """Whether a name ending in 部 or 局 is a bureau. ``leads``: a division follows directly (都市部呉駅周辺課)."""
    if name.endswith("事務局"):
        return _SECRETARIAT.search(name) is not None
    if len(name) < 3 or len(name) > 20:
        return False
    if name in ("消防本部", "警察本部", "上下水道局", "区役所"):
        return True
    if name.endswith("局"):
        return _NO_OFFICE.search(name) is None and (leads or _SUBJECTS.search(name) is not None)
    if name.endswith("本部"):
        return leads and len(name) >= 4 and _SUBJECTS.search(name) is not None
    if _NO_BUREAU.search(name) is not None:
        return leads and name in ("都市部", "地方部")
    return leads or _SUBJECTS.search(name) is not None


def is_room(name: str) -> bool:
    """Whether a name ending in 室 is an office rather than a room of a building."""
    return 3 <= len(name) <= 24 and _NO_ROOM.search(name) is None and _SUBJECTS.search(name) is not None


def is_division(name: str) -> bool:
    """Whether a name ending in 課 is one division: 総務課, but not 担当課 or 各課."""
    return 3 <= len(name) <= 24 and _NO_DIVISION.search(name) is None


def is_unit(name: str) -> bool:
    """Whether a name ending in 係 is a unit: 福祉係, but not 関係."""
    return 2 <= len(name) <= 20 and _NO_UNIT.search(name) is None


def speaks_of_office(name: str) -> bool:
    """Whether a name holds a subject of municipal offices."""
    return _SUBJECTS.search(name) is not None
