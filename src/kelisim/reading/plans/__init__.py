"""Action plans: tables whose rows are measures."""
