# Figures, verdicts and the pages made of them: dashboard, agency, domain, evidence, start page.

# Levels, best first
level-5 = Rất hài lòng
level-4 = Hài lòng
level-3 = Bình thường
level-2 = Không hài lòng
level-1 = Rất không hài lòng
level-not-offered = không có trong thang đo
distribution-label = Phân bố mức độ: { $levels }

# Figures
rate-withheld = Không hiện
figure-protecting = ẩn
no-data = Chưa có dữ liệu
unit-ratings = lượt
satisfied-of = { $satisfied } lượt hài lòng trong { $count } lượt đánh giá
of-ratings = trong { $count } lượt
flagged-left-out = không tính: { $count } lượt bị gắn cờ
flagged-counted = nếu tính cả: { $rate }
response-title = Tỷ lệ phản hồi trên mọi giao dịch
response-rate = { $rate } của { $transactions } giao dịch
few-ratings = ít lượt đánh giá
points = điểm phần trăm

# Thresholds and verdicts
threshold-above = trên { $value }
threshold-at-least = từ { $value }
status-reference = chỉ tiêu tham chiếu
status-reference-short = (tham chiếu)
verdict-heading-target = Kết quả so với chỉ tiêu
verdict-heading-progress = Tiến độ so với chỉ tiêu
verdict-heading-level = So với mức chỉ tiêu
verdict-met-target = Đạt chỉ tiêu
verdict-met-progress = Đang đạt mức chỉ tiêu
verdict-met-level = Đạt mức
verdict-missed-target = Chưa đạt chỉ tiêu
verdict-missed-progress = Chưa đạt mức chỉ tiêu
verdict-missed-level = Chưa đạt mức
turns-met = Thêm { $count } lượt không hài lòng thì không còn đạt mức này.
turns-missed = Cần thêm { $count } lượt hài lòng để đạt mức này.
no-target = Không có chỉ tiêu nào áp dụng cho kỳ này.
judged-by-parts = Kỳ này thuộc hai giai đoạn chỉ tiêu, nên được đối chiếu theo từng phần.
targets-other = Các chỉ tiêu khác
targets-all = Từng phần của kỳ, từng chỉ tiêu
official-missing = chưa có kết quả điều tra chính thức
official-ours = Tham khảo – đánh giá trực tiếp:

# Changes
change-up = tăng { $points } điểm phần trăm
change-down = giảm { $points } điểm phần trăm
change-same = không thay đổi
change-unknown = không có số liệu để so sánh
changes-title = Thay đổi so với kỳ trước
changes-before = Kỳ trước – { $period }: { $rate }, { $count } lượt đánh giá.
changes-before-empty = Kỳ trước – { $period }: chưa có dữ liệu.
changes-fallen = Giảm nhiều nhất
changes-risen = Tăng nhiều nhất

# Columns
table-of = Bảng: { $name }
col-period = Kỳ
col-n = Số lượt
col-rate = Tỷ lệ hài lòng
col-interval = Khoảng 95% (mô tả)
col-distribution = Phân bố mức độ
col-threshold = Mức chỉ tiêu
col-target = Chỉ tiêu
col-result = Kết quả
col-verdict = Đối chiếu
col-verdict-level = So với mức chỉ tiêu
caption-reference = mức chỉ tiêu chỉ để tham chiếu
col-change = Thay đổi
col-agency = Cơ quan, đơn vị
col-domain = Lĩnh vực
col-agency-domain = Cơ quan, đơn vị và lĩnh vực
col-channel = Kênh
col-share = Tỷ trọng
col-service-point = Quầy, điểm tiếp nhận
col-day = Ngày
col-questionnaire = Phiếu
col-satisfied = Tính là hài lòng
col-flagged = Gắn cờ

# Period and state of the data
period-running = đang diễn ra
period-neighbours = Kỳ trước và kỳ sau
as-of-without-seq = Số liệu tính đến { $time }.
as-of = Số liệu tính đến { $time }, số thứ tự { $seq }.

