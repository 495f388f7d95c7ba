"""Turns the bytes of an answer into what was meant, within limits: decompression that cannot explode, and charsets."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

CHUNK = 1 << 16
_MAX_CODINGS = 2
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NARROW = re.compile("[\uff61-\uff9f]")
_NAMES = {
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ms_kanji": "cp932", "csshiftjis": "cp932", "x-euc-jp": "euc_jp", "euc-jp": "euc_jp", "eucjp": "euc_jp",
    "utf8": "utf-8", "iso-2022-jp": "iso2022_jp_ext",
}  # fmt: skip
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class BadBody(ValueError):
    """A body that is not read, with the reason in plain words; ``fatal`` where asking again would not help."""

    def __init__(self, reason: str, fatal: bool = True) -> None:
        """Say why."""
        super().__init__(reason)
        self.fatal = fatal


def decoded(chunks: Iterable[bytes], codings: str, limit: int) -> Iterator[bytes]:
    """The body without its Content-Encodings, in small pieces.

    Every layer is unpacked a piece at a time and may give no more than `limit` bytes, so that neither a bomb nor a bomb
    in a bomb takes more memory than a piece.

    Raises:
        BadBody: for unknown or too many codings, for data that are broken, and above the limit.
    """
    names = [name.strip().lower() for name in codings.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > _MAX_CODINGS:
        raise BadBody(f"is compressed {len(names)} times over")
    stream: Iterable[bytes] = chunks
    for name in reversed(names):
        if name not in ("gzip", "x-gzip", "deflate"):
            raise BadBody(f"is compressed as {name!r}, which was not asked for")
        stream = _limited(_inflated(stream, name), limit)
    return _limited(stream, limit)


def _limited(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise BadBody(f"is larger than {limit:,} bytes")
        yield chunk


def _inflated(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    unpacker: zlib._Decompress | None = None
    began = False
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker is None:
                unpacker = zlib.decompressobj(_window(coding, data))
            try:
                out = unpacker.decompress(data, CHUNK)
            except zlib.error as error:
                raise BadBody(f"its compressed data are broken ({error})", fatal=False) from None
            began = True
            if out:
                yield out
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data = unpacker.unused_data
                unpacker = None
                if coding == "deflate" or not data.startswith(b"\x1f"):
                    return
    if began and unpacker is not None:
        # A piece may be waiting inside although all input is used up.
        while out := unpacker.decompress(b"", CHUNK):
            yield out
        if not unpacker.eof:
            raise BadBody("its compressed data end too soon", fatal=False)


def _window(coding: str, data: bytes) -> int:
    if coding != "deflate":
        return 16 + zlib.MAX_WBITS
    # Some servers send raw deflate, others zlib's frame.
    return zlib.MAX_WBITS if data[0] & 0x0F == 8 and data[0] >> 4 <= 7 else -zlib.MAX_WBITS


def read_text(body: bytes, content_type: str) -> tuple[str, str]:
    """The text of a page and its charset.

    In the order in which browsers ask: byte order mark, Content-Type, the page's own statement. What is stated is
    believed only if the bytes fit it: many pages state a charset of years ago. Then the charset that Japanese text
    fits best is taken.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), "utf-8" if name == "utf-8-sig" else name
    stated = _HEADER.search(content_type)
    meta = _XML.search(body[:1024]) or _META.search(body[:4096])
    names = [stated.group(1)] if stated else []
    if meta:
        names.append(meta.group(1).decode("ascii"))
    known = list(dict.fromkeys(_NAMES.get(name.lower(), name.lower()) for name in names))
    for name in [*known, "utf-8", "euc_jp", "cp932"]:
        text = _tried(body, name)
        if text is not None:
            return text, name
    guessed = _guessed(body) or (known[0] if known and _is_codec(known[0]) else "cp932")
    return body.decode(guessed, "replace"), guessed


def _tried(body: bytes, name: str) -> str | None:
    """The text, if nearly all bytes fit: a few broken characters do not disprove what a page states."""
    if not _is_codec(name):
        return None
    text = body.decode(name, "replace")
    if text.count("\ufffd") > len(text) / 500:
        return None
    # EUC-JP read as Shift_JIS breaks nowhere: it becomes half-width katakana, which pages hardly use.
    narrow = len(_NARROW.findall(text))
    return None if name == "cp932" and narrow * 4 > sum(char > "\x7f" for char in text) else text


def _is_codec(name: str) -> bool:
    import codecs

    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _guessed(body: bytes) -> str | None:
    from charset_normalizer import from_bytes

    japanese = ["cp932", "euc_jp", "iso2022_jp", "utf_8"]
    best = from_bytes(body[: 1 << 18], cp_isolation=japanese, preemptive_behaviour=False).best()
    return str(best.encoding) if best is not None else None
