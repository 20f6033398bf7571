# shellcheck shell=bash
# What the scripts in tests/cli share. Source it: it goes into a folder of its own, which is deleted
# at the end, and has `hui` mean the program under test.

work=$(mktemp -d)
failures=0
# A script that complained has failed, however it ends.
end() {
    local status=$?
    rm -rf "$work"
    if ((failures)); then
        printf '%d failed\n' "$failures" >&2
        status=1
    fi
    exit "$status"
}
trap end EXIT
cd "$work" || exit
export HUI_LEDGER=$work/book.db HUI_ACTOR='chị Ba' TZ=UTC

# A faketime that was killed leaves a semaphore named by its process, and the next process with that
# number could not make its own.
for left in /dev/shm/sem.faketime_sem_*; do
    if [[ -e $left ]] && ! kill -0 "${left##*_}" 2>/dev/null; then
        rm -f "$left" "/dev/shm/faketime_shm_${left##*_}"
    fi
done

hui() { "$HUI" "$@"; }

# complain TEXT: notes a failure and goes on.
complain() {
    printf 'FAILED: %s\n' "$1" >&2
    failures=$((failures + 1))
}

# same WHAT GOT WANTED
same() {
    if [[ $2 != "$3" ]]; then complain "$1: got '$2', wanted '$3'"; fi
}

# has WHAT TEXT PART
has() {
    if [[ $2 != *"$3"* ]]; then complain "$1: no '$3' in '$2'"; fi
}

# has_not WHAT TEXT PART
has_not() {
    if [[ $2 == *"$3"* ]]; then complain "$1: '$3' in '$2'"; fi
}

# run COMMAND...: sets `status`, and leaves what was printed in the files `out` and `err`.
# shellcheck disable=SC2034  # the scripts read it
run() {
    status=0
    "$@" >out 2>err </dev/null || status=$?
}

# at TIME COMMAND...: runs hui when the clock stands at a time of UTC (2026-03-31 16:59:59).
at() {
    local time=$1
    shift
    faketime -f "$time" "$HUI" "$@"
}

# json EXPRESSION <document: prints what Python gives for an expression on the document `d`.
json() { python3 -c 'import json, sys; d = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

# shape WHAT SHAPE <document: the document must be of a shape (tests/support/json_shape.py).
shape() {
    if ! python3 "$SOURCE_DIR/tests/support/json_shape.py" "$2"; then complain "$1"; fi
}

# A ledger of one group: three shares of 300,000 đồng from 5 March 2026.
small_book() {
    hui init --name 'Sổ ấp 3' >/dev/null
    hui unit add U1 --name 'Ấp 3' >/dev/null
    local n
    for n in 1 2 3; do
        hui member add "M$n" --name "Nguyễn Thị $n" --unit U1 --phone "090000000$n" >/dev/null
    done
    open_group G1 >/dev/null
}

# open_group CODE [OPTION...]
open_group() {
    local code=$1
    shift
    hui group open "$code" --name 'Tổ Hoa Sen' --unit U1 --organiser M1 --contribution 300k \
        --start 2026-03-05 --every 1m --pot gross --order fixed \
        --share 1=M1 --share 2=M2 --share 3=M3 "$@"
}
