"""Commands: one module each, listed in ``generator.cli``."""
