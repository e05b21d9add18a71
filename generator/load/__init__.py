"""Load: bytes on disk to documents with the line and column of every node. Knows nothing of meaning."""

from generator.load.document import Document, Path
from generator.load.tree import Tree, load_tree

__all__ = ["Document", "Path", "Tree", "load_tree"]
