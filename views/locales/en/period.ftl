# Names of periods as they stand within a sentence; alone, they begin with a capital.
period-year = year { $year }
period-first-half = first half of { $year }
period-second-half = second half of { $year }
period-nine-months = first nine months of { $year }
period-quarter = Q{ $quarter } { $year }
period-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
period-day = { $date }
period-years = years { $from }–{ $until }
period-range = custom period

# A name with its dates, days from one to another, and a day.
period-label = { $name } ({ $days })
period-days = { $from }–{ $until }
period-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }

# Why a text is no period.
period-error-unreadable = The period cannot be read. Ways to write one: { $spellings }.
period-error-no-such-day = There is no such day or month: { $text }.
period-error-reversed = The period ends ({ $until }) before it begins ({ $from }).
period-error-year = Year { $year } is not within { $first } to { $last }.
