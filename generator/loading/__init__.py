"""Load: bytes on disk to values with the line and column of every node. Knows nothing of meaning."""

from generator.loading.document import Document, Path
from generator.loading.files import DataFile, find_files, look_again, parse_file, read_file

__all__ = ["DataFile", "Document", "Path", "find_files", "look_again", "parse_file", "read_file"]
