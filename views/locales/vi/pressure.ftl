# What is said of ratings that came too early.
misuse-hasty = gửi sớm hơn thời gian cần để đọc phiếu
link-pressure = Lượt truy cập
link-pressure-peace = bình thường
link-pressure-attacked = bất thường kể từ { $time }: máy tự động đang mở hoặc gửi phiếu của mã này. Trang của mã yêu cầu trình duyệt giải một phép tính nhỏ, hoặc người gửi chờ vài giây; lượt đánh giá đáng ngờ được gắn cờ.
