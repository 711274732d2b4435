"""From files to articles: the first stage.

A source is a file, a folder, an http(s) address, a list of sources or standard input. `lists` takes lists apart; `files`
finds the files and chooses how to read each by its ending; `streams` opens them, compressed or not, without ever holding
more than one record; `remote` opens addresses, of which `transfer` brings the bytes and `reach` says where they may come
from, within `limits`; `records` cuts JSON into records and `parquet` tables into rows, and `keys` makes an article of each;
`page` makes one of a web page; `warc` finds the pages in what a crawler stored (`crawled` its records, `unpacked` their
bytes, `response` the bodies); `charset` and `language` answer what the bytes leave open.

Whatever is wrong with a file or a record becomes a `Skipped` that names it and says what to do, and the rest goes on:
no function of this package raises for what it reads, but BadSource where a library is not installed.
"""

from setfoot.gather.files import gather_articles, gather_stream
from setfoot.gather.lists import expand_sources

__all__ = ["expand_sources", "gather_articles", "gather_stream"]
