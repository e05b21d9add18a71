"""Compiled templates: Jinja's Python for each template, kept in the cache with everything else of this program."""

from jinja2.bccache import Bucket, BytecodeCache

from generator.cache import Cache

_NAME = "templates"


class CompiledTemplates(BytecodeCache):
    """What Jinja made of the templates. It is as private as the rest of the cache: code that is read is run."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.code: dict[str, bytes] = dict(cache.load(_NAME) or {})

    @property
    def is_empty(self) -> bool:
        """True before the first build of this version of the program."""
        return not self.code

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what is known of a template into ``bucket``; Jinja compares its source first."""
        if known := self.code.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take note of what Jinja made."""
        self.code[bucket.key] = bucket.bytecode_to_string()

    def keep(self) -> None:
        """Keep all of it for the next run."""
        self.cache.save(_NAME, self.code)
