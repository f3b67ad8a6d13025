# Importing files: what was done, and what is wrong with a file and where.
import-done = Đã nhập { $rows } dòng: thêm mới { $added }, thay đổi { $changed }, giữ nguyên { $unchanged }.
import-checked = Đã kiểm tra { $rows } dòng, chưa ghi gì: sẽ thêm mới { $added }, thay đổi { $changed }, giữ nguyên { $unchanged }.
import-ratings-done = Đã nhập { $rows } dòng: ghi nhận { $added } lượt đánh giá, { $unchanged } lượt đã có từ trước.
import-ratings-checked = Đã kiểm tra { $rows } dòng, chưa ghi gì: sẽ ghi nhận { $added } lượt đánh giá, { $unchanged } lượt đã có từ trước.

# Why nothing was imported.
import-unreadable = Không đọc được tệp: { $detail }.
import-encoding = Tệp không phải dạng UTF-8 mà có vẻ là { $name }. Hãy lưu lại tệp ở dạng CSV UTF-8 rồi nhập lại.
import-encoding-unknown = Tệp không phải dạng UTF-8 (từ dòng { $line }). Hãy lưu lại tệp ở dạng CSV UTF-8 rồi nhập lại.
import-empty = Tệp trống, không có cả dòng tiêu đề.
import-faults = Chưa nhập gì: tệp có { $count } lỗi.
import-more = … và { $count } lỗi khác.
import-before = Chưa nhập gì: tệp có cùng nội dung đã được nhập lúc { $when }.
import-changed = Chưa nhập gì: tệp hoặc dữ liệu đã thay đổi trong lúc nhập. Hãy thử lại.
import-store = Chưa nhập gì, cơ sở dữ liệu báo lỗi: { $detail }.

# Where.
import-at-line = Dòng { $line }: { $problem }
import-at-column = Dòng { $line }, cột { $column }: { $problem }

# The file as a whole.
import-unknown-column = không có cột nào tên «{ $value }»; các cột phải có: { $expected }
import-double-column = cột này xuất hiện hai lần
import-missing-column = thiếu cột này
import-fields = dòng có { $found } ô, trong khi dòng tiêu đề có { $expected } ô
import-unclosed-quote = dấu ngoặc kép mở ở dòng này không được đóng lại

# A cell.
import-required = ô này không được để trống
import-control = có ký tự điều khiển { $code }, không được phép
import-too-long = nội dung dài { $length } ký tự, tối đa { $max } ký tự
import-key = «{ $value }» không phải là khóa hợp lệ (1 đến 64 ký tự gồm a–z, 0–9, «-», «_», «.»)
import-word = «{ $value }» không phải là giá trị được phép; chỉ nhận: { $expected }
import-date = «{ $value }» không phải là ngày hợp lệ; viết theo dạng 2026-07-15
import-instant = «{ $value }» không phải là thời điểm hợp lệ; viết theo dạng 2026-07-15T09:30:00+07:00
import-future = thời điểm này chưa đến
import-reversed = ngày kết thúc trước ngày bắt đầu
import-year = «{ $value }» không phải là năm từ 1900 đến 2200
import-years-reversed = năm kết thúc trước năm bắt đầu
import-percent = «{ $value }» không phải là tỷ lệ phần trăm từ 0 đến 100 với tối đa sáu chữ số thập phân
import-count = «{ $value }» không phải là số nguyên từ 0 trở lên
import-level = «{ $value }» không phải là mức đánh giá của thang đo (1 đến 5, 5 là tốt nhất)
import-id = «{ $value }» không phải là UUID
import-period = «{ $value }» không phải là kỳ báo cáo; viết theo một trong các dạng: { $expected }
import-no-such-day = «{ $value }»: không có ngày hoặc tháng này
import-twice = «{ $value }» được ghi hai lần

# What a cell refers to.
import-unknown-agency = không có cơ quan nào có khóa «{ $value }», cũng không có đúng một cơ quan mang tên này
import-unknown-agency-key = không có cơ quan nào có khóa «{ $value }», cả trong tệp lẫn trong dữ liệu đã có
import-unknown-kind = không có loại cơ quan nào có khóa «{ $value }»
import-unknown-scope = không có phạm vi báo cáo nào có khóa «{ $value }»
import-unknown-domain = không có lĩnh vực nào có khóa hoặc tên «{ $value }»
import-unknown-topic = không có chỉ tiêu nào về chủ đề «{ $value }»
import-unknown-point = không có điểm tiếp nhận nào có khóa «{ $value }»
import-unknown-reason = bộ câu hỏi không có lý do nào có khóa «{ $value }»
import-agency-not-valid = cơ quan «{ $value }» không hoạt động vào ngày { $day }
import-point-not-valid = điểm tiếp nhận «{ $value }» không hoạt động vào ngày { $day }
import-no-common-day = điểm tiếp nhận không có ngày hoạt động nào chung với cơ quan «{ $value }»

# Lines that do not go together.
import-same-key = «{ $value }» đã có ở dòng { $line }
import-same-reference = «{ $value }» đã có ở dòng { $line }; mỗi hồ sơ chỉ ghi một dòng
import-same-target = chỉ tiêu «{ $value }» với cùng phạm vi, cơ quan ban hành và năm bắt đầu đã có ở dòng { $line }
import-same-period = giá trị của «{ $value }» cho cùng phạm vi và kỳ báo cáo đã có ở dòng { $line }
import-same-count = số lượng cho cùng ngày, cơ quan, lĩnh vực và đối tượng đã có ở dòng { $line }
import-other-name = phạm vi «{ $value }» mang tên khác ở dòng { $line }
import-parent-cycle = cơ quan «{ $value }» là cấp trên của chính nó, trực tiếp hoặc qua cơ quan khác
import-successor-cycle = cơ quan «{ $value }» kế tục chính nó, trực tiếp hoặc qua cơ quan khác
import-id-taken = đã có một lượt đánh giá khác mang mã này
import-id-taken-in-file = dòng { $line } là một lượt đánh giá khác mang cùng mã này

rescue-not-a-file = Đây không phải tệp được xuất từ thiết bị đánh giá.
rescue-newer = Tệp thuộc phiên bản mới hơn mà máy chủ này chưa đọc được; hãy nâng cấp máy chủ.
rescue-unknown-kiosk = Máy chủ này không có thiết bị mang số ghi trong tệp.
rescue-unsigned = Tệp không có chữ ký của thiết bị. Chỉ nhập khi biết chắc tệp từ đâu đến; các lượt đánh giá trong tệp sẽ bị đánh dấu.
rescue-wrong-signature = Chữ ký không đúng: tệp đã bị thay đổi, hoặc thuộc thiết bị khác.
rescue-not-now = Cơ sở dữ liệu hiện chưa ghi được; hãy nhập lại đúng tệp này sau.
