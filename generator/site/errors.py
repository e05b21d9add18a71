"""What stops a build that is not a fault of the data. Told in one sentence; the published site stays as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.problems import system_error


class BuildError(Exception):
    """The build cannot go on; the message says what happened and what to do."""


@contextmanager
def system_errors_told() -> Iterator[None]:
    """Tell an error of disk, rights or space as a BuildError."""
    try:
        yield
    except OSError as error:
        raise BuildError(system_error(error)) from error
