"""The memory beside the stages: one SQLite file with all that articles said, and the trips concluded from it."""

from setfoot.keep.archive import Archive

__all__ = ["Archive"]
