"""One file per field group: from material to the kernel's declaration records."""
