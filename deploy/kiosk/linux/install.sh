#!/usr/bin/env bash
# Makes a kiosk of a Debian machine (12 or 13): Chromium full-screen under cage, started by systemd.
# Biến một máy Debian (12 hoặc 13) thành thiết bị đánh giá: Chromium toàn màn hình, do systemd khởi động.
#
#   sudo ./install.sh ADDRESS [OPTION…]     ADDRESS is the server's, e.g. https://danhgia.example.gov.vn
#
#   --rotate 90|180|270   turn the picture and the finger (portrait screens); «normal» turns them back
#   --touch 90|180|270    turn the finger differently, when it lands elsewhere; «normal» leaves it
#   --root FILE           root certificate of the office's own authority (../lan); later runs without it keep it
#   --ntp HOST            time server in the office network
#   --updates HH:MM       when to update, default 02:00; choose the lunch break where power is cut at night
#   --dry-run             show what would be done, do nothing
#
# It can run again: what is right already stays as it is. With DESTDIR=FOLDER it writes its files there and nothing else.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# cage starts no further than to Xwayland where that is missing.
PACKAGES=(cage xwayland wlr-randr seatd chromium chromium-l10n chromium-sandbox ca-certificates systemd-timesyncd
  unattended-upgrades fonts-dejavu-core)
POLICIES=/etc/chromium/policies/managed
RULES=/etc/udev/rules.d/90-hailong-kiosk.rules

usage() { sed -n '5,14s/^# \{0,1\}//p' "$0"; }
fail() { echo "install.sh: $*" >&2; exit 2; }

# --- arguments -------------------------------------------------------------------------------------------------------

address='' rotate=normal touch='' root='' ntp='' updates=02:00 dry=''
while [ $# -gt 0 ]; do
  case $1 in
    --rotate | --touch | --root | --ntp | --updates)
      [ $# -ge 2 ] || fail "$1 needs a value"
      declare "${1#--}=$2"
      shift ;;
    --dry-run) dry=yes ;;
    -h | --help) usage; exit 0 ;;
    -*) fail "unknown option $1" ;;
    *) [ -z "$address" ] || fail "one address only"; address=$1 ;;
  esac
  shift
done
touch=${touch:-$rotate}

[ -n "$address" ] || { usage >&2; exit 2; }
address=${address%/}
address=${address%/k}
[[ $address =~ ^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?$ ]] ||
  fail "the address must be https://name or https://name:port; without HTTPS nothing outlives an outage (see ../lan)"
for turn in "$rotate" "$touch"; do
  [[ $turn =~ ^(normal|90|180|270)$ ]] || fail "normal, 90, 180 or 270, not $turn"
done
[[ $updates =~ ^([01][0-9]|2[0-3]):[0-5][0-9]$ ]] || fail "--updates wants HH:MM"
[[ -z $ntp || $ntp =~ ^[A-Za-z0-9.:-]+$ ]] || fail "--ntp wants the name or address of one machine"
[ -z "$root" ] || command -v openssl >/dev/null || fail "--root needs openssl: apt-get install openssl"
[ -z "$root" ] || openssl x509 -in "$root" -noout 2>/dev/null || fail "$root is no certificate in PEM form"

# --- helpers ---------------------------------------------------------------------------------------------------------

dest=${DESTDIR:-}
say() { printf '%s\n' "$*"; }

# Does it, or says what it would do. With DESTDIR the machine is not touched.
run() {
  [ -z "$dest" ] || return 0
  say "run     $*"
  [ -n "$dry" ] || "$@"
}

# Writes standard input to a file with the mode, unless that is what is there.
put() {
  local mode=$1 path=$2 text
  text=$(cat; printf x)
  if [ -e "$dest$path" ] && [ "$(cat "$dest$path"; printf x)" = "$text" ]; then say "same    $path"; return; fi
  if [ -e "$dest$path" ]; then say "change  $path"; else say "write   $path"; fi
  [ -z "$dry" ] || return 0
  mkdir -p "$(dirname "$dest$path")"
  printf %s "${text%x}" | install -m "$mode" /dev/stdin "$dest$path.new"
  mv "$dest$path.new" "$dest$path"
}

