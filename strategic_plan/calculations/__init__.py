"""Every rule about numbers and their wording, in plain Python: no Django, no clock, no database."""
