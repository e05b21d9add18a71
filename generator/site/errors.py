"""What stops a build that is not a fault of the data. Told in one sentence; the published site stays as it was."""


class BuildError(Exception):
    """The build cannot go on; the message says what happened and what to do."""
