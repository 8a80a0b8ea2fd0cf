"""packages.txt against what is really used: the headers that the sources include, the libraries that the programs load,
and the commands that the scripts call. A package that only happens to be on a machine hides a missing install step.

    packages.py REPOSITORY BUILD      BUILD is a finished build tree (its depfiles say where each header was found)
"""
import functools
import pathlib
import re
import subprocess
import sys

# What g++ itself brings, and what every Debian has.
ALWAYS = {
    "libc6-dev",
    "libstdc++-12-dev",
    "libgcc-12-dev",
    "linux-libc-dev",
    "libc6",
    "libstdc++6",
    "libgcc-s1",
    "libasan8",
    "libubsan1",
    "bash",
    "coreutils",
    "dash",
    "sed",
    "grep",
}
# Headers of a package that a listed package's pkg-config file demands, so it always comes along.
BROUGHT_BY = {
    "libpango1.0-dev": {"libharfbuzz-dev", "libfreetype-dev", "libfribidi-dev"},
    "libgl-dev": {"libgl-dev", "libglx-dev", "mesa-common-dev"},
}
COMMANDS = [
    "cmake",
    "ninja",
    "ccache",
    "g++",
    "pkg-config",
    "python3",
    "openssl",
    "pdftotext",
    "Xvfb",
    "xdotool",
    "import",
    "7z",
    "nm",
    "readelf",
    "chromium",
    "node",
    "npm",
]


def listed(repository):
    lines = (repository / "packages.txt").read_text().splitlines()
    return {line.split("#")[0].split("|")[0].strip() for line in lines} - {""}


@functools.cache
def owner(path):
    """The package that owns a file, or None."""
    for candidate in dict.fromkeys([str(path), str(pathlib.Path(path).resolve())]):
        for form in (candidate, re.sub(r"^/usr", "", candidate)):
            done = subprocess.run(["dpkg", "-S", form], capture_output=True, text=True)
            if done.returncode == 0:
                return done.stdout.split(":")[0]
    return None


def included(repository):
    """Every <header> that our sources name."""
    names = set()
    for folder in ("shared", "kiosk", "sync", "tests"):
        for source in (repository / folder).rglob("*"):
            if source.suffix in (".h", ".cpp"):
                names |= set(re.findall(r"^#include <([^>]+)>", source.read_text(), re.M))
    return names


def found_headers(build):
    """Where the compiler found headers outside the repository."""
    deps = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    return {pathlib.Path(line.strip()) for line in deps.splitlines() if line.strip().startswith("/usr")}


def libraries(build):
    """The packages of the libraries that our programs name in their dynamic sections."""
    packages = {}
    for program in sorted((build / "bin").glob("balss*")):
        dynamic = subprocess.run(["readelf", "-d", str(program)], capture_output=True, text=True, check=True).stdout
        names = set(re.findall(r"NEEDED.*\[(.*)\]", dynamic))
        for line in subprocess.run(
            ["ldd", str(program)], capture_output=True, text=True, check=True
        ).stdout.splitlines():
            match = re.match(r"\s*(\S+) => (\S+)", line)
            ours = match and build in pathlib.Path(match[2]).parents
            if match and match[1] in names and not ours:
                packages[match[1]] = owner(match[2])
    return packages


@functools.cache
def dependencies():
    """What each installed package depends on."""
    fields = "${Package}\t${Depends},${Pre-Depends}\n"
    lines = subprocess.run(["dpkg-query", "-W", "-f", fields], capture_output=True, text=True, check=True).stdout
    packages = (line.split("\t") for line in lines.splitlines())
    return {
        name: {re.split(r"[ :(|]", part.strip())[0] for part in parts.split(",") if part.strip()}
        for name, parts in packages
    }


def depends_of(package):
    """The packages that a package depends on, transitively, as installed."""
    seen, todo = set(), [package]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += dependencies().get(name, ())
    return seen


def check(repository, build):
    packages = listed(repository)
    allowed = packages | ALWAYS | {h for p in packages for h in BROUGHT_BY.get(p, ())}
    problems = []
    headers = found_headers(build)
    by_name = {}
    for path in headers:
        by_name.setdefault(path.name, []).append(path)
    for name in sorted(included(repository)):
        places = [p for p in by_name.get(pathlib.PurePath(name).name, []) if str(p).endswith("/" + name)]
        owners = {owner(p) for p in places} - {None}
        if owners and not owners & allowed:
            problems.append(f"<{name}> comes from {', '.join(sorted(owners))}, which packages.txt does not name")
    closure = set().union(*(depends_of(p) for p in packages)) | ALWAYS
    for library, package in sorted(libraries(build).items()):
        if package not in closure:
            problems.append(f"{library} comes from {package}, which nothing in packages.txt brings")
    for command in COMMANDS:
        place = subprocess.run(["sh", "-c", f"command -v {command}"], capture_output=True, text=True).stdout.strip()
        package = owner(place) if place else None
        # A machine may have a newer one of its own beside Debian's; the list must still name Debian's.
        if not place or (package and package not in closure and not command_is_listed(command, closure)):
            problems.append(f"the command {command} ({place or 'not here'}) comes from {package}, not in packages.txt")
    readme = (repository / "README.md").read_text()
    problems += [f"README.md's table does not name {p}" for p in sorted(packages) if f"`{p}`" not in readme]
    return problems


def command_is_listed(command, closure):
    """Alternatives (import, convert) belong to a package that only names them in its scripts."""
    return command == "import" and "imagemagick" in closure


def main():
    problems = check(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
    print("\n".join(problems) or "packages.txt names what is used")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
