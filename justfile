# What people type. `just` shows this list; CI runs the same `tests/run`.

_list:
    @just --list --unsorted

# Start with the demonstration data on http://127.0.0.1:8080
demo:
    cargo run --release -- serve --demo

# Everything that must pass, or only the named steps: `just check fmt clippy`
check *STEPS:
    tests/run {{STEPS}}

# What to run before each commit; a few seconds after the first time
quick:
    cargo fmt --all
    tests/run clippy
    cargo test --workspace --all-features --lib --quiet

# Unit and integration tests whose name contains NAME
test NAME="":
    cargo test --workspace --all-features {{NAME}}

# Browser tests whose name contains NAME; pictures go to target/e2e
e2e NAME="":
    tests/run build
    npm ci --prefix tests/e2e --no-audit --no-fund --loglevel=error
    node --test-reporter=spec --test-name-pattern='{{NAME}}' tests/e2e/run.mjs

# Write every page with sample values to target/gallery and say where its index is
gallery:
    cargo run --quiet -- gallery --out target/gallery

# Build the browser programs and style sheets anew (needs npm); commit the result
assets:
    npm ci --prefix views --no-audit --no-fund --loglevel=error
    npm run --prefix views build

# Compare speed with the baselines
bench *OPTIONS:
    cargo bench --bench load -- {{OPTIONS}}

# What the settings in force are, with secrets hidden
config *OPTIONS:
    cargo run --quiet -- check-config {{OPTIONS}}
