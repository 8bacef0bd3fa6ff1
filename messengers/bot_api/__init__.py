"""What every messenger that speaks the Bot API shares: its HTTP, and waiting when it says so."""
