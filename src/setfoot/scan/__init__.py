"""From archives of web pages to result files: the same function of one file on a laptop and on a cluster (docs/decisions/0013)."""
