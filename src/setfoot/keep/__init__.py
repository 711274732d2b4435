"""The memory beside the stages: one SQLite file with all that articles said, and the trips concluded from it."""

from setfoot.keep.archive import Archive
from setfoot.keep.decisions import find_decision, find_subject

__all__ = ["Archive", "find_decision", "find_subject"]
