"""What pages share: the clock, access to things, navigation, and answers to errors."""
