# The kiosk's shell; the screens' own words are in assets/kiosk/words.ts.
kiosk-title = Đánh giá sự hài lòng
