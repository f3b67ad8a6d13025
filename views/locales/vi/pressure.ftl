# What is said of ratings that came too early.
misuse-hasty = gửi sớm hơn thời gian cần để đọc phiếu
