"""Shows on a terminal how far a batch is, and keeps messages and bar apart."""

from __future__ import annotations

from typing import IO, Any

from flows.jobs import Job
from flows.store import Entry
from flows.summary import one_line


class Progress:
    """A bar while documents are read; on anything but a terminal only messages and failures are printed."""

    def __init__(self, stream: IO[str]) -> None:
        """Prepare for a stream; nothing is shown before the first document."""
        self._stream = stream
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Progress:
        """Use it in a ``with`` statement, so that the terminal is left in order."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def say(self, message: str) -> None:
        """Print a message, above the bar if there is one."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False)
        else:
            print(message, file=self._stream, flush=True)

    def advance(self, entry: Entry, job: Job, done: int, total: int) -> None:
        """Show that a document was read."""
        if self._stream.isatty():
            if self._bar is None:
                self._bar, self._task = _start_bar(self._stream, total)
            self._bar.update(self._task, completed=done, description=job.name[-40:])
        if entry.status == "failed":
            self.say(f"failed: {one_line(entry.error or job.name)}")


def _start_bar(stream: IO[str], total: int) -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    bar = Bar(*columns, console=Console(file=stream), transient=True)
    bar.start()
    return bar, bar.add_task("", total=total)
