"""An output: one file of the site, and what it is made from. Pages and exports are lists of outputs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is no page and has a ``template`` of its own, such as ``feed.xml.jinja``, with its ``context``."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Output:
    """The file at ``path``, relative to the site's root and with slashes. Its content is ``make(*inputs)``.

    ``make`` returns the bytes of the file, or a ``TextFile`` or ``Page`` to be rendered. It must depend only on its
    arguments, which are text, numbers, dates, frozen data classes, and lists and mappings of these. So an output need
    not be made again if its inputs are the same as in an earlier build. A page in Markdown is also published as it is,
    at ``copy``.
    """

    path: str
    make: Callable[..., Any]
    inputs: tuple[Any, ...]
    copy: str = ""

    @contextmanager
    def named(self) -> Iterator[None]:
        """Name the file in what is told of a fault; that of a template names its line, but not the page."""
        try:
            yield
        except Exception as error:
            error.add_note(f"while making {self.path} ({self.make.__module__}.{self.make.__qualname__})")
            raise
