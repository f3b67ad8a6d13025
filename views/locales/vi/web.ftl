# Words that the web layer fills into page structs.
nav-start = Kết quả công khai
nav-dashboard = Bảng theo dõi
nav-docs = API
main-navigation = Điều hướng chính
notice-open = Đang xem bản minh họa với quyền của lãnh đạo, không cần đăng nhập; chỉ mở trên chính máy chủ này.
footer-public = Kết quả đánh giá trực tiếp của người dân, tổ chức (thiết bị, mã QR, phiếu).
api-docs-title = Tài liệu API
api-docs-no-script = Trang này cần JavaScript. Tài liệu OpenAPI:

calendar-calendar = Lịch thường (tháng, quý, năm dương lịch)
calendar-reporting = Kỳ báo cáo theo Nghị định 09/2019/NĐ-CP
calendar-calendar-short = lịch thường
calendar-reporting-short = kỳ báo cáo theo Nghị định 09/2019/NĐ-CP

subject-any = Tất cả đối tượng
subject-procedure = Giải quyết thủ tục hành chính
subject-health_service = Khám chữa bệnh
subject-education_service = Dạy học
subject-other = Đối tượng khác

channel-kiosk = Thiết bị đánh giá
channel-qr = Mã QR tại quầy
channel-receipt = Mã trên giấy hẹn
channel-link = Đường dẫn
channel-paper = Phiếu giấy

topic-procedures = Giải quyết thủ tục hành chính
topic-procedures_land_construction = Trong đó: đất đai, xây dựng
topic-service = Sự phục vụ của cơ quan hành chính nhà nước
topic-public_health = Dịch vụ y tế công lập
topic-public_education = Dịch vụ giáo dục công lập

period-kind-year = Năm
period-kind-half = 6 tháng
period-kind-nine-months = 9 tháng
period-kind-quarter = Quý
period-kind-month = Tháng
period-kind-years = Giai đoạn
period-kind-custom = Khác
period-custom = Khoảng thời gian tùy chọn
period-custom-incomplete = Hãy nhập cả ngày bắt đầu và ngày kết thúc.

trend-title-year = { $count } năm gần nhất
trend-title-half = { $count } kỳ 6 tháng gần nhất
trend-title-nine-months = { $count } kỳ 9 tháng gần nhất
trend-title-quarter = { $count } quý gần nhất
trend-title-month = { $count } tháng gần nhất
trend-title-day = { $count } ngày gần nhất

short-half-first = 6Đ/{ $year }
short-half-last = 6C/{ $year }
short-nine-months = 9T/{ $year }
short-quarter = Q{ $quarter }/{ $year }
short-month = T{ $month }/{ $year }

choice-unknown = Không có «{ $value }» trong danh mục; đang hiển thị lựa chọn mặc định.
note-pooled-scales = Số liệu gộp từ nhiều thang đo khác nhau.
note-filter-subject = Chỉ tính: { $subject }.
note-whole-agency = Tính mọi lượt đánh giá về đơn vị này.
unit-days = { $days } ({ $count } ngày)
group-land_construction = Đất đai, xây dựng
evidence-title-agency = { $agency }
evidence-title-agency-domain = { $agency }, lĩnh vực { $domain }
criterion-agency = Cơ quan, đơn vị
criterion-domain = Lĩnh vực
criterion-subject = Đối tượng
criterion-view = Tính theo
criterion-all = tất cả
as-of-time = { $hour } giờ { $minute } phút, ngày { $day }
valid-until-word = đến { $day }
valid-from-word = từ { $day }
evidence-page = Phần { $page }
score-total = Tổng cộng
import-refused-demo = Đây là cơ sở dữ liệu minh họa; không nhập dữ liệu thật vào đây.

permission-own = chỉ đơn vị của mình và đơn vị trực thuộc

done-password = Đã đổi mật khẩu. Các phiên đăng nhập khác của Ông/Bà đã kết thúc.
done-signed-out = Ông/Bà đã đăng xuất.
done-accepted = Mật khẩu đã được đặt. Xin đăng nhập.
done-session-ended = Phiên đăng nhập đó đã kết thúc.
done-sessions-ended = Các phiên đăng nhập khác đã kết thúc.
done-factor-off = Đã tắt xác thực hai bước.
done-saved = Thay đổi đã được lưu.
done-revoked = Mã truy cập đã bị thu hồi.

setup-title = Tạo tài khoản quản trị đầu tiên
setup-about = Hệ thống chưa có tài khoản nào. Người quản trị đầu tiên mời những người khác. Đường dẫn này chỉ dùng được một lần.
setup-send = Tạo tài khoản
setup-error-email = Hãy nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@donvi.gov.vn.
setup-error-name = Hãy nhập họ và tên.

factor-issuer = Đánh giá hài lòng
factor-off-title = Tắt xác thực hai bước?
factor-off-happens = Từ nay chỉ cần mật khẩu để đăng nhập. Mã khôi phục không còn dùng được, các phiên đăng nhập khác sẽ kết thúc.
factor-off-send = Tắt xác thực hai bước
new-codes-title = Tạo mã khôi phục mới?
new-codes-happens = Các mã khôi phục cũ không còn dùng được, kể cả những mã chưa dùng.
new-codes-send = Tạo mã mới

