"""One module a group of commands of ``dxplans``; each adds its own, and loads what it needs only when it runs."""
