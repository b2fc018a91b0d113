"""What a class takes home: the report as a frozen value, and as HTML, CSV and JSON; no row for any seat."""
