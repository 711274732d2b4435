"""What each article says: who is reported to have been, be, go, perhaps go, or not go, where and when."""

from setfoot.read.article import read_article
from setfoot.read.lexicon import Lexicon, load_lexicon
from setfoot.read.why import explain_article

__all__ = ["Lexicon", "explain_article", "load_lexicon", "read_article"]
