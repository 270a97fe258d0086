"""What follows from acts: consent, history, what waits for whom. Pure: acts in, state out."""
