#!/bin/sh
# Makes the code of one receipt without network, and prints it and its address. Needs openssl, nothing else.
#
#   HAILONG_RECEIPT_SECRET=…64 hexadecimal digits… ./receipt-code.sh ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE]
#   ./receipt-code.sh --vectors FILE      compares itself with the test vectors
#
# ADDRESS is the server's (https://danhgia.example.gov.vn), DAY is today in Vietnam (YYYY-MM-DD). Leave NONCE out: it is
# drawn at random. The format: docs/receipt-codes.md.
set -eu

die() {
  printf '%s\n' "$1" >&2
  exit 2
}

# whole NAME VALUE MOST
whole() {
  case $2 in
    '' | *[!0-9]* | 0?* | ?????????*) ;;
    *) if [ "$2" -le "$3" ]; then return; fi ;;
  esac
  die "$1: «$2» is not a whole number from 0 to $3"
}

leap() { [ $(($1 % 4)) -eq 0 ] && { [ $(($1 % 100)) -ne 0 ] || [ $(($1 % 400)) -eq 0 ]; }; }

# days_of DAY: sets days to the number of days since 1 January 2020.
days_of() {
  case $1 in
    2[01][0-9][0-9]-[01][0-9]-[0-3][0-9]) ;;
    *) bad_day "$1" ;;
  esac
  year=${1%%-*} month=${1#*-} day=${1##*-}
  # Without a leading zero, which would make the number octal.
  month=$((1${month%-*} - 100)) day=$((1$day - 100))
  case $month in
    1 | 3 | 5 | 7 | 8 | 10 | 12) last=31 ;;
    4 | 6 | 9 | 11) last=30 ;;
    2) last=28; if leap "$year"; then last=29; fi ;;
    *) last=0 ;;
  esac
  if [ "$day" -lt 1 ] || [ "$day" -gt "$last" ]; then bad_day "$1"; fi
  # Years begin in March here, so that the leap day comes last; 737730 is 1 January 2020.
  if [ "$month" -le 2 ]; then year=$((year - 1)); fi
  months=$(((month + 9) % 12))
  days=$((365 * year + year / 4 - year / 100 + year / 400 + (153 * months + 2) / 5 + day - 1 - 737730))
  if [ "$days" -lt 0 ] || [ "$days" -gt 32767 ]; then bad_day "$1"; fi
}

bad_day() { die "day: «$1» is not a day from 2020-01-01 to 2109-09-18 (YYYY-MM-DD)"; }

# bytes HEX [PAD]: writes these bytes, each xor PAD.
bytes() {
  hex=$1 text=
  while [ -n "$hex" ]; do
    rest=${hex#??}
    byte=$((0x${hex%"$rest"} ^ ${2:-0}))
    text="$text\\0$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
    hex=$rest
  done
  printf %b "$text"
}

sha256() { openssl dgst -sha256 -binary; }

# signature SECRET HEAD: the first ten bytes of HMAC-SHA256, in hexadecimal. HMAC is written out (RFC 2104), since openssl
# takes its key as an argument, and arguments of programs can be seen by every user of the machine.
signature() {
  secret=$1$(printf %064d 0)
  {
    bytes "$secret" 0x5c
    { bytes "$secret" 0x36; printf 'hailong receipt 1\000'; bytes "$2"; } | sha256
  } | sha256 | od -An -v -tx1 -N10 | tr -d ' \n'
}

# signs NUMBER: appends its 40 bits to code, as eight signs.
signs() {
  for shift in 35 30 25 20 15 10 5 0; do
    sign $(($1 >> shift & 31))
  done
}

sign() {
  at=$1
  set -- 0 1 2 3 4 5 6 7 8 9 A B C D E F G H J K M N P Q R S T V W X Y Z
  shift "$at"
  code=$code$1
}

# make SECRET KEY SERVICE_POINT DOMAIN DAY NONCE: sets code.
make() {
  case $1 in *[!0-9a-fA-F]*) die 'secret: not 64 hexadecimal digits' ;; esac
  if [ ${#1} -ne 64 ]; then die 'secret: not 64 hexadecimal digits'; fi
  whole key "$2" 1023
  whole service_point "$3" 32767
  whole domain "$4" 1023
  whole nonce "$6" 33554431
  days_of "$5"
  # Two halves of 40 bits: version 1, key, service point, domain · day, nonce.
  left=$((1 << 35 | $2 << 25 | $3 << 10 | $4)) right=$((days << 25 | $6))
  tag=$(signature "$1" "$(printf %010x%010x "$left" "$right")")
  code=
  signs "$left"
  signs "$right"
  signs "$((0x${tag%??????????}))"
  signs "$((0x${tag#??????????}))"
}

random_nonce() { printf %d $((0x$(openssl rand -hex 4) & 0x1ffffff)); }

check_vectors() {
  seen=0
  while IFS=, read -r secret key point domain day nonce expected; do
    if [ "$secret" = secret ]; then continue; fi
    make "$secret" "$key" "$point" "$domain" "$day" "$nonce"
    if [ "$code" != "$expected" ]; then
      printf 'made %s, expected %s\n' "$code" "$expected" >&2
      exit 1
    fi
    seen=$((seen + 1))
  done
  if [ "$seen" -eq 0 ]; then die 'no vectors'; fi
  echo "$seen codes agree"
}

case $#,${1:-} in
  2,--vectors) tr -d '\r' <"$2" | check_vectors ;;
  [56],http://?* | [56],https://?*)
    make "${HAILONG_RECEIPT_SECRET:?the secret is missing}" "$2" "$3" "$4" "$5" "${6-$(random_nonce)}"
    printf '%s\n%s/r/%s\n' "$code" "${1%/}" "$code"
    ;;
  *) die "usage: $0 ADDRESS KEY SERVICE_POINT DOMAIN DAY [NONCE] | --vectors FILE" ;;
esac