user-invite-about = Người được mời nhận một đường dẫn để tự đặt mật khẩu.
user-invite-send = Tạo lời mời
user-invited-title = Lời mời đã được tạo
user-agency-hint = Thủ trưởng đơn vị phải thuộc một đơn vị. Quản trị, lãnh đạo, kiểm tra không thuộc đơn vị nào.
user-agency-none = (không thuộc riêng đơn vị nào)
user-link = Đường dẫn
user-link-send = Gửi đường dẫn này cho { $email } bằng cách an toàn, không đăng nơi công khai.
user-link-once = Đường dẫn dùng được một lần; người nhận tự đặt mật khẩu.
user-reset-title = Đường dẫn đặt mật khẩu đã được tạo
user-reset-ask = Tạo đường dẫn đặt mật khẩu cho { $name }?
user-reset-happens = Đường dẫn đã gửi trước đây không còn dùng được. Khi mật khẩu mới được đặt, mọi phiên đăng nhập của người đó kết thúc.
user-reset-stays = Vai trò, đơn vị và mật khẩu đang dùng giữ nguyên cho đến khi mật khẩu mới được đặt.
user-reset-make = Tạo đường dẫn
user-factor-off-hint = Khi người đó mất điện thoại và không còn mã khôi phục.
user-lock-ask = Khóa tài khoản của { $name }?
user-lock-happens = Người đó không đăng nhập được nữa, mọi phiên đăng nhập và lời mời kết thúc ngay. Có thể mở khóa lại.
user-unlink-ask = Bỏ liên kết đăng nhập bên ngoài của { $name }?
user-unlink-happens = Người đó không còn đăng nhập được bằng tài khoản đã liên kết, mọi phiên đăng nhập kết thúc ngay.
user-unlink-stays = Tài khoản và mật khẩu ở đây giữ nguyên. Lần đăng nhập bên ngoài tới đây, nếu có địa chỉ thư điện tử đã xác minh trùng khớp, sẽ tạo liên kết mới; muốn chặn hẳn, xin khóa tài khoản.
user-unlock-ask = Mở khóa tài khoản của { $name }?
user-unlock-happens = Người đó đăng nhập lại được với mật khẩu cũ.
user-error-role = Hãy chọn một vai trò.
user-error-agency-missing = Vai trò này phải thuộc một đơn vị.
user-error-agency-needless = Vai trò này không thuộc đơn vị nào.
user-error-agency-unknown = Không có đơn vị này.
user-error-email-taken = Địa chỉ này đã có tài khoản.
user-error-last-administrator = Đây là người quản trị cuối cùng còn đăng nhập được. Xin chỉ định người quản trị khác trước.

token-made-title = Mã truy cập đã được tạo
token-made-step = Chép mã này vào cấu hình của chương trình sẽ dùng. Không gửi qua thư điện tử.
token-name-hint = Chương trình nào dùng, ví dụ «Cổng một cửa».
token-until-hint = Dùng được đến hết ngày này. Để trống nếu không có thời hạn.
token-error-name = Hãy nhập tên.
token-error-grants = Hãy chọn ít nhất một quyền.
token-error-until = Hãy nhập một ngày từ hôm nay trở đi.
token-revoke-ask = Thu hồi mã truy cập «{ $name }»?
token-revoke-happens = Chương trình dùng mã này bị từ chối ngay từ lần gọi sau.
token-revoke-forever = Mã đã thu hồi không dùng lại được; cần thì tạo mã mới.
grant-ratings_write = Gửi đánh giá
grant-scores_read = Đọc kết quả
grant-receipts_issue = Cấp mã trên giấy hẹn
value-yes = có
value-no = không

# Values of the audit log
scope-all = Tất cả cơ quan, đơn vị
field-second_factor = Xác thực bước hai
field-identity_provider = Nơi đăng nhập bên ngoài
field-purpose = Mục đích
field-expires_at = Hết hạn
field-id = Số
field-sessions = Số phiên đăng nhập
field-passwords = Số lần sai mật khẩu
field-codes = Số lần sai mã xác thực
field-confirmations = Số lần không xác nhận được
field-provider = Số lần bị từ chối khi đăng nhập bên ngoài
field-by = Cách đăng nhập
value-by-password = Mật khẩu
value-by-provider = Nơi đăng nhập bên ngoài
field-first_at = Lần đầu
field-last_at = Lần cuối
field-texts = Số góp ý đã xóa nội dung
field-of_days_before = Của các ngày trước
field-differing = Số dòng lệch đã sửa
field-half_months = Số nửa tháng đã kiểm tra
field-recovery_codes = Số mã khôi phục
field-service_point = Điểm tiếp nhận
field-action = Việc
field-who = Ai
field-words = Có tìm theo từ ngữ
value-purpose-invite = mời
value-purpose-reset = đặt lại mật khẩu
