"""Makes words of documents harmless: what is shown, what stands in a script, what is followed, what names a file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls would be invisible, and the marks that turn the direction of writing make text look like another text.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_IN_SCRIPT = re.compile("[<>&\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_NOT_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"'`{}|^\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Text as it may be shown: line ends of every kind as line feeds, invisible controls by their number."""
    return _HIDDEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", _LINE_ENDS.sub("\n", text))


def shown(value: Any) -> Any:
    """The same value with every string in it made :func:`visible`."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible(str(key)): shown(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [shown(part) for part in value]
    return value


def script(name: str, value: Any) -> str:
    """A classic script that puts a value under a name of `window`.

    JSON is a part of JavaScript; what could end the script, or a line of it in older engines, is written by its number.
    """
    text = json.dumps(shown(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    harmless = _IN_SCRIPT.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return f"window.{name}={harmless};\n"


def web_link(url: str | None) -> str | None:
    """The address, if it is one of the web that can be followed; nothing runs and no file opens by a click."""
    if not url or _NOT_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def file_name(key: str) -> str:
    """A name for a file that is made from an id: the id itself where it is plain, else its hash."""
    return key if _FILE.fullmatch(key) else "x" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]
