# The audit log, and the words for what was done.
audit-title = Nhật ký
audit-about = Ai đã thay đổi gì, khi nào, từ vai trò nào. Chỉ ghi thêm, không sửa, không xóa.
audit-when = Thời điểm
audit-who = Ai
audit-what = Việc gì
audit-changes = Trước → sau
audit-from = Từ ngày
audit-until = Đến ngày
audit-kind = Loại đối tượng
audit-action = Việc
audit-export-csv = Tải CSV
audit-export-xlsx = Tải Excel
audit-count = { $count } mục
via-web = trang web
via-cli = dòng lệnh
via-system = hệ thống

# What was done: the key of the action in the log.
action-created = Thêm
action-changed = Sửa
action-deleted = Xóa
action-revoked = Thu hồi
action-disabled = Khóa tài khoản
action-enabled = Mở khóa tài khoản
action-published = Công bố
action-retired = Ngừng dùng
action-imported = Nhập từ tệp
action-signed_in = Đăng nhập
action-accepted = Dùng đường dẫn mời hoặc đặt lại mật khẩu
action-password_changed = Đổi mật khẩu
action-second_factor_added = Bật xác thực hai bước
action-second_factor_removed = Tắt xác thực hai bước
action-recovery_code_used = Dùng mã khôi phục
action-identity_linked = Liên kết tài khoản đăng nhập bên ngoài
action-identity_unlinked = Bỏ liên kết tài khoản đăng nhập bên ngoài
