"""One reader a format; all give the same blocks (see ``tongchou.kernel.documents``)."""
