# Getting in, one's own account, and the parts of the frame that know who is signed in.
frame-sign-in = Đăng nhập
frame-sign-out = Đăng xuất
frame-account = Tài khoản của tôi
frame-trail = Vị trí trang

notice-done = Đã xong.
notice-info = Xin lưu ý.
notice-problem = Chưa thực hiện được.

account-email = Địa chỉ thư điện tử
account-password = Mật khẩu
account-throttled = Đã có nhiều lần thử không đúng. Xin thử lại sau { $seconds } giây; tài khoản không bị khóa.
account-expired = Bước trước đã quá lâu. Xin đăng nhập lại từ đầu.

sign-in-title = Đăng nhập
sign-in-send = Đăng nhập
sign-in-wrong = Địa chỉ thư điện tử hoặc mật khẩu không đúng.
sign-in-or = hoặc
sign-in-with = Đăng nhập bằng { $provider }
sign-in-help-title = Không đăng nhập được?
sign-in-help = Tài khoản được cấp theo thư mời. Nếu quên mật khẩu, xin đề nghị người quản trị gửi đường dẫn đặt lại mật khẩu.

code-title = Xác thực bước hai
code-label = Mã xác thực
code-hint = Sáu chữ số đang hiện trong ứng dụng xác thực trên điện thoại của Ông/Bà.
code-send = Tiếp tục
code-wrong = Mã không đúng hoặc đã hết hạn. Xin nhập mã đang hiện trong ứng dụng.
code-recovery-title = Không dùng được điện thoại?
code-recovery-label = Mã khôi phục
code-recovery-hint = Một trong các mã đã in hoặc đã lưu khi bật xác thực hai bước. Mỗi mã dùng được một lần.
code-recovery-send = Dùng mã khôi phục
code-restart = Đăng nhập bằng tài khoản khác

enrol-title = Bật xác thực hai bước
enrol-about = Khi đăng nhập, ngoài mật khẩu Ông/Bà nhập thêm mã sáu chữ số trên điện thoại. Người biết mật khẩu mà không có điện thoại thì không vào được.
enrol-required = Vai trò của Ông/Bà bắt buộc phải bật xác thực hai bước trước khi làm việc tiếp.
enrol-app = Cài ứng dụng xác thực trên điện thoại.
enrol-app-which = Ứng dụng nào tạo mã theo thời gian (TOTP) đều dùng được; ứng dụng không cần kết nối mạng.
enrol-scan = Quét mã QR này bằng ứng dụng.
enrol-qr = Mã QR chứa khóa bí mật; khóa cũng được ghi bằng chữ bên dưới.
enrol-by-hand = Không quét được thì nhập khóa này, tên tài khoản { $account }:
enrol-confirm = Nhập mã ứng dụng đang hiện.
enrol-code = Mã xác thực
enrol-code-hint = Sáu chữ số. Mã thay đổi sau mỗi 30 giây.
enrol-send = Bật xác thực hai bước
enrol-password-hint = Để chắc chắn chính Ông/Bà đang làm việc này.
enrol-wrong = Mã hoặc mật khẩu không đúng. Xin kiểm tra giờ trên điện thoại đã đặt tự động, rồi nhập mã đang hiện.

recovery-title = Mã khôi phục
recovery-once = Các mã này chỉ hiện một lần. Xin in hoặc chép lại ngay.
recovery-about = Khi mất hoặc không dùng được điện thoại, mỗi mã thay được mã xác thực một lần. Xin cất ở nơi an toàn, không để cùng mật khẩu.
recovery-whose = Mã của { $account }, tạo lúc { $time }.
recovery-print = Để in, dùng lệnh In của trình duyệt (Ctrl + P); chỉ phần mã được in.
recovery-onward = Tôi đã lưu các mã

