"""Action plans: invented ones in all formats, with what their rows say."""
