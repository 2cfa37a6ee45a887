"""Strategic plan tracking and board reporting for a police services board."""
