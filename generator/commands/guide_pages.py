"""Guides that are made from the program: the keys of all data files, and all commands with their flags."""

from collections.abc import Iterator, Mapping
from typing import Any

import click
from pydantic import BaseModel

from generator.commands.answers import choices, is_list, part_of
from generator.kinds import KINDS, Kind
from generator.schema.references import ANY_ITEM, declared
from generator.text.markdown import escape_markdown

_HEAD = "---\ntitle: {title}\ndescription: {about}\n---\n\n# {title} {{ #content }}\n\n{about}\n\n"
_LIST = '<div class="tt-glossary" markdown>\n\n'
_VALUES = {"integer range": "NUMBER", "directory": "FOLDER"}


def data_dictionary() -> str:
    """Return the page of all keys of all data files as Markdown."""
    about = "Every key of every data file, made from the same models as the check."
    head = _HEAD.format(title="Data dictionary", about=about)
    return head + "\n".join(_kind(kind) for kind in KINDS)


def commands_page(program: click.Group) -> str:
    """Return the page of the commands of ``program`` as Markdown."""
    about = "Every command of the program with its flags; “briefing NAME --help” says the same."
    return _HEAD.format(title="Commands", about=about) + "\n".join(
        _command(f"briefing {name}", command) for name, command in _below(program)
    )


def _below(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            yield name, command


def _kind(kind: Kind) -> str:
    parts = dict(_parts(kind.schema))
    own = f"## {kind.singular.capitalize()} {{ #{kind.singular} }}\n\n{_about(kind.schema)} Place: `{kind.place}`.\n\n"
    tables = [_table(kind.schema, kind.singular, parts)]
    for schema, name in parts.items():
        head = f"### {name} {{ #{kind.singular}-{_anchor(name)} }}\n\n{_about(schema)}"
        tables.append(f"{head}\n\n{_table(schema, kind.singular, parts)}")
    return own + "\n".join(tables)


def _parts(schema: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield the models of the parts of ``schema``, and of their parts, with a name for each."""
    for name in schema.model_fields:
        if part := part_of(schema, name):
            yield part, _spaced(part.__name__)
            yield from _parts(part)


def _table(schema: type[BaseModel], singular: str, parts: Mapping[type[BaseModel], str]) -> str:
    refers = {at[0]: to.kind for at, to in declared(schema) if at[1:] in ((), (ANY_ITEM,))}
    rows = ""
    for name, field in schema.model_fields.items():
        about = escape_markdown(field.description or "")
        form = escape_markdown(_form(schema, name, refers.get(name, "")))
        if (part := part_of(schema, name)) in parts and part is not None:
            link = f"[{parts[part]}](#{singular}-{_anchor(parts[part])})"
            form = f"list of: {link}" if is_list(schema, name) else link
        needed = "; required" if field.is_required() else ""
        rows += f"`{field.alias or name}` *{form}{needed}*{{ .tt-note }}\n:   {about}\n\n"
    return f"{_LIST}{rows}</div>\n"


def _form(schema: type[BaseModel], name: str, refers: str) -> str:
    words = choices(schema, name)
    many = "list of " if is_list(schema, name) else ""
    if words:
        return f"{'some' if many else 'one'} of {', '.join(words)}"
    if refers:
        return f"{many}{'ids' if many else 'id'} of {refers}"
    found: Any = schema.model_json_schema()["properties"][schema.model_fields[name].alias or name]
    found = found.get("items", found)
    kind = str(found.get("type", "any value"))
    if kind == "string":
        return many + ({"date": "day, like 2025-06-03", "uri": "address"}.get(found.get("format", "")) or _text(found))
    return many + {"boolean": "true or false", "integer": "number"}.get(kind, kind)


def _text(found: dict[str, Any]) -> str:
    """Return the form of a text, with how long it may be."""
    # A text over several lines ends with a line end, for which the schema leaves room.
    least, most = found.get("minLength", 0), found.get("maxLength", 1) - 1
    if not most:
        return "text"
    return f"text, {least} to {most} characters" if least > 1 else f"text, at most {most} characters"


def _command(path: str, command: click.Command) -> str:
    name = path.removeprefix("briefing ")
    help_text = " ".join((command.help or "").replace("\b", " ").split())
    text = f"## {path} {{ #{_anchor(name)} }}\n\n{escape_markdown(help_text)}\n\n"
    if isinstance(command, click.Group):
        return text + "".join(
            f"- `{path} {name}`: {escape_markdown(each.help or '')}\n" for name, each in _below(command)
        )
    rows = "".join(_flag(each) for each in command.params if isinstance(each, click.Option))
    return f"{text}{_LIST}{rows}</div>\n" if rows else text


def _flag(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or _VALUES.get(option.type.name, option.type.name.upper())}"
    if isinstance(option.type, click.Choice):
        value = f" {'/'.join(option.type.choices)}"
    return f"`{', '.join(option.opts)}{value}`\n:   {escape_markdown(option.help or '')}\n\n"


def _about(schema: type[BaseModel]) -> str:
    return escape_markdown(" ".join((schema.__doc__ or "").split()))


def _spaced(name: str) -> str:
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip().capitalize()


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")