remove() {
  [ -e "$dest$1" ] || return 0
  say "remove  $1"
  [ -n "$dry" ] || rm -f "$dest$1"
}

# HH:MM and minutes after it.
later() {
  local minutes=$((10#${1%:*} * 60 + 10#${1#*:} + $2))
  printf '%02d:%02d' $((minutes / 60 % 24)) $((minutes % 60))
}

# How libinput turns the finger with a picture that wlr-randr has turned.
matrix() {
  case $1 in
    90) echo '0 -1 1 1 0 0' ;;
    180) echo '-1 0 1 0 -1 1' ;;
    270) echo '0 1 0 -1 0 1' ;;
  esac
}

filled() {
  sed -e "s|@ADDRESS@|$address|g" -e "s|@ROTATE@|$rotate|g" -e "s|@TOUCH@|$touch|g" -e "s|@MATRIX@|$(matrix "$touch")|g" \
    -e "s|@NTP@|${ntp:+NTP=$ntp}|g" -e "s|@UPDATES@|$updates|g" -e "s|@INSTALL@|$(later "$updates" 15)|g" \
    -e "s|@REBOOT@|$(later "$updates" 45)|g" "$1"
}

# --- what it does ----------------------------------------------------------------------------------------------------

check_machine() {
  [ -z "$dest" ] || return 0
  [ -e /etc/debian_version ] || fail "this is not Debian"
  [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || fail "run it as root: sudo $0 …"
  local kind
  kind=$(findmnt -no FSTYPE -T /var/lib)
  case $kind in
    tmpfs | overlay | ramfs | squashfs) fail "/var/lib is on $kind: ratings that wait would be lost with the power" ;;
  esac
}

install_packages() {
  run env DEBIAN_FRONTEND=noninteractive apt-get -q update
  run env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "${PACKAGES[@]}"
}

write_files() {
  local file path mode
  while read -r file; do
    path=${file#"$here/files"}
    if [ "$path" = "$RULES" ] && [ "$touch" = normal ]; then remove "$path"; continue; fi
    mode=644
    if [ -x "$file" ]; then mode=755; fi
    filled "$file" | put "$mode" "$path"
  done < <(find "$here/files" -type f | sort)
}

# The office's own authority, for Chromium (policy) and for the machine (curl, apt).
trust_root() {
  [ -n "$root" ] || return 0
  local base64
  base64=$(openssl x509 -in "$root" -outform DER | base64 -w 0)
  printf '{\n  "CACertificates": ["%s"]\n}\n' "$base64" | put 644 "$POLICIES/hailong-kiosk-root.json"
  openssl x509 -in "$root" | put 644 /usr/local/share/ca-certificates/hailong-root.crt
  say "        compare with the server: $(openssl x509 -in "$root" -noout -fingerprint -sha256)"
  run update-ca-certificates
}

# Reading a file is no reason to write to the disk. The line of / in fstab, where it is ext4.
spare_disk() {
  local table=/etc/fstab
  [ -e "$dest$table" ] || return 0
  awk '$1 !~ /^#/ && $2 == "/" && $3 == "ext4" && $4 !~ /noatime/ { $4 = $4 ",noatime" } { print }' "$dest$table" |
    put 644 "$table"
}

start() {
  run systemd-sysusers /usr/lib/sysusers.d/hailong-kiosk.conf
  run timedatectl set-timezone Asia/Ho_Chi_Minh
  run systemctl daemon-reload
  run udevadm control --reload
  run systemctl disable --now getty@tty1.service
  run systemctl mask sleep.target suspend.target hibernate.target hybrid-sleep.target
  run systemctl enable --now seatd.service systemd-timesyncd.service apt-daily.timer apt-daily-upgrade.timer
  run systemctl restart systemd-journald.service systemd-timesyncd.service
  run systemctl set-default multi-user.target
  run systemctl enable hailong-kiosk.service
  run systemctl restart hailong-kiosk.service
}

check_machine
install_packages
write_files
trust_root
spare_disk
start
[ -n "$dry" ] || say "done. Restart once (reboot), then type the pairing code on the screen. Check: $address/k/check"
