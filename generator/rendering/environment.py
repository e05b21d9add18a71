"""The Jinja environments of the templates: strict, sandboxed, and with an encoder for all text.

Data is only ever context. The sandbox keeps templates from attributes that begin with an underscore and from changing
what they show.
"""

from typing import Any

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from markupsafe import Markup

from generator.text.markdown import escape_markdown


def html_environment() -> SandboxedEnvironment:
    """Return the environment of templates that write HTML: text is escaped for it."""
    return _environment()


def markdown_environment() -> SandboxedEnvironment:
    """Return the environment of templates that write Markdown: text is escaped for it, finished markup is not."""
    environment = _environment()
    environment.finalize = _finalize
    return environment


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which decides anew at each attribute; the type of the object and the name are enough for it."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Jinja
        super().__init__(**options)
        self._is_safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        key = (type(obj), attr)
        if key not in self._is_safe:
            self._is_safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._is_safe[key]


def _environment() -> SandboxedEnvironment:
    return _Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _finalize(value: object) -> object:
    """Return a value that is to be shown as finished markup; Jinja escapes what is not."""
    if type(value) is Markup or hasattr(value, "__html__"):
        return value
    return Markup(escape_markdown(str(value)))  # noqa: S704 - escaped here
