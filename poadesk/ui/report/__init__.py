"""Report view: the open report with its navigator, pages, side pane and footer."""
