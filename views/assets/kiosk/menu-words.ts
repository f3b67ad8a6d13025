// The words of the device's menu, for the person in charge of it.

import type { Lang } from "./types.ts";

export interface MenuWords {
  readonly title: string;
  readonly pin: string;
  readonly open: string;
  readonly close: string;
  readonly wrong: string;
  readonly wait: (seconds: number) => string;
  readonly no_pin: string;
  readonly state: string;
  readonly kiosk: string;
  readonly version: string;
  readonly install: string;
  readonly storage: string;
  readonly modes: Readonly<Record<"indexeddb" | "mirror" | "none", string>>;
  readonly persisted: string;
  readonly counted: string;
  readonly acknowledged: string;
  readonly waiting: string;
  readonly refused: string;
  readonly clock: string;
  readonly unknown: string;
  readonly last_error: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly test: string;
  readonly testing: string;
  readonly test_right: string;
  readonly test_token: string;
  readonly test_wrong: string;
  readonly export: string;
  readonly exported: (count: number) => string;
  readonly training_on: string;
  readonly training_off: string;
  readonly unpair: string;
  readonly unpair_sure: (waiting: number) => string;
  readonly unpair_yes: string;
}

const vi: MenuWords = {
  title: "Quản lý thiết bị",
  pin: "Mã PIN",
  open: "Mở",
  close: "Đóng",
  wrong: "Mã PIN không đúng.",
  wait: (seconds) => `Nhập sai nhiều lần. Xin thử lại sau ${seconds} giây.`,
  no_pin: "Chưa đặt mã PIN cho thiết bị này trên máy chủ: chỉ xem được tình trạng và kiểm tra kết nối.",
  state: "Tình trạng",
  kiosk: "Thiết bị",
  version: "Phiên bản",
  install: "Lần cài đặt",
  storage: "Nơi lưu",
  modes: { indexeddb: "bộ nhớ chính", mirror: "bộ nhớ dự phòng", none: "không lưu được" },
  persisted: "Trình duyệt cam kết giữ dữ liệu",
  counted: "Thiết bị đếm",
  acknowledged: "Máy chủ đã nhận",
  waiting: "Đang chờ gửi",
  refused: "Bị từ chối",
  clock: "Lệch giờ so với máy chủ",
  unknown: "chưa rõ",
  last_error: "Lỗi gần nhất",
  yes: "có",
  no: "không",
  none: "không có",
  test: "Kiểm tra kết nối",
  testing: "Đang kiểm tra…",
  test_right: "Kết nối với máy chủ tốt.",
  test_token: "Máy chủ không còn nhận ra thiết bị này: cần ghép nối lại.",
  test_wrong: "Không kết nối được với máy chủ. Xin kiểm tra mạng.",
  export: "Xuất dữ liệu ra tệp",
  exported: (count) => `Đã xuất ${count} bản ghi.`,
  training_on: "Bật chế độ tập huấn",
  training_off: "Tắt chế độ tập huấn",
  unpair: "Gỡ ghép nối",
  unpair_sure: (waiting) => `Gỡ ghép nối thiết bị? ${waiting} bản ghi đang chờ gửi vẫn được giữ trên thiết bị.`,
  unpair_yes: "Gỡ ghép nối ngay",
};

const en: MenuWords = {
  title: "This device",
  pin: "PIN",
  open: "Open",
  close: "Close",
  wrong: "The PIN is not correct.",
  wait: (seconds) => `Too many wrong PINs. Try again in ${seconds} seconds.`,
  no_pin: "No PIN has been set for this device on the server: only its state and the connection test are open.",
  state: "State",
  kiosk: "Device",
  version: "Version",
  install: "Installation",
  storage: "Stored in",
  modes: { indexeddb: "the main storage", mirror: "the spare storage", none: "nothing: it cannot store" },
  persisted: "The browser promised to keep the data",
  counted: "The device counted",
  acknowledged: "The server received",
  waiting: "Waiting to be sent",
  refused: "Refused",
  clock: "Clock apart from the server's by",
  unknown: "not known yet",
  last_error: "Last error",
  yes: "yes",
  no: "no",
  none: "none",
  test: "Test the connection",
  testing: "Testing…",
  test_right: "The connection to the server is good.",
  test_token: "The server no longer knows this device: it has to be paired again.",
  test_wrong: "The server cannot be reached. Please check the network.",
  export: "Export the data to a file",
  exported: (count) => `${count} records exported.`,
  training_on: "Start training",
  training_off: "End training",
  unpair: "Unpair",
  unpair_sure: (waiting) => `Unpair this device? The ${waiting} records that wait to be sent stay on it.`,
  unpair_yes: "Unpair now",
};

/** The menu's words in `lang`, Vietnamese where there are none. */
export const menuWords = (lang: Lang): MenuWords => (lang === "en" ? en : vi);
