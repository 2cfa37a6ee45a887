"""Template tags: thin wrappers around functions that live on lower floors."""