# Choices
controls-title = Chọn số liệu
controls-scope = Phạm vi báo cáo
controls-period = Kỳ báo cáo
controls-show = Xem
controls-more = Lựa chọn khác
controls-custom = Khoảng thời gian tùy chọn
controls-from = Từ ngày
controls-until = Đến hết ngày
controls-calendar = Lịch
controls-subject = Đối tượng đánh giá
controls-view = Tính theo
controls-rows = Các dòng của bảng
controls-sort = Thứ tự
controls-vertical = Tính cả cơ quan ngành dọc, bưu chính và các đơn vị có dòng riêng
view-deciding = Cơ quan giải quyết
view-receiving = Cơ quan tiếp nhận
rows-agency = Theo cơ quan
rows-agency-domain = Theo cơ quan và lĩnh vực
sort-name = Theo tên
sort-worst = Thấp nhất trước
counted = Cách tính:
counted-deciding = theo cơ quan giải quyết
counted-receiving = theo cơ quan tiếp nhận
counted-vertical-in = tính cả cơ quan ngành dọc, bưu chính và các đơn vị có dòng riêng
counted-vertical-out = không tính cơ quan ngành dọc, bưu chính và các đơn vị có dòng riêng

# Trend
trend-heading = Xu hướng
trend-title = Tỷ lệ hài lòng qua các kỳ
trend-description = Từ { $first } đến { $last }; số kỳ chưa có dữ liệu: { $empty }.
trend-empty = Chưa có dữ liệu trong các kỳ gần đây. Khi có lượt đánh giá, xu hướng sẽ hiện ở đây.
trend-ratings = số lượt
trend-key-rate = tỷ lệ hài lòng
trend-key-interval = khoảng 95%
trend-key-target = mức chỉ tiêu: { $values }
trend-key-running = kỳ đang diễn ra
trend-key-gap = chưa có dữ liệu
trend-then = , sau đó{" "}
chart-numbers = Số liệu của biểu đồ

# Notes
note-direct = Đây là kết quả đánh giá trực tiếp của người dân, tổ chức (thiết bị, mã QR, phiếu), không phải Chỉ số hài lòng SIPAS.
reading-title = Cách đọc số liệu
note-rate = Tỷ lệ hài lòng là số lượt chọn «Hài lòng» hoặc «Rất hài lòng» chia cho tất cả lượt đánh giá hợp lệ. «Bình thường» chỉ được tính ở mẫu số.
note-interval = Khoảng 95% (Wilson) chỉ để mô tả: người đánh giá tự chọn tham gia nên đây không phải mẫu ngẫu nhiên. Việc đạt hay chưa đạt được xác định bằng số đếm, không bằng khoảng này.
note-flagged = Lượt bị gắn cờ không được tính vào tỷ lệ nhưng luôn được nêu số lượng bên cạnh, không bị xóa.
note-sipas = Chỉ số hài lòng SIPAS do Bộ Nội vụ và Thành phố điều tra theo phương pháp riêng; chỉ tiêu đo bằng điều tra chính thức chỉ được đối chiếu với kết quả đã công bố.
note-dossiers = Mức độ hài lòng theo Quyết định số 766/QĐ-TTg tính trên toàn bộ hồ sơ, coi hồ sơ không có ý kiến là hài lòng, nên khác với tỷ lệ ở đây.

# Dashboard
dashboard-sections = Các phần của trang
dashboard-title = Kết quả đánh giá
dashboard-agencies = Theo cơ quan, đơn vị
dashboard-agencies-domains = Theo cơ quan, đơn vị và lĩnh vực
dashboard-domains = Theo lĩnh vực
dashboard-domain-groups = Nhóm lĩnh vực có mức chỉ tiêu riêng
dashboard-apart = Đơn vị có dòng riêng
dashboard-apart-out = Cơ quan ngành dọc, bưu chính và các đơn vị dưới đây không tính vào số chung.
dashboard-apart-in = Theo lựa chọn của người xem, các đơn vị dưới đây cũng được tính vào số chung.
dashboard-units-days = Kỳ này có đơn vị thành lập, sắp xếp hoặc giải thể; số ngày hoạt động trong kỳ được ghi dưới tên đơn vị.
channels-title = Theo kênh đánh giá
withheld-headline = Kỳ này ngắn và có quá ít lượt đánh giá, nên số liệu không hiện để không nhận ra từng người. Hãy chọn kỳ dài hơn.
empty-headline = Kỳ này chưa có lượt đánh giá nào. Hãy chọn kỳ khác, hoặc kiểm tra xem thiết bị và mã QR đã được đặt tại quầy chưa.
empty-agencies = Phạm vi này chưa có cơ quan, đơn vị nào trong kỳ. Hãy nhập danh mục cơ quan, hoặc chọn phạm vi khác.
empty-domains = Chưa có lượt đánh giá nào theo lĩnh vực trong kỳ này.

