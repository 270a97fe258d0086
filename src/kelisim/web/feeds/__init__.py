"""Lists and entries for programs that follow them: Atom, JSON Feed, iCalendar, sitemaps."""
