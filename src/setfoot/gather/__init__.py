"""From files to articles: the first stage.

A source is a file, a folder or standard input. `files` finds the files and chooses how to read each by its ending;
`streams` opens them, compressed or not, without ever holding more than one record; `records` cuts JSON into records
and makes an article of each; `page` makes one of a web page; `warc` finds the pages in what a crawler stored (`crawled`
its records, `unpacked` their bytes, `response` the bodies); `charset` and `language` answer what the bytes leave open.

Whatever is wrong with a file or a record becomes a `Skipped` that names it and says what to do, and the rest goes on:
no function of this package raises for what it reads.
"""

from setfoot.gather.files import gather_articles, gather_stream

__all__ = ["gather_articles", "gather_stream"]
