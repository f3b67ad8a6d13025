# Words of the frame that the citizen's pages have, too: every language has these.
service-name = Đánh giá hài lòng
skip-to-content = Chuyển đến nội dung chính
notice-demo = Dữ liệu minh họa, không phải ý kiến thật.
footer-citizen = Đánh giá được lưu không kèm họ tên, số điện thoại hay địa chỉ của Ông/Bà.
