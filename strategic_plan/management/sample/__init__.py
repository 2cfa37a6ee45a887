"""The sample: the invented life of a Board, told in data files and acted out through the same deeds as a real one."""
