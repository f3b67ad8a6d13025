# Words of the frame, on every page.
service-name = Đánh giá hài lòng
skip-to-content = Chuyển đến nội dung chính
main-navigation = Điều hướng chính
notice-demo = Dữ liệu minh họa, không phải ý kiến thật.
notice-open = Đang xem bản minh họa với quyền của lãnh đạo, không cần đăng nhập; chỉ mở trên chính máy chủ này.
footer-citizen = Đánh giá được lưu không kèm họ tên, số điện thoại hay địa chỉ của Ông/Bà.
footer-public = Kết quả đánh giá trực tiếp của người dân, tổ chức (thiết bị, mã QR, phiếu).
api-docs-title = Tài liệu API
api-docs-no-script = Trang này cần JavaScript. Tài liệu OpenAPI:
