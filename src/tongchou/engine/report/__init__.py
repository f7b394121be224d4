"""A pre-review written down: ``as_json``, ``as_html``, ``as_docx``, ``as_text``."""
