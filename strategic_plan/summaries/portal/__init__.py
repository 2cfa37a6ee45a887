"""What the public reads: published editions in plain words, and nothing that was not published."""