# Agency page
agency-code = mã
agency-history = Trước và sau khi sắp xếp
agency-from = hoạt động từ { $from }
agency-until = hoạt động đến hết { $until }
agency-from-until = hoạt động từ { $from } đến hết { $until }
agency-from-unknown = hoạt động từ khi có dữ liệu
agency-predecessors = Tiền thân
agency-successors = Đơn vị kế tục
agency-split = được chia cho nhiều đơn vị; số liệu cũ giữ nguyên ở đơn vị cũ
agency-apart = Đơn vị này có dòng riêng, không tính vào số chung của phạm vi.
agency-domains = Theo lĩnh vực
agency-service-points = Theo quầy, điểm tiếp nhận
agency-no-service-points = Chưa khai báo quầy, điểm tiếp nhận nào. Hãy khai báo để gắn thiết bị và mã QR.
service-point-for = giải quyết: { $agency }
service-point-withheld = ẩn để không nhận ra từng người

# Domain page
domain-title = Lĩnh vực: { $name }
domain-group = Thuộc nhóm { $group }
domain-agencies = Theo cơ quan, đơn vị

# Evidence page
evidence-heading = Tài liệu kiểm chứng
evidence-criteria = Số liệu được chọn theo
evidence-total = Tổng cộng
evidence-rows = Số đếm theo ngày, kênh và điểm tiếp nhận
evidence-few = dưới { $least }
evidence-protecting = ẩn để không suy ra được dòng khác
evidence-privacy = Dòng có dưới { $least } lượt không hiện số, để không nhận ra từng người; các lượt đó vẫn nằm trong tổng.
evidence-empty = Không có lượt đánh giá nào khớp với lựa chọn này, nên chưa có số liệu để kiểm chứng.
evidence-flag-reasons = Lý do gắn cờ (một lượt có thể có nhiều lý do):
misuse-too_quick = quá nhanh sau lượt trước
misuse-burst = nhiều lượt cùng một mức, dồn dập trong vài giây
misuse-identical_intervals = cách nhau đều như máy bấm
misuse-long_run = chuỗi dài toàn mức cao nhất trong một giờ
misuse-closed = ngoài giờ tiếp nhận
misuse-other = lý do khác, do người gắn cờ ghi
evidence-pages = Các phần của bảng
evidence-downloads = Tải bảng này

# Start page
start-title = Mức độ hài lòng của người dân, tổ chức
start-current = Kỳ hiện tại
start-counted = { $satisfied } trong { $count } lượt đánh giá chọn «Hài lòng» hoặc «Rất hài lòng».
start-empty-title = Chưa có kết quả để công bố
start-empty = Kết quả sẽ hiện ở đây khi có lượt đánh giá đầu tiên.
start-lists = Số liệu của { $period }
start-all-figures = Xem toàn bộ số liệu
start-how-title = Cách gửi đánh giá
start-how-kiosk = Chạm vào thiết bị đánh giá đặt tại quầy, ngay sau khi được phục vụ.
start-how-qr = Quét mã QR dán tại quầy bằng điện thoại.
start-how-receipt = Mở đường dẫn in trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
start-how-paper = Điền phiếu giấy tại nơi tiếp nhận.
start-how-private = Ông/Bà không cần nêu họ tên hay số điện thoại. Mức hài lòng đã gửi thì không ai sửa hay xóa được.
start-places = Đánh giá ngay
start-hotline = Đường dây nóng:
start-what-title = Những con số này là gì
