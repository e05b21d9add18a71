"""Build: pages to a site. Staged tree, site engine, frame, verified tree, one swap. Knows nothing of meaning."""
