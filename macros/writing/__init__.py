"""Files that people edit: the next session, a forker's starter, the schemas for their editor."""
