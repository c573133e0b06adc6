@echo off
rem The words of the Makefile for Windows: cmd finds this file before any make.
setlocal enabledelayedexpansion
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
set WORD=%~1
if "%WORD%"=="" set WORD=help

rem PERIOD=2026-Q4 arrives from cmd as two words, PERIOD and 2026-Q4.
:words
shift
if "%~1"=="" goto words_done
set "%~1=%~2"
shift
goto words
:words_done

if /i "%WORD%"=="help" goto help
if /i "%WORD%"=="clean" goto clean

set LOCK=requirements.lock
set READY=.venv\.ready
if /i "%WORD%"=="test" set LOCK=requirements-dev.lock& set READY=.venv\.ready-dev
if /i "%WORD%"=="lint" set LOCK=requirements-dev.lock& set READY=.venv\.ready-dev
if not exist .venv\Scripts\python.exe (
  echo Đang chuẩn bị môi trường Python ^(chỉ lần đầu^)…
  py -3 -m venv .venv || python -m venv .venv || goto no_python
)
if not exist %READY% (
  .venv\Scripts\python -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes -r %LOCK% || exit /b 1
  .venv\Scripts\python -m compileall -q pipeline schemas
  .venv\Scripts\python -X utf8 -m pipeline.compiling
  echo.>%READY%
)
if /i "%WORD%"=="test" .venv\Scripts\python -m pytest& exit /b !errorlevel!
if /i "%WORD%"=="lint" .venv\Scripts\ruff check . && .venv\Scripts\ruff format --check . && .venv\Scripts\mypy& exit /b !errorlevel!

set OPTIONS=
if defined PERIOD set OPTIONS=!OPTIONS! --period %PERIOD%
if defined AS_OF set OPTIONS=!OPTIONS! --as-of %AS_OF%
if defined YEAR set OPTIONS=!OPTIONS! --year %YEAR%
if defined INBOX if /i not "%WORD%"=="send" if /i not "%WORD%"=="pdf" set OPTIONS=!OPTIONS! --inbox "%INBOX%"
if defined QUICK set OPTIONS=!OPTIONS! --quick
if defined OUTBOX set OPTIONS=!OPTIONS! --outbox "%OUTBOX%"
if /i "%WORD%"=="send" if defined AGAIN set OPTIONS=!OPTIONS! --again
if /i "%WORD%"=="check" set OPTIONS=!OPTIONS! "%FILE%"
.venv\Scripts\python -m pipeline %WORD% %OPTIONS%
exit /b %errorlevel%

:help
for %%w in (report check forms mail send pdf close start test lint clean) do echo   make %%w
exit /b 0

:clean
if exist .venv rmdir /s /q .venv
for %%d in (.pytest_cache .mypy_cache .ruff_cache .hypothesis) do if exist %%d rmdir /s /q %%d
exit /b 0

:no_python
echo Cần Python 3.11 trở lên; cài từ python.org rồi chạy lại lệnh.
exit /b 2
