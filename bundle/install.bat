@echo off
rem Installs dxplans from this folder alone: no network, no administrator rights. Needs Python 3.11 to 3.13 (64-bit).
rem   install.bat [FOLDER]    A window that a double click opened stays until a key is pressed.
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\dxplans"
if not "%~1"=="" set "TARGET=%~1"
set "CODE=0"

set "FITS=import sys; sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and sys.maxsize > 2 ** 32))"
set "PYTHON="
for %%v in (3.12 3.13 3.11) do if not defined PYTHON py -%%v -c "%FITS%" >nul 2>nul && set "PYTHON=py -%%v"
if not defined PYTHON py -3 -c "%FITS%" >nul 2>nul && set "PYTHON=py -3"
if not defined PYTHON python -c "%FITS%" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON goto :no_python

echo "%TARGET%" に導入します ...
%PYTHON% -m venv "%TARGET%"
if errorlevel 1 goto :failed
"%TARGET%\Scripts\python.exe" -m pip install --no-index --find-links "%HERE%wheels" --disable-pip-version-check --quiet --upgrade dxplans
if errorlevel 1 goto :failed
"%TARGET%\Scripts\dxplans.exe" --version
if errorlevel 1 goto :failed
rem A share may be read-only: the command then stands in the installation alone.
set "SHORT=%TARGET%\Scripts\dxplans.exe"
(echo @"%TARGET%\Scripts\dxplans.exe" %%*> "%HERE%dxplans.bat") 2>nul && set "SHORT=%HERE%dxplans.bat"
echo 終わりました。次のように試せます。
echo   "%SHORT%" run "%HERE%samples" --out 結果 --direct
goto :end

:no_python
echo Python 3.11～3.13（64ビット）が見つかりません。先にPythonを入れてください。
set "CODE=2"
goto :end

:failed
echo 導入できませんでした。Pythonの版が、このフォルダーのwheelsと合っているか、導入先に書き込めるかを確かめてください。
set "CODE=1"

:end
rem Explorer names this file in the command line of the window that it opens; a prompt does not.
setlocal EnableDelayedExpansion
set "LINE=!CMDCMDLINE:"=!"
if not "!LINE:%~nx0=!"=="!LINE!" pause
exit /b %CODE%
