"""Minutes of commissions and decisions of councils: the meeting and its numbered decisions."""
