# Python 3.11 or newer is all that a machine needs; the first word that runs sets up .venv by itself.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BENCH := .venv-bench
RUN := $(VENV)/bin/python -X utf8 -m pipeline
PIP := -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes
OPTIONS := $(if $(QUICK),--quick) $(if $(PERIOD),--period $(PERIOD)) $(if $(AS_OF),--as-of $(AS_OF)) $(if $(INBOX),--inbox $(INBOX)) $(if $(OUTBOX),--outbox $(OUTBOX))

# Compiled modules are kept, whatever the shell says: a run starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help report check forms mail send pdf close start test mutations lint golden robust fuzz crash demo templates bench bench-demo bench-hot test-scheduler clean

# Danh sách các lệnh (mặc định).
help:
	@awk '/^# /{said=substr($$0,3)} /^[a-z-]+:/{split($$1,w,":"); if (said) printf "  make %-14s %s\n", w[1], said; said=""}' Makefile

# Đọc inbox/, tổng hợp và viết kết quả vào outbox/ (PERIOD=2026-Q3, AS_OF=2026-09-25, QUICK=1 nếu cần).
report: $(VENV)/.ready
	@$(RUN) report $(OPTIONS)

# Kiểm tra một báo cáo: make check FILE=inbox/....xlsx
check: $(VENV)/.ready
	@$(RUN) check $(if $(INBOX),--inbox $(INBOX)) "$(FILE)"

# Viết biểu mẫu cho các đơn vị: make forms PERIOD=2026-Q4
forms: $(VENV)/.ready
	@$(RUN) forms $(OPTIONS)

# Viết thư nháp gửi thành viên, đơn vị: make mail PERIOD=2026-Q3
mail: $(VENV)/.ready
	@$(RUN) mail $(OPTIONS)

# Gửi thư nháp qua máy chủ thư, hỏi trước khi gửi: make send PERIOD=2026-Q3 (AGAIN=co: cả thư chưa rõ kết quả)
send: $(VENV)/.ready
	@$(RUN) send $(if $(PERIOD),--period $(PERIOD)) $(if $(OUTBOX),--outbox $(OUTBOX)) $(if $(AGAIN),--again)

# In báo cáo, bảng tổng hợp ra PDF (cần LibreOffice): make pdf PERIOD=2026-Q3
pdf: $(VENV)/.ready
	@$(RUN) pdf $(if $(PERIOD),--period $(PERIOD)) $(if $(OUTBOX),--outbox $(OUTBOX))

# Chốt một kỳ đã gửi, lưu vào inbox/_da-cong-bo/: make close PERIOD=2026-Q3
close: $(VENV)/.ready
	@$(RUN) close $(OPTIONS)

# Cất số liệu minh họa và tạo danh mục trống: make start YEAR=2027
start: $(VENV)/.ready
	@$(RUN) start $(if $(YEAR),--year $(YEAR)) $(if $(INBOX),--inbox $(INBOX)) $(if $(OUTBOX),--outbox $(OUTBOX))

# Chạy toàn bộ kiểm thử.
test: $(VENV)/.ready-dev
	@$(VENV)/bin/python -X utf8 -m pytest

# Thử hàng nghìn cách sửa một ô trong báo cáo đúng, chừng mười lăm phút (TRIES=5000).
mutations: $(VENV)/.ready-dev
	@MUTATIONS=$(or $(TRIES),5000) $(VENV)/bin/python -X utf8 -m pytest tests/test_mutations.py tests/test_marked_demonstration.py

# Kiểm tra cách viết và kiểu dữ liệu của mã nguồn.
lint: $(VENV)/.ready-dev
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

# Viết lại các kết quả mẫu mà kiểm thử so sánh (tests/golden/).
golden: $(VENV)/.ready-dev
	@GOLDEN=write $(VENV)/bin/python -X utf8 -m pytest tests/test_golden.py

# Đo thời gian, bộ nhớ khi đọc hàng trăm tệp hỏng, tệp lạ (docs/robustness.md).
robust: $(VENV)/.ready-dev
	@$(VENV)/bin/python -X utf8 -m tests.hostile

# Làm hỏng ngẫu nhiên các tệp tốt rồi đọc: make fuzz COUNT=2000 SEED=0
fuzz: $(VENV)/.ready-dev
	@COUNT=$(or $(COUNT),2000) SEED=$(or $(SEED),0) $(VENV)/bin/python -X utf8 -m tests.hostile.fuzz

# Dừng đột ngột lệnh report 100 lần, xem outbox còn nguyên: make crash COUNT=100 SEED=0
crash: $(VENV)/.ready-dev
	@COUNT=$(or $(COUNT),100) SEED=$(or $(SEED),0) $(VENV)/bin/python -X utf8 -m tests.crash

# Viết lại số liệu minh họa trong inbox/ từ tests/portfolio/.
demo: $(VENV)/.ready-dev
	@$(VENV)/bin/python -X utf8 -m tests.portfolio

# Viết lại biểu mẫu trống trong templates/bieu-mau/ từ schemas/.
templates: $(VENV)/.ready
	@$(RUN) templates

# Đo tốc độ, viết vào docs/benchmarks.md (Linux; N="100 1000", RUNS=5, môi trường riêng .venv-bench).
bench: $(BENCH)/.ready
	@$(BENCH)/bin/python -X utf8 -m tests.bench $(N) $(if $(RUNS),--runs $(RUNS)) --write

# Đo riêng số liệu minh họa, bằng môi trường của chương trình, viết vào docs/benchmarks.md (RUNS=9).
bench-demo: $(VENV)/.ready
	@$(VENV)/bin/python -X utf8 -m tests.bench.demonstration $(if $(RUNS),--runs $(RUNS)) --write

# Đo từng hàm chạy nhiều lần nhất.
bench-hot: $(BENCH)/.ready
	@$(BENCH)/bin/python -X utf8 -m pytest -n0 tests/bench/hot.py

# Kiểm thử việc đọc trên cụm máy Dask.
test-scheduler: $(BENCH)/.ready
	@$(BENCH)/bin/python -X utf8 -m pytest -n0 tests/test_cluster.py

# Xóa môi trường Python, bộ nhớ đệm; không đụng inbox/ và outbox/.
clean:
	@rm -rf $(VENV) $(BENCH) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find pipeline schemas tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The modules, and the templates as far as no field changes them, are compiled once for all runs.
COMPILE = $(VENV)/bin/python -m compileall -q pipeline schemas && $(VENV)/bin/python -X utf8 -m pipeline.compiling

$(VENV)/bin/python $(BENCH)/bin/python:
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên; cài từ python.org rồi chạy lại lệnh."; exit 2; }
	@echo "Đang chuẩn bị môi trường Python (chỉ lần đầu)…"
	@$(PYTHON) -m venv $(patsubst %/bin/python,%,$@)

$(VENV)/.ready: requirements.lock | $(VENV)/bin/python
	@$(VENV)/bin/python $(PIP) -r requirements.lock
	@$(COMPILE)
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock | $(VENV)/bin/python
	@$(VENV)/bin/python $(PIP) -r requirements-dev.lock
	@$(COMPILE)
	@touch $@ $(VENV)/.ready

$(BENCH)/.ready: requirements-bench.lock | $(BENCH)/bin/python
	@$(BENCH)/bin/python $(PIP) -r requirements-bench.lock
	@touch $@
