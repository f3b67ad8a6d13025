#!/bin/sh
# What one-stop software says to the server about receipts. Needs curl.
#
#   ./receipts.sh ADDRESS issue REFERENCE SERVICE_POINT DOMAIN     one code: prints reference,address
#   ./receipts.sh ADDRESS issue FILE.csv                           as many as the file has, 1000 a call
#                                                                  columns: reference,service_point,domain
#   ./receipts.sh ADDRESS revoke reference REFERENCE               takes one back: prints what became of it
#   ./receipts.sh ADDRESS revoke code CODE                         the same for a code that was printed offline
#   ./receipts.sh ADDRESS printed FILE.csv                         how many were printed offline: prints what became of each
#                                                                  columns: key,date,service_point,domain,count
#
# ADDRESS is the server's (https://danhgia.example.gov.vn). Files begin with the names of their columns and have no comma within
# a field. The token stands in the variable HAILONG_TOKEN; it comes from: hailong token create --grant receipts:issue --name «…»
#
# Run it again whenever you don't know what became of it: the same call has the same answer, and counts once.
set -eu

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

# body LIST NAMES: lines of CSV in, the body of a call out.
body() {
  sed 's/[\\"]/\\&/g' | awk -F , -v list="$1" -v names="$2" '
    BEGIN { count = split(names, name, ","); printf "{\"%s\":[", list }
    {
      printf "%s{", (NR > 1 ? "," : "")
      for (at = 1; at <= count; at++) {
        quote = name[at] == "key" || name[at] == "count" ? "" : "\""
        printf "%s\"%s\":%s%s%s", (at > 1 ? "," : ""), name[at], quote, $at, quote
      }
      printf "}"
    }
    END { print "]}" }'
}

# post PATH: sends the body. What is worth trying again (no connection, 429, 502, 503, 504) is tried again, after the time
# that the server asks for. The token goes in by the standard input: arguments can be seen by every user of the machine.
post() {
  printf 'header = "Authorization: Bearer %s"\n' "$HAILONG_TOKEN" |
    curl --config - --silent --show-error --fail-with-body --retry 8 --retry-connrefused --retry-max-time 600 \
      --header 'Content-Type: application/json' --data-binary "@$work/body" --output "$work/answer" \
      "$address/api/v1/$1" || { cat "$work/answer" >&2; exit 1; }
}

# answers NAME: this field of each answer; they stand in the order of the call. A program in another language reads the JSON.
answers() { grep -o "\"$1\":\"[^\"]*\"" "$work/answer" | cut -d '"' -f 4; }

# parts FILE NAMES: cuts it into parts of 1000 lines, if it has these columns.
parts() {
  tr -d '\r' <"$1" >"$work/file"
  if [ "$(head -n 1 "$work/file")" != "$2" ]; then die "$1: the first line is not $2"; fi
  tail -n +2 "$work/file" | grep . | split -l 1000 - "$work/part."
}

issue() {
  for part in "$work"/part.*; do
    body receipts reference,service_point,domain <"$part" >"$work/body"
    post receipts
    answers url >"$work/urls"
    cut -d , -f 1 "$part" | paste -d , - "$work/urls"
  done
}

printed() {
  for part in "$work"/part.*; do
    body printed key,day,service_point,domain,count <"$part" >"$work/body"
    post receipts/printed
    answers status
  done
}

: "${HAILONG_TOKEN:?the token is missing}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
address=${1-}
address=${address%/}

case $#,${2-},${3-} in
  5,issue,*)
    printf '%s,%s,%s\n' "$3" "$4" "$5" >"$work/part.aa"
    issue
    ;;
  3,issue,*)
    parts "$3" reference,service_point,domain
    issue
    ;;
  4,revoke,reference | 4,revoke,code)
    printf '%s\n' "$4" | body receipts "$3" >"$work/body"
    post receipts/revoke
    answers status
    ;;
  3,printed,*)
    parts "$3" key,date,service_point,domain,count
    printed
    ;;
  *) die "usage: $0 ADDRESS issue FILE.csv | issue REFERENCE SERVICE_POINT DOMAIN | revoke reference|code VALUE | printed FILE.csv" ;;
esac
