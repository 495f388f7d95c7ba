"""Files made to hurt whoever opens them: each says what it attacks, and how it may end."""

from soak.hostile import contents, drawings, trimmings, files  # isort: skip  (in this order they are listed)
from soak.hostile.kinds import FILES, Hostile, chosen
from soak.hostile.trimmings import SHOWN

__all__ = ["FILES", "SHOWN", "Hostile", "chosen", "contents", "drawings", "files", "trimmings"]
