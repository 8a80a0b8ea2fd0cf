#!/usr/bin/env python3
"""What the finished programs can and cannot do, read from the files themselves.

    binaries.py kiosk FILE     no network library, in it or in anything it loads; opens no response
    binaries.py sync FILE      opens no response
    binaries.py opener FILE    the control: this one does open responses, and the check sees it
"""
import re
import subprocess
import sys

NETWORK = re.compile(r"lib(curl|ssl|gnutls|nghttp\d*|ssh\d*|httplib|cpp-httplib|ngtcp\d*|soup|nspr4|nss3)\b", re.I)
RESOLVER = re.compile(r"^(getaddrinfo|gethostbyname\w*|res_n?query|accept4?|listen)$")
OPENING = re.compile(r"crypto_box_seal_open|crypto_\w+_decrypt\w*|crypto_box_open\w*|crypto_secretbox_open\w*")


def out(*command):
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    ).stdout


def symbols(file):
    """Names in the dynamic and, when it is there, the full symbol table, with the version cut off."""
    lines = out("nm", "-D", file) + subprocess.run(["nm", file], capture_output=True, text=True).stdout
    return {line.split()[-1].split("@")[0] for line in lines.splitlines() if line.split()}


def libraries(file):
    needed = re.findall(r"\(NEEDED\).*\[(.*?)\]", out("readelf", "-d", file))
    loaded = re.findall(r"^\s*(\S+)", out("ldd", file), re.M)
    assert needed and len(loaded) >= len(needed), "could not read what it loads"
    return set(needed) | set(loaded)


def main():
    role, file = sys.argv[1:]
    opens = {s for s in symbols(file) if OPENING.search(s)}
    if role == "opener":
        print("opens with", ", ".join(sorted(opens)) or "nothing: the check is blind")
        return not opens
    wrong = [f"it can open responses: {s}" for s in sorted(opens)]
    if role == "kiosk":
        wrong += [f"it loads a network library: {name}" for name in sorted(libraries(file)) if NETWORK.search(name)]
        wrong += [f"it calls the network: {s}" for s in sorted(symbols(file)) if RESOLVER.match(s)]
    print("\n".join(wrong) or "clean")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
