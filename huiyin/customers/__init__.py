"""customers: who our customers are."""
