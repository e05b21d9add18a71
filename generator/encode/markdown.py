"""Plain text for Markdown pages: every ASCII character but letters, digits and space becomes ``&#NN;``.

``html.escape`` is no defence in Markdown, where brackets, colons, braces and indents are syntax too. The result is
right in HTML text and quoted attributes as well, so that one encoder serves a whole Markdown page.
"""

from markupsafe import Markup

_CODES = {n: f"&#{n};" for n in range(128) if not (chr(n).isalnum() or chr(n) == " ")}


def encode_markdown(value: object) -> Markup:
    """Return ``value`` as text that shows as the same characters in Markdown, HTML text and quoted attributes.

    White space is collapsed to single spaces. What is markup already (``__html__``) stays as it is.
    """
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704 - markup already
    return Markup(" ".join(str(value).split()).translate(_CODES))  # noqa: S704 - every special character is encoded
