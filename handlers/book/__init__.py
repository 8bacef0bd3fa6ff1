"""The screens of adding, importing and exporting people; `feature.register` adds them."""
