"""Pictures of a report: shapes, their layout, SVG and Word."""
