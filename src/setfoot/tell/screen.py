"""Lines for one terminal, as the forms for people write them: wrapped to a width, painted or plain.

The width and whether there is colour are told by the caller: nothing here asks the terminal or the environment. Words
are cleaned of control characters first: a quote cannot move the cursor.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from setfoot.tell import words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from setfoot.tell.names import Look


class Page:
    """Lines being collected for one terminal; rich wraps and paints."""

    def __init__(self, look: Look) -> None:
        from rich.console import Console  # noqa: PLC0415 - rich is slow to import and only this form needs it

        self._file = StringIO()
        self._console: Console = Console(
            file=self._file,
            width=look.width,
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def __bool__(self) -> bool:
        return bool(self._file.getvalue())

    def line(self, text: str = "", style: str = "") -> None:
        """One line, never wrapped."""
        self._console.print(styled(text, style), soft_wrap=True)

    def heading(self, text: str) -> None:
        """A blank line and a heading."""
        self.line()
        self.line(text, "bold underline")

    def put(self, table: Table) -> None:
        """A table, as wide as it may be."""
        self._console.print(table)

    def paragraph(self, text: str | Text, *, indent: int = 0, style: str = "") -> None:
        """Text wrapped to the width, every line indented."""
        from rich.padding import Padding  # noqa: PLC0415 - as above

        body = styled(text, style) if isinstance(text, str) else text
        self._console.print(Padding(body, (0, 0, 0, indent)))

    def text(self) -> str:
        """What was collected, without blanks at the ends of lines."""
        return "".join(line.rstrip() + "\n" for line in self._file.getvalue().splitlines())


def table_of(*columns: str) -> Table:
    """An empty table with these columns, without lines."""
    from rich.table import Table  # noqa: PLC0415 - as above

    return Table(*columns, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")


def styled(text: str, style: str = "") -> Text:
    """The words cleaned, in a style; what is too long for a line is folded."""
    from rich.text import Text  # noqa: PLC0415 - as above

    return Text(words.clean(text), style=style, overflow="fold")
