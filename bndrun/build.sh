# Sourced by the commands beside it. Builds bndrun/target/dist if it is missing or older than the sources.

build_what_is_missing() {
    local root stamp log status
    root=$(cd "$here/.." && pwd)
    stamp="$here/target/dist/.built"
    if [ -e "$stamp" ] && [ -z "$(find "$root/pom.xml" "$root/bundles" "$root/features" "$root/deployment-package" \
        "$here/pom.xml" -name target -prune -o -type f -newer "$stamp" -print | head -n 1)" ]; then
        return 0
    fi
    command -v mvn > /dev/null || { echo "bndrun: Maven 3.8 or newer is needed to build; install it" >&2; exit 1; }
    mkdir -p "$here/target"
    log="$here/target/build.log"
    echo "building (the first time Maven fetches what it needs; log: $log)" >&2
    set +e
    (cd "$root" && mvn -B --no-transfer-progress -DskipTests -Dspotless.check.skip=true package 2>&1) \
        | tee "$log" | show_progress
    status=${PIPESTATUS[0]}
    set -e
    if [ "$status" -ne 0 ]; then
        grep '^\[ERROR\]' "$log" | head -n 20 >&2
        echo "bndrun: the build failed; see $log" >&2
        exit 1
    fi
    touch "$stamp"
}

# Turns Maven's lines "Building NAME VERSION [3/17]" into a bar on a terminal, into plain lines elsewhere.
show_progress() {
    local line name done all width=30 filled bar
    while IFS= read -r line; do
        if [[ $line =~ Building\ (.*)\ [^\ ]+\ +\[([0-9]+)/([0-9]+)\] ]]; then
            name=${BASH_REMATCH[1]} done=${BASH_REMATCH[2]} all=${BASH_REMATCH[3]}
            if [ -t 2 ]; then
                filled=$((done * width / all))
                bar=$(printf '%*s' "$filled" '' | tr ' ' '#')
                printf '\r\033[K[%-*s] %3d %%  %s' "$width" "$bar" $((done * 100 / all)) "$name" >&2
            else
                printf '%3d %%  %s\n' $((done * 100 / all)) "$name" >&2
            fi
        fi
    done
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}
