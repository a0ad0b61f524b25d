"""Pure decisions of resolve: what opens a case, when something is due, who may do what, what is shown."""
