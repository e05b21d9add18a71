"""Loading: bytes on disk to schema objects. Every node keeps its line and column; nothing looks across files."""

from generator.loading.document import Document
from generator.loading.files import DataFile, find_files, parse_file, read_file
from generator.loading.nodes import NodePath

__all__ = ["DataFile", "Document", "NodePath", "find_files", "parse_file", "read_file"]
