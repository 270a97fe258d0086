"""What is read from English prose: instruments, offices, meetings, fields, measures, statements."""
