"""`python -m setfoot` is the command line."""

from setfoot.cli import main

main()
