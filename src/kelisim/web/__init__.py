"""The public pages: views, templates and static files."""
