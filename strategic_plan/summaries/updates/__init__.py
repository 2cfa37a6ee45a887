"""Status updates as people meet them: what they owe, what waits for them, and what changed between two texts."""
