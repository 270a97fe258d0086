"""Where press services write stories, and clear joint ones together: Wagtail's editor, our pages."""
