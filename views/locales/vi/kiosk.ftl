# The kiosk's shell; the screens' own words are in assets/kiosk/words.ts.
kiosk-title = Đánh giá sự hài lòng
kiosk-no-script = Màn hình đánh giá cần JavaScript. Xin bật JavaScript trong trình duyệt của thiết bị.
