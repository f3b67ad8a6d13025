# A link under attack, or too many calls: the form waits, and nothing typed is lost.
citizen-hold-title = Xin Ông/Bà chờ một chút
citizen-hold-busy = Trang này đang có quá nhiều lượt truy cập nên ý kiến chưa được ghi nhận. Những gì đã điền vẫn còn ở dưới. Sau { $seconds } giây, xin bấm «Gửi đánh giá» lần nữa.
citizen-hold-early = Trang này đang nhận nhiều lượt gửi bất thường từ máy tự động nên ý kiến chưa được ghi nhận ngay. Những gì đã điền vẫn còn ở dưới. Sau { $seconds } giây, xin bấm «Gửi đánh giá» lần nữa.
citizen-title-held = Chưa gửi được: { $question }
citizen-proof-wait = Đang gửi, xin Ông/Bà chờ một giây…
citizen-proof-patience = Trang này đang nhận nhiều lượt gửi bất thường từ máy tự động. Xin gửi sau ít nhất { $seconds } giây kể từ khi mở trang.
misuse-hasty = gửi sớm hơn thời gian cần để đọc phiếu
