"""Plans as pages: roadmaps with their Gantt charts and risks, what needs attention, and how dates slipped before."""
