# Names of periods as they stand within a sentence; alone, they begin with a capital.
period-year = năm { $year }
period-first-half = 6 tháng đầu năm { $year }
period-second-half = 6 tháng cuối năm { $year }
period-nine-months = 9 tháng đầu năm { $year }
period-quarter = quý { $quarter ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}/{ $year }
period-month = tháng { $month }/{ $year }
period-day = ngày { $date }
period-years = giai đoạn { $from } - { $until }
period-range = khoảng thời gian tùy chọn

# A name with its dates, days from one to another, and a day.
period-label = { $name } ({ $days })
period-days = { $from }–{ $until }
period-date = { $day }/{ $month }/{ $year }

# Why a text is no period.
period-error-unreadable = Không đọc được kỳ báo cáo. Các cách viết: { $spellings }.
period-error-no-such-day = Không có ngày hoặc tháng { $text }.
period-error-reversed = Kỳ báo cáo kết thúc ({ $until }) trước khi bắt đầu ({ $from }).
period-error-year = Năm { $year } nằm ngoài khoảng từ { $first } đến { $last }.
