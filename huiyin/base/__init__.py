"""base: plumbing every room stands on."""
