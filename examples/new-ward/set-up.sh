#!/bin/sh
# Sets up a new ward with the command line alone: units, counters with their hours, domains, targets, questionnaire, people,
# kiosks. Change the files beside it and the names below, then run it where the server's settings are:
#
#   HAILONG_DATA_DIR=/var/lib/hailong HAILONG__SERVER__PUBLIC_URL=https://danhgia.example.vn ./set-up.sh
#   CONFIG=/etc/hailong/hailong.toml ./set-up.sh
#
# It prints every link that somebody must get, once: hand each to its person only. The server may run meanwhile. Run it again
# after an error or a change of the files: what is there already stays as it is and gets no second link.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
hailong=${HAILONG:-hailong}
# A settings file that is not where the program looks for it.
if [ -n "${CONFIG:-}" ]; then
  program=$hailong
  run() { "$program" --config "$CONFIG" "$@"; }
  hailong=run
fi

say() { printf '\n%s\n' "$1"; }

for kind in agencies domains scopes targets service-points; do
  "$hailong" import "$kind" "$here/$kind.csv"
done

"$hailong" service-point hours \
  --service-point binhminh-q1,binhminh-q2,binhminh-q3 \
  --weekdays '07:30-11:30, 13:30-17:00' --saturday '07:30-11:30'
"$hailong" questionnaire publish "$here/questionnaire.json"

say 'Quản trị hệ thống / administrator:'
"$hailong" user add --email quantri@binhminh.example --name 'Lê Thị Quản Trị' --role administrator
say 'Thủ trưởng đơn vị / head of the ward:'
"$hailong" user add --email lanhdao@binhminh.example --name 'Nguyễn Thị Lãnh Đạo' \
  --role agency_manager --agency p-binhminh
say 'Cán bộ phụ trách thiết bị / kiosk officer:'
"$hailong" user add --email thietbi@binhminh.example --name 'Trần Văn Thiết Bị' \
  --role kiosk_officer --agency p-binhminh

for point in binhminh-q1 binhminh-q2 binhminh-q3; do
  say "Thiết bị ở quầy / kiosk at $point:"
  "$hailong" kiosk enrol --once --service-point "$point" --name "Thiết bị $point"
done
