.PHONY: help demo run test lint bundle
help:
	@./tongchou --help
demo run:
	@./tongchou demo
test:
	@./tongchou test
lint:
	@./tongchou test --only lint
bundle:
	@./tongchou bundle
