# Installs what packages.txt names and this machine lacks; says what; does nothing when all is there. "npm|npm" is a
# package that is not needed where that command is there already, from wherever.
# Sourced by ./run and ./test with the repository as the working directory.
install_missing_packages() {
  local wanted missing=() package as_root=()
  wanted=$(sed 's/#.*//' packages.txt)
  for package in $wanted; do
    if [[ $package == *"|"* ]]; then
      command -v "${package#*|}" >/dev/null && continue
      package=${package%|*}
    fi
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; return 4; }
    as_root=(sudo)
  fi
  echo "Installing from Debian: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What the web pages are tested with, from npm, into build/node; without npm, or when it cannot, those tests are skipped
# and say so.
install_node_packages() {
  local from=tests/functional/web to=build/node
  command -v npm >/dev/null || return 0
  cmp -s "$from/package-lock.json" "$to/package-lock.json" && [ -d "$to/node_modules" ] && return 0
  mkdir -p "$to"
  cp "$from/package.json" "$from/package-lock.json" "$to/"
  npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null || {
    rm -rf "$to"
    echo "npm could not install what tests/functional/web needs: the browser test will be skipped" >&2
  }
}

# Configures once and builds. Usage: build PRESET
build() {
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
  cmake --build --preset "$1"
}
