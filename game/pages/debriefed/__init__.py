"""The debrief of a finished play as one page that prints: each file gathers what one part of it shows."""
