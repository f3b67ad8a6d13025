#!/bin/sh
# Asks the server for the codes of receipts, and prints reference,address. Needs curl.
#
#   HAILONG_TOKEN=… ./issue.sh ADDRESS REFERENCE SERVICE_POINT DOMAIN     for one receipt
#   HAILONG_TOKEN=… ./issue.sh ADDRESS FILE.csv                           for as many as the file has, 1000 a call
#
# ADDRESS is the server's (https://danhgia.example.gov.vn); the file has the columns reference, service_point and domain, and
# no comma within them. The token comes from: hailong token create --grant receipts:issue --name «…»
#
# Run it again whenever you don't know what became of it: the same reference has the same code.
set -eu

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

# Lines of CSV in, the body of a call out.
body() {
  sed 's/[\\"]/\\&/g' | awk -F , '
    BEGIN { printf "{\"receipts\":[" }
    { printf "%s{\"reference\":\"%s\",\"service_point\":\"%s\",\"domain\":\"%s\"}", (NR > 1 ? "," : ""), $1, $2, $3 }
    END { print "]}" }'
}

# call LINES: issues up to 1000. What is worth trying again (no connection, 429, 502, 503, 504) is tried again, after the
# time that the server asks for. The token goes in by the standard input: arguments can be seen by every user of the machine.
call() {
  body <"$1" >"$work/body"
  printf 'header = "Authorization: Bearer %s"\n' "$HAILONG_TOKEN" |
    curl --config - --silent --show-error --fail-with-body --retry 8 --retry-connrefused --retry-max-time 600 \
      --header 'Content-Type: application/json' --data-binary "@$work/body" --output "$work/answer" \
      "$address/api/v1/receipts" || { cat "$work/answer" >&2; exit 1; }
  # Answers stand in the order of the request. A program in another language reads the JSON instead.
  grep -o '"url":"[^"]*"' "$work/answer" | cut -d '"' -f 4 >"$work/urls"
  cut -d , -f 1 "$1" | paste -d , - "$work/urls"
}

: "${HAILONG_TOKEN:?the token is missing}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
address=${1-}
address=${address%/}

case $# in
  2) tr -d '\r' <"$2" | tail -n +2 | grep . | split -l 1000 - "$work/part." ;;
  4) printf '%s,%s,%s\n' "$2" "$3" "$4" >"$work/part.aa" ;;
  *) die "usage: $0 ADDRESS FILE.csv | ADDRESS REFERENCE SERVICE_POINT DOMAIN" ;;
esac
for part in "$work"/part.*; do
  call "$part"
done
