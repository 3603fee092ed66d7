"""The door for authors: the macros that a page may call."""
