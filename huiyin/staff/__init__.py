"""staff: accounts, organisation, roles and tokens."""
