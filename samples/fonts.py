"""Finds the Japanese fonts with which the sample plans are typeset, and says how to get them if they are absent."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

GOTHIC = "IPAGothic"
PROPORTIONAL_GOTHIC = "IPAPGothic"
MINCHO = "IPAMincho"
PROPORTIONAL_MINCHO = "IPAPMincho"

FOLDERS = (
    Path("/usr/share/fonts/opentype/ipafont-gothic"),
    Path("/usr/share/fonts/opentype/ipafont-mincho"),
    Path("/usr/share/fonts/ipa-gothic"),
    Path("/usr/share/fonts/ipa-mincho"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)

FILES = {
    GOTHIC: ("ipag.ttf", "503af4a8b84d1079"),
    PROPORTIONAL_GOTHIC: ("ipagp.ttf", "a63f6153841e56ec"),
    MINCHO: ("ipam.ttf", "ab923870b9ea0471"),
    PROPORTIONAL_MINCHO: ("ipamp.ttf", "75c2fd0b6f3f2b2c"),
}
"""Face to file name and the first 16 hex digits of its SHA-256 in IPAfont 003.03, the version of the committed PDFs."""


class FontsMissing(RuntimeError):
    """Raised where a font file is on none of the usual folders; the message names the Debian package to install."""


def find() -> dict[str, Path]:
    """Return the file of each face.

    Raises:
        FontsMissing: where any of them is absent.
    """
    found: dict[str, Path] = {}
    for face, (name, _) in FILES.items():
        paths = [folder / name for folder in FOLDERS if (folder / name).is_file()]
        if not paths:
            raise FontsMissing(
                f"{name} was not found. Install the IPA fonts 003.03 "
                "(Debian, Ubuntu: apt install fonts-ipafont-gothic fonts-ipafont-mincho) or put the file into ~/.fonts."
            )
        found[face] = paths[0]
    return found


def digest(path: Path) -> str:
    """Return the first 16 hex digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def register() -> None:
    """Make the faces known to ReportLab under their names; repeating it does no harm."""
    for face, path in find().items():
        pdfmetrics.registerFont(TTFont(face, str(path)))
