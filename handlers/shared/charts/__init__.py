"""Pictures of what was sent: a doughnut of one sending, columns of the last thirty days."""