password-invitation-title = Nhận lời mời
password-invitation-about = Chào { $name }. Ông/Bà được mời sử dụng hệ thống với địa chỉ { $email }. Xin đặt mật khẩu để bắt đầu.
password-invitation-send = Đặt mật khẩu và đăng nhập
password-role = Vai trò:
password-reset-title = Đặt lại mật khẩu
password-reset-about = Xin đặt mật khẩu mới cho tài khoản { $email }. Mọi phiên đăng nhập đang mở của { $name } sẽ kết thúc.
password-reset-send = Đặt mật khẩu mới
password-change-title = Đổi mật khẩu
password-change-about = Sau khi đổi, các phiên đăng nhập khác của Ông/Bà sẽ kết thúc; phiên này vẫn tiếp tục.
password-change-send = Đổi mật khẩu
password-current = Mật khẩu đang dùng
password-new = Mật khẩu mới
password-again = Nhập lại mật khẩu mới
password-rule-length = Ít nhất { $count } ký tự; khoảng trắng và chữ có dấu đều dùng được.
password-rule-sentence = Một câu dài dễ nhớ tốt hơn một từ ngắn có ký tự lạ.
password-rule-guess = Không dùng tên, địa chỉ thư điện tử hoặc mật khẩu thường gặp.
password-error-wrong = Mật khẩu đang dùng không đúng.
password-error-short = Mật khẩu mới cần ít nhất { $count } ký tự.
password-error-long = Mật khẩu mới dài nhất { $count } ký tự.
password-error-common = Mật khẩu này quá thường gặp hoặc dễ đoán. Xin chọn mật khẩu khác.
password-error-personal = Mật khẩu mới không được chứa tên hoặc địa chỉ thư điện tử.
password-error-same = Mật khẩu mới phải khác mật khẩu đang dùng.
password-error-again = Hai lần nhập không giống nhau.

gone-title = Đường dẫn này không còn dùng được
gone-why = Đường dẫn mời và đường dẫn đặt lại mật khẩu chỉ dùng một lần và có thời hạn.
gone-next = Nếu đã đặt mật khẩu, Ông/Bà có thể đăng nhập ngay. Nếu chưa, xin đề nghị người quản trị gửi đường dẫn mới.

own-title = Tài khoản của tôi
own-name = Họ và tên
own-role = Vai trò
own-agency = Cơ quan, đơn vị
own-agency-all = Tất cả
own-may = Vai trò này được làm gì?
own-who-changes = Họ tên, vai trò và đơn vị do người quản trị thay đổi.
own-password-elsewhere = Mật khẩu do hệ thống định danh của cơ quan quản lý.
own-factor = Xác thực hai bước
own-factor-elsewhere = Do hệ thống định danh của cơ quan quản lý.
own-factor-off = Đang tắt. Nên bật để người biết mật khẩu của Ông/Bà cũng không đăng nhập được.
own-factor-on = Đang bật từ ngày { $day }.
own-factor-switch-off = Tắt xác thực hai bước
own-factor-stays = Vai trò này bắt buộc nên không tắt được.
own-codes-left = { $n ->
    [0] Đã hết mã khôi phục. Xin tạo mã mới.
   *[other] Còn { $count } mã khôi phục chưa dùng.
}
own-codes-new = Tạo mã khôi phục mới
own-sessions = Phiên đăng nhập đang mở
own-sessions-about = Nếu thấy phiên lạ, xin kết thúc phiên đó rồi đổi mật khẩu.
own-sessions-end-others = Kết thúc mọi phiên khác
own-session-this = phiên này
own-session-times = đăng nhập { $since }, hoạt động gần nhất { $seen }
own-session-end = Kết thúc

forbidden-title = Ông/Bà chưa được phép vào trang này
forbidden-role = Trang này dành cho người có quyền «{ $wanted }». Vai trò của Ông/Bà là «{ $role }», không có quyền đó.
forbidden-roles = Các vai trò có quyền này:
forbidden-agency = Vai trò «{ $role }» có quyền «{ $wanted }», nhưng chỉ với đơn vị của mình:
forbidden-ask = Nếu cần dùng trang này cho công việc, xin đề nghị người quản trị.
forbidden-factor-title = Cần bật xác thực hai bước
forbidden-home = Về trang làm việc của tôi

# Roles and what they may do, by their keys.
role-administrator = quản trị
role-leadership = lãnh đạo
role-agency_manager = thủ trưởng đơn vị
role-kiosk_officer = cán bộ phụ trách thiết bị
role-auditor = kiểm tra, giám sát
role-viewer = người xem

