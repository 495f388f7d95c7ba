"""Web sites of towns that do not exist, as data: what the layouts write and the loopback server answers with."""

from __future__ import annotations

from dataclasses import dataclass, field

SURNAMES = (
    "青葉原 朝霧 天沢 池ノ端 石楠 泉野 磐見 卯月 榎木 大鷺 桂谷 霞野 風見 楓沢 神鳴 雁金 菊水 桐生野 久遠 黒羽根 "
    "小鷹 琴平野 早乙女 桜淵 笹鳴 里見野 四季山 白鷺浜 銀杏 鈴掛 涼風 瀬音 空木 高嶺沢 橘野 千鳥浜 月見野 椿坂 遠見 常磐野 "
    "七瀬川 鳴沢 虹ヶ丘 萩野台 花筏 氷見沢 藤波 星川台 真鶴野 水鏡"
).split()  # fmt: skip


@dataclass(slots=True)
class Answer:
    """What an address answers with."""

    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that has to be found: its path on its host, what it is, and its place among the parts of its plan."""

    host: str
    path: str
    variant: str = "full"
    part: int | None = None


@dataclass(slots=True)
class Town:
    """A town with its site; ``pages`` by (host, path with query)."""

    number: int
    name: str
    code: str
    host: str
    layout: str = ""
    landing: str = "/"
    kind: str = "page"
    cdn: str = ""
    pages: dict[tuple[str, str], Answer] = field(default_factory=dict)
    wanted: list[Wanted] = field(default_factory=list)

    def page(self, path: str, body: str, charset: str = "utf-8", declared: bool = True, host: str = "") -> None:
        """An HTML page, encoded as the town's system does; undeclared ones say their charset in the page alone."""
        kind = f"text/html; charset={charset}" if declared else "text/html"
        self.pages[(host or self.host, path)] = Answer(body.encode(charset, "xmlcharrefreplace"), kind)

    def pdf(self, path: str, wanted: str = "", part: int | None = None, host: str = "", **headers: str) -> str:
        """A PDF; ``wanted`` names its variant where it has to be found. Returns the path."""
        host = host or self.host
        self.pages[(host, path)] = Answer(
            plain_pdf(f"{host}{path}"), "application/pdf", {k.replace("_", "-"): v for k, v in headers.items()}
        )
        if wanted:
            self.wanted.append(Wanted(host, path, wanted, part))
        return path


def plain_pdf(text: str, pages: int = 1) -> bytes:
    """A small whole PDF whose bytes depend on the text."""
    import hashlib

    mark = hashlib.sha256(text.encode()).hexdigest()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{3 + i} 0 R' for i in range(pages))}] >>".encode(),
        *(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 40{i % 10}] >>".encode() for i in range(pages)),
        f"<< /Producer ({mark}) >>".encode(),
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, text_of in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text_of)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), start,
    )  # fmt: skip
    return bytes(out)


def new_town(number: int) -> Town:
    """The n-th town, without a site yet."""
    kind = ("市", "町", "村", "町", "市")[number % 5]
    prefix = {"市": "city", "町": "town", "村": "vill"}[kind]
    return Town(
        number, f"{SURNAMES[number]}{kind}", f"99{number + 1:03d}{number % 10}", f"www.{prefix}.t{number:02d}.lg.jp"
    )
