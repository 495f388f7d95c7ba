@echo off
rem Installs dxplans from this folder alone: no network, no administrator rights. Needs Python 3.11 to 3.13 (64-bit).
setlocal
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\dxplans"
if not "%~1"=="" set "TARGET=%~1"

set "PYTHON="
for %%v in (3.12 3.13 3.11) do (
  if not defined PYTHON (
    py -%%v -c "import sys" >nul 2>nul && set "PYTHON=py -%%v"
  )
)
if not defined PYTHON (
  python -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" >nul 2>nul && set "PYTHON=python"
)
if not defined PYTHON (
  echo Python 3.11～3.13（64ビット）が見つかりません。先にPythonを入れてください。
  exit /b 2
)

echo "%TARGET%" に導入します ...
%PYTHON% -m venv "%TARGET%" || exit /b 1
"%TARGET%\Scripts\python.exe" -m pip install --no-index --find-links "%HERE%wheels" --disable-pip-version-check --quiet dxplans
if errorlevel 1 (
  echo 導入できませんでした。Pythonの版が、このフォルダーのwheelsと合っているか確かめてください。
  exit /b 1
)
"%TARGET%\Scripts\dxplans.exe" --version || exit /b 1
> "%HERE%dxplans.bat" echo @"%TARGET%\Scripts\dxplans.exe" %%*
echo 終わりました。次のように試せます。
echo   dxplans.bat run samples --out 結果 --direct
endlocal
