"""The Jinja environment: a sandbox with short ways for what templates do a million times in a build.

The sandbox asks a dozen questions of each attribute and each call, and text that is shown is made markup three times
over before it is joined. Of our own records and parts all answers are known; the rest goes the sandbox's way.
"""

import re
from collections.abc import MutableMapping
from dataclasses import is_dataclass
from typing import Any

from jinja2 import BytecodeCache, PackageLoader, StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

_MARKUP = re.compile("[&<>\"']")
# Types whose public attributes are all for showing: Jinja's two, and our own records from when they are first seen.
OPEN = {LoopContext, TemplateModule}
# Parts that show nothing but what they are handed, and stand on many pages with the same.
_DRAWN_ONCE = frozenset({"country", "event_item", "event_link", "event_row", "stage", "when"})


def shown(value: object) -> str:
    """Return ``value`` as HTML: text escaped, markup as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not _MARKUP.search(value):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _CodeGenerator(CodeGenerator):
    """Writes templates as Python that shows values by ``shown`` and asks open objects for their fields itself."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        self.writeline(f"from {__name__} import OPEN, shown")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write(f"(had.{node.attr} if type(had := ")
        self.visit(node.node, frame)
        self.write(f") in OPEN else environment.getattr(had, {node.attr!r}))")


class _Template(Template):
    """A template whose parts are the same for every page, since all templates know the same globals."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx  # Jinja compares its globals with the template's own each time that a page imports it
        return super()._get_default_module()


class Environment(ImmutableSandboxedEnvironment):
    """The environment of all templates: strict, escaping, sandboxed. Parts of ``_DRAWN_ONCE`` are drawn once."""

    code_generator_class = _CodeGenerator
    template_class = _Template

    def __init__(self, compiled: BytecodeCache | None = None) -> None:
        super().__init__(
            loader=PackageLoader("generator", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self._drawn: dict[tuple[object, ...], str] = {}
        self._known: dict[str, Template] = {}

    def forget(self) -> None:
        """Forget the parts that were drawn: they were drawn of one record."""
        self._drawn.clear()

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template by its name, each loaded once: the files do not change while the program runs."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._known:
            self._known[name] = super().get_template(name, parent)
        return self._known[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows beside its context: what all know."""
        return super().make_globals(d) if d else self.globals

    def getattr(self, obj: Any, attribute: str) -> Any | Undefined:  # noqa: ANN401 - as in the base class
        """Return an attribute; from then on templates ask objects of this type themselves if it is a record of ours."""
        if type(obj).__module__.startswith("generator.") and is_dataclass(obj):
            OPEN.add(type(obj))
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as in the base
        """Call a part as it is, anything else as the sandbox does."""
        if type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if obj.name not in _DRAWN_ONCE or kwargs:
            return obj(*args, **kwargs)
        key = (obj.name, args)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = obj(*args)
        return drawn
