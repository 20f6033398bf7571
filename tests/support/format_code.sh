# What schema/README.md prints for strangers; sourced by the scripts that run it.
# shellcheck shell=bash

# code_of SECTION LANGUAGE: the section's fenced blocks in a language.
code_of() {
    awk -v heading="## $1" -v fence="\`\`\`$2" '
        /^## / { here = $0 == heading }
        /^```$/ { on = 0 }
        on
        here && $0 == fence { on = 1 }' "$SOURCE_DIR/schema/README.md"
}
