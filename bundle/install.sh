#!/bin/sh
# Installs dxplans from this folder alone: no network, no administrator rights. Needs Python 3.11 to 3.13.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/dxplans"}
python=
for candidate in "${PYTHON:-}" python3.12 python3.11 python3.13 python3 python; do
    if [ -n "$candidate" ] && "$candidate" -c \
        'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 to 3.13 is needed; set PYTHON=... where it is not on the path." >&2
    exit 2
fi
"$python" -m venv "$target"
if ! "$target/bin/python" -m pip install --no-index --find-links "$here/wheels" --disable-pip-version-check --quiet --upgrade dxplans
then
    echo "The wheels of this folder do not fit $("$python" --version); build the bundle for this Python." >&2
    exit 1
fi
"$target/bin/dxplans" --version
echo "Installed. Try:"
echo "  \"$target/bin/dxplans\" run \"$here/samples\" --out results --direct"
