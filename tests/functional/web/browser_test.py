#!/usr/bin/env python3
"""The city's pages in Debian's Chromium, driven by playwright-core and looked at by axe-core (browse.mjs). Ends with
77, which ctest reports as skipped, where node, the browser or the two packages are not installed.

    BALSS_SHOTS=/tmp/shots python3 browser_test.py     also takes a picture of every page
"""
import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

from city import CHILDREN, PASSWORDS, REPOSITORY, WEEK, city

HERE = pathlib.Path(__file__).resolve().parent
NODE = pathlib.Path(os.environ.get("BALSS_NODE", REPOSITORY / "build" / "node"))
SKIPPED = 77
PAGES = [
    "/",
    f"/results?survey={CHILDREN}",
    f"/results?survey={WEEK}&by=all",
    f"/results?survey={CHILDREN}&by=centre",
    f"/results?survey={WEEK}&by=age",
    f"/trend?survey={CHILDREN}",
    f"/trend?survey={WEEK}&by=year",
    f"/centres?survey={WEEK}",
    "/downloads",
    "/devices",
    "/users",
    "/user?name=vera",
    "/password",
    "/nothing",
]


def missing():
    """What this test needs and this machine has not."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    needs = {"node": shutil.which("node"), "chromium": browser}
    needs |= {name: (NODE / "node_modules" / name).is_dir() for name in ("playwright-core", "axe-core")}
    return [name for name, there in needs.items() if not there]


def key_of(certificate):
    """The SHA-256 of its public key, as Chromium's --ignore-certificate-errors-spki-list wants it."""
    public = subprocess.run(
        ["openssl", "x509", "-in", str(certificate), "-noout", "-pubkey"], check=True, capture_output=True
    ).stdout
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"], input=public, check=True, capture_output=True
    )
    return base64.b64encode(hashlib.sha256(der.stdout).digest()).decode()


def main():
    if gone := missing():
        print(f"SKIPPED: no {', '.join(gone)} here; the pages were not looked at in a browser")
        return SKIPPED
    with city() as world:
        if shots := os.environ.get("BALSS_SHOTS"):
            pathlib.Path(shots).mkdir(parents=True, exist_ok=True)
        asked = {
            "url": world.url(),
            "key": key_of(world.directory / "ca-server.crt"),
            "users": {name: password for name, (_, password) in PASSWORDS.items()},
            "pages": PAGES,
            "shots": shots,
        }
        browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
        return subprocess.run(
            ["node", str(HERE / "browse.mjs"), json.dumps(asked)],
            env={
                **os.environ,
                "BALSS_NODE": str(NODE),
                "CHROMIUM": browser,
                "NODE_EXTRA_CA_CERTS": str(world.directory / "ca.crt"),
            },
            timeout=2300,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
