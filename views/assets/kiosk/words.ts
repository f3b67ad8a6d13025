// The kiosk's own words. Questions, levels, reasons and domains come from the server.

import type { Lang, Texts } from "./types.ts";

export interface Words {
  readonly own_name: string;
  readonly switch_language: string;
  readonly choose_domain: string;
  readonly change_domain: string;
  readonly how_it_counts: string;
  readonly reasons: string;
  readonly recorded: string;
  readonly several: string;
  readonly send: string;
  readonly skip: string;
  readonly thanks: string;
  readonly thanks_more: string;
  readonly not_stored: string;
  readonly not_stored_more: string;
  readonly unpaired: string;
  readonly unpaired_steps: readonly string[];
  readonly pairing: string;
  readonly refused: string;
  readonly unreachable: string;
  readonly unreachable_more: string;
  readonly try_again: string;
  readonly code: string;
  readonly pair: string;
  readonly elsewhere: string;
  readonly elsewhere_more: string;
}

const vi: Words = {
  own_name: "Tiếng Việt",
  switch_language: "Ngôn ngữ",
  choose_domain: "Ông/Bà vừa làm thủ tục thuộc lĩnh vực nào?",
  change_domain: "Chọn lại lĩnh vực",
  how_it_counts: "Chạm vào một khuôn mặt. Đánh giá được ghi nhận ngay, không kèm tên của Ông/Bà.",
  reasons: "Điều gì ảnh hưởng nhất đến đánh giá này?",
  recorded: "Đã ghi nhận:",
  several: "Có thể chọn nhiều mục, hoặc bỏ qua.",
  send: "Gửi",
  skip: "Bỏ qua",
  thanks: "Cảm ơn Ông/Bà.",
  thanks_more: "Ý kiến của Ông/Bà đã được ghi nhận.",
  not_stored: "Đánh giá chưa được ghi nhận",
  not_stored_more: "Thiết bị đang gặp sự cố lưu trữ. Xin Ông/Bà báo cho cán bộ tại quầy.",
  unpaired: "Thiết bị chưa được ghép nối",
  unpaired_steps: [
    "Người quản trị tạo mã ghép nối cho thiết bị này trên máy chủ.",
    "Mở đường liên kết ghép nối trên chính thiết bị này.",
    "Màn hình đánh giá hiện ra. Mỗi đường liên kết chỉ dùng được một lần.",
  ],
  pairing: "Đang ghép nối thiết bị…",
  refused: "Mã ghép nối không đúng hoặc đã được dùng",
  unreachable: "Chưa kết nối được với máy chủ",
  unreachable_more: "Thiết bị tự thử lại. Xin kiểm tra mạng nếu tình trạng này kéo dài.",
  try_again: "Thử lại ngay",
  code: "Mã ghép nối",
  pair: "Ghép nối",
  elsewhere: "Ứng dụng đã được mở ở cửa sổ khác",
  elsewhere_more: "Khi cửa sổ kia đóng lại, màn hình này tự tiếp tục.",
};

const en: Words = {
  own_name: "English",
  switch_language: "Language",
  choose_domain: "Which field did your procedure belong to?",
  change_domain: "Choose another field",
  how_it_counts: "Touch one face. It counts at once, and without your name.",
  reasons: "What influenced your rating most?",
  recorded: "Recorded:",
  several: "You may choose several, or skip this.",
  send: "Send",
  skip: "Skip",
  thanks: "Thank you.",
  thanks_more: "Your opinion has been recorded.",
  not_stored: "Your rating has not been recorded",
  not_stored_more: "This device cannot store it. Please tell the staff at the counter.",
  unpaired: "This device is not paired",
  unpaired_steps: [
    "An administrator makes a pairing code for this device on the server.",
    "Open the pairing link on this very device.",
    "The rating screen appears. Each link works only once.",
  ],
  pairing: "Pairing this device…",
  refused: "The pairing code is not correct or was used already",
  unreachable: "The server cannot be reached",
  unreachable_more: "The device keeps trying. Please check the network if this lasts.",
  try_again: "Try again now",
  code: "Pairing code",
  pair: "Pair",
  elsewhere: "The application is open in another window",
  elsewhere_more: "When that window is closed, this one goes on by itself.",
};

const ALL: Readonly<Record<Lang, Words>> = { vi, en };

/** The kiosk's words in `lang`, Vietnamese where there are none. */
export function words(lang: Lang): Words {
  return ALL[lang] ?? vi;
}

/** A text from the server in `lang`, in Vietnamese or in whatever there is where that is missing. */
export function pick(texts: Texts, lang: Lang): string {
  return texts[lang] ?? texts["vi"] ?? Object.values(texts)[0] ?? "";
}
