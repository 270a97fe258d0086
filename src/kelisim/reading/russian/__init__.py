"""What is read from Russian prose: instruments, offices, meetings, fields, measures, statements."""
