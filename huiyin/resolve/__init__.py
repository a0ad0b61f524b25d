"""resolve: every case on the clock."""
