"""What a hostile file is, and the list of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from soak.pdf import words

READ = frozenset({"ok", "partial"})
"""The damage is beside the text, or leaves some of it."""
ANY = frozenset({"ok", "partial", "failed"})
FAILED = frozenset({"failed"})
TEXT = "自治体ＤＸの推進"
WHITE = b"1 1 1 rg " + words(TEXT) + b"0 0 0 rg "
"""White words: they make the reader look at the picture of the page."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file.

    ``make`` writes it in a size, ``full`` as the soak tries it, ``small`` as the tests do. ``ends`` are the statuses with
    which it may end, and ``keeps`` says that its words must be read.
    """

    name: str
    make: Callable[[int], bytes]
    full: int
    small: int
    ends: frozenset[str] = READ
    keeps: bool = False
    codes: frozenset[str] = field(default_factory=frozenset)
    """Codes of which at least one stands in ``warnings`` where the file is tried in full."""


FILES: list[Hostile] = []


def hostile(
    full: int = 1, small: int = 1, ends: frozenset[str] = READ, keeps: bool = False, codes: Iterable[str] = ()
) -> Callable[[Callable[[int], bytes]], Callable[[int], bytes]]:
    """Count a function that writes a file among them; for the arguments see :class:`Hostile`."""

    def add(make: Callable[[int], bytes]) -> Callable[[int], bytes]:
        name = make.__name__.strip("_").replace("_", "-")
        FILES.append(Hostile(name, make, full, small, ends, keeps, frozenset(codes)))
        return make

    return add


def chosen(name: str) -> Hostile:
    """A hostile file by its name."""
    return next(file for file in FILES if file.name == name)
