"""What is measured: each figure beside a baseline, in one run on one machine. `make bench` writes RESULTS.md."""
