"""Typed rows of setfoot/data and the functions that load them; nothing is read before it is asked for."""
