"""Reports: what they are made of (content) and how they are assembled from the other summaries."""