permission-view_figures = Xem số liệu
permission-view_evidence = Xem tài liệu kiểm chứng
permission-view_comments = Đọc ý kiến
permission-view_single_ratings = Xem từng lượt đánh giá
permission-view_administration = Xem các trang quản trị
permission-manage_agencies = Quản lý cơ quan, đơn vị
permission-manage_scopes = Quản lý phạm vi báo cáo
permission-manage_domains = Quản lý lĩnh vực
permission-manage_service_points = Quản lý điểm tiếp nhận
permission-manage_targets = Quản lý chỉ tiêu và giá trị chính thức
permission-manage_questionnaires = Quản lý bộ câu hỏi và thang đo
permission-manage_users = Quản lý người dùng
permission-manage_tokens = Quản lý mã truy cập API
permission-view_kiosks = Xem thiết bị
permission-manage_kiosks = Quản lý thiết bị
permission-view_links = Xem mã QR và đường dẫn đánh giá
permission-manage_links = Quản lý đường dẫn đánh giá
permission-view_replies = Xem phản hồi của cơ quan về góp ý trước đây
permission-manage_replies = Công bố những gì cơ quan đã làm theo góp ý
permission-import_data = Nhập dữ liệu
permission-read_audit = Đọc nhật ký
permission-own_account = Dùng tài khoản của mình

## Xác nhận lại trước việc hệ trọng
confirm-title = Xác nhận đúng là Ông/Bà
confirm-about = Việc này ảnh hưởng đến quyền truy cập hệ thống, và lần xác nhận gần nhất đã lâu. Những gì Ông/Bà vừa nhập được giữ nguyên và gửi đi sau khi xác nhận.
confirm-label-code = Mật khẩu, hoặc mã 6 số của ứng dụng xác thực
confirm-wrong = Mật khẩu hoặc mã không đúng.
confirm-about-only = Việc này ảnh hưởng đến quyền truy cập hệ thống, và lần xác nhận gần nhất đã lâu. Tài khoản của Ông/Bà chưa có mật khẩu trên hệ thống này.
confirm-provider = Xác nhận qua { $provider }
confirm-provider-about = Ông/Bà sẽ đăng nhập lại ở nơi đó rồi quay về mẫu này; những gì vừa nhập phải nhập lại.
confirm-no-password = Xin đề nghị người quản trị gửi liên kết để đặt mật khẩu, đặt mật khẩu rồi thực hiện lại. Chưa có gì được thay đổi.
confirm-send = Xác nhận và tiếp tục
provider-again = Thử lại
provider-password = Đăng nhập bằng mật khẩu
provider-unknown-title = Chưa có tài khoản ở đây
provider-unknown-why = Ông/Bà đã đăng nhập đúng bằng { $provider }, nhưng hệ thống này không có tài khoản đang hoạt động nào ứng với tài khoản đó.
provider-unknown-next = Tài khoản ở đây được cấp theo thư mời. Xin đề nghị người quản trị mời đúng địa chỉ thư điện tử mà Ông/Bà dùng với { $provider }.
provider-unverified-title = Địa chỉ thư điện tử chưa được xác minh
provider-unverified-why = Nơi quản lý { $provider } chưa xác nhận địa chỉ thư điện tử của Ông/Bà, nên chưa thể liên kết với tài khoản ở đây.
provider-unverified-next = Xin xác minh địa chỉ thư điện tử tại nơi đó rồi thử lại.
provider-taken-title = Tài khoản đã có liên kết khác
provider-taken-why = Tài khoản ở đây đã được liên kết với một người dùng khác của { $provider }.
provider-taken-next = Nếu Ông/Bà vừa được cấp lại tài khoản ở nơi đó, xin đề nghị người quản trị bỏ liên kết cũ.
provider-declined-title = Đăng nhập chưa hoàn tất
provider-declined-why = Việc đăng nhập bằng { $provider } đã bị hủy hoặc bị từ chối ở nơi đó.
provider-declined-next = Ông/Bà có thể thử lại, hoặc đăng nhập bằng mật khẩu.
provider-broken-title = Đăng nhập không thành công
provider-broken-why = Câu trả lời của nơi quản lý { $provider } không hợp lệ, đã được dùng hoặc đến quá muộn.
provider-broken-next = Xin bắt đầu lại. Nếu vẫn không được, xin báo người quản trị kèm thời điểm này.
provider-unconfirmed-title = Chưa xác nhận được
provider-unconfirmed-why = Nơi quản lý { $provider } chưa xác nhận đúng người đang đăng nhập ở đây ngay trong lần này, nên chưa có gì được thay đổi.
provider-unconfirmed-next = Xin thử lại và đăng nhập ở đó bằng chính tài khoản đã liên kết với Ông/Bà. Nếu vẫn không được, xin báo người quản trị kèm thời điểm này.
provider-back = Quay lại mẫu
provider-unavailable-title = Chưa kết nối được nơi đăng nhập
provider-unavailable-why = Máy chủ của nơi quản lý { $provider } hiện không trả lời.
provider-unavailable-next = Xin thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu của hệ thống này.
