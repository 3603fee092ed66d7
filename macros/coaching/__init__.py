"""From a Library: what the record shows, and what to do next. Pure functions, no disk, no clock."""
