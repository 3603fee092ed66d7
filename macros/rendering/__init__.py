"""Library and coaching become bytes: pages, links, charts."""
