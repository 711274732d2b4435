"""What each article says: who is reported to have been, be, go, perhaps go, or not go, where and when."""

from setfoot.read.article import read_article
from setfoot.read.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon", "read_article"]
