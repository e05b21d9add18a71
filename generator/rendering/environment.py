"""The Jinja environment of all templates: strict, escaping, sandboxed."""

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment


def new_environment() -> SandboxedEnvironment:
    """Return an environment whose templates escape all text and fail where a name is missing.

    Data is only ever context. The sandbox keeps templates from attributes that begin with an underscore and from
    changing what they show.
    """
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
