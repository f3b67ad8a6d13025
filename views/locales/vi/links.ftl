# Links to the citizen's page: what a citizen reads where one opens no form.
link-waiting-title = Trang đánh giá này chưa mở
link-waiting-next = Xin Ông/Bà mở lại từ ngày { $day }.
link-over-title = Mã hoặc đường dẫn này không còn sử dụng
link-over-next = Thời gian đánh giá qua mã này đã kết thúc. Ông/Bà không làm gì sai.
link-gone-title = Nơi này không còn tiếp nhận đánh giá
link-gone-next = Quầy hoặc cơ quan của mã này đã ngừng hoạt động hoặc được sắp xếp lại. Xin Ông/Bà hỏi nơi đã tiếp nhận hồ sơ.
link-next-about = Nơi này đã có trang đánh giá mới.
link-next = Mở trang đánh giá mới
link-ask-counter = Nếu đang ở cơ quan, Ông/Bà có thể quét mã mới tại quầy hoặc dùng thiết bị đánh giá.

# Links for those who look after them.
link-online-name = { $agency } (trực tuyến)
