"""Pipeline: read, check, link. Every command begins with ``load_library``."""

from generator.pipeline.load import Loaded, load_library

__all__ = ["Loaded", "load_library"]
