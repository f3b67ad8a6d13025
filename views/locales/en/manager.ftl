# Figures, verdicts and the pages made of them: dashboard, agency, domain, evidence, start page.

# Levels, best first
level-5 = Very satisfied
level-4 = Satisfied
level-3 = Neutral
level-2 = Dissatisfied
level-1 = Very dissatisfied
level-not-offered = not on this scale
distribution-label = Ratings by level: { $levels }

# Figures
rate-withheld = Not shown
figure-protecting = withheld
no-data = No data yet
unit-ratings = ratings
satisfied-of = { $satisfied } satisfied out of { $count } { $n ->
    [one] rating
   *[other] ratings
}
of-ratings = of { $count } { $n ->
    [one] rating
   *[other] ratings
}
flagged-left-out = not counted: { $count } flagged { $n ->
    [one] rating
   *[other] ratings
}
flagged-counted = with them: { $rate }
response-title = Response rate over all transactions
response-rate = { $rate } of { $transactions } transactions
few-ratings = few ratings
points = percentage points

# Thresholds and verdicts
threshold-above = above { $value }
threshold-at-least = at least { $value }
status-reference = reference target
status-reference-short = (reference)
verdict-heading-target = Result against the target
verdict-heading-progress = Progress towards the target
verdict-heading-level = Against the target level
verdict-met-target = Target met
verdict-met-progress = At the target level so far
verdict-met-level = Level met
verdict-missed-target = Target missed
verdict-missed-progress = Not at the target level so far
verdict-missed-level = Level missed
turns-met = { $count } further dissatisfied { $n ->
    [one] rating
   *[other] ratings
} would lose this level.
turns-missed = { $count } further satisfied { $n ->
    [one] rating
   *[other] ratings
} would reach this level.
no-target = No target applies to this period.
judged-by-parts = This period belongs to two target phases, so each part is held against its own.
targets-other = Other targets
targets-all = Each part of the period, each target
official-missing = no official survey result yet
official-ours = For information – direct ratings:

# Changes
change-up = up { $points } percentage points
change-down = down { $points } percentage points
change-same = unchanged
change-unknown = nothing to compare with
changes-title = Change from the period before
changes-before = Period before – { $period }: { $rate }, { $count } { $n ->
    [one] rating
   *[other] ratings
}.
changes-before-empty = Period before – { $period }: no data.
changes-fallen = Fell most
changes-risen = Rose most

# Columns
table-of = Table: { $name }
col-period = Period
col-n = Ratings
col-rate = Satisfaction rate
col-interval = 95% interval (descriptive)
col-distribution = Ratings by level
col-threshold = Target level
col-target = Target
col-result = Result
col-verdict = Verdict
col-verdict-level = Against the target level
caption-reference = target levels are for reference only
col-change = Change
col-agency = Agency
col-domain = Domain
col-agency-domain = Agency and domain
col-channel = Channel
col-share = Share
col-service-point = Service point
col-day = Day
col-questionnaire = Form
col-satisfied = Counted as satisfied
col-flagged = Flagged

# Period and state of the data
period-running = still running
period-neighbours = Period before and after
as-of-without-seq = Data up to { $time }.
as-of = Data up to { $time }, sequence number { $seq }.

# Choices
controls-title = Choose figures
controls-scope = Scope
controls-period = Period
controls-show = Show
controls-more = More choices
controls-custom = Custom period
controls-from = From
controls-until = Until, included
controls-calendar = Calendar
controls-subject = Subject
controls-view = Count by
controls-rows = Lines of the table
controls-sort = Order
controls-vertical = Count in vertical agencies, postal providers and units on lines of their own
view-deciding = Deciding agency
view-receiving = Receiving agency
rows-agency = By agency
rows-agency-domain = By agency and domain
sort-name = By name
sort-worst = Lowest first
counted = How it was counted:
counted-deciding = by deciding agency
counted-receiving = by receiving agency
counted-vertical-in = with vertical agencies, postal providers and units on lines of their own
counted-vertical-out = without vertical agencies, postal providers and units on lines of their own

# Trend
trend-heading = Trend
trend-title = Satisfaction rate by period
trend-description = From { $first } to { $last }; periods without data: { $empty }.
trend-empty = No data yet in recent periods. Once there are ratings, the trend appears here.
trend-ratings = ratings
trend-key-rate = satisfaction rate
trend-key-interval = 95% interval
trend-key-target = target level: { $values }
trend-key-running = period still running
trend-key-gap = no data yet
trend-then = , then{" "}
chart-numbers = Numbers of the chart

# Notes
note-direct = These are ratings given directly by citizens and organisations (kiosk, QR code, paper form), not the SIPAS satisfaction index.
reading-title = How to read these figures
note-rate = The satisfaction rate is the number of “Satisfied” and “Very satisfied” ratings divided by all valid ratings. “Neutral” counts in the denominator only.
note-interval = The 95% interval (Wilson) is descriptive only: people choose for themselves whether to rate, so this is no random sample. Whether a target is met is decided by counts, not by this interval.
note-flagged = Flagged ratings are left out of the rate, but their number is always given beside it; none is deleted.
note-sipas = The SIPAS index is surveyed by the Ministry of Home Affairs and the City by a method of their own; a target measured by official survey is held against the published result only.
note-dossiers = The satisfaction level of Decision 766/QĐ-TTg covers all dossiers and takes silence for satisfaction, so it differs from the rate here.

# Dashboard
dashboard-sections = Sections of this page
dashboard-title = Ratings
dashboard-agencies = By agency
dashboard-agencies-domains = By agency and domain
dashboard-domains = By domain
dashboard-domain-groups = Groups of domains with a target level of their own
dashboard-apart = Units on lines of their own
dashboard-apart-out = Vertical agencies, postal providers and the units below are not part of the headline.
dashboard-apart-in = By the reader's choice the units below are counted in the headline, too.
dashboard-units-days = Units were founded, merged or dissolved in this period; their days in the period stand below their names.
channels-title = By channel
withheld-headline = This period is short and has too few ratings: the figure is not shown, so that nobody can be recognised. Choose a longer period.
empty-headline = No ratings in this period yet. Choose another period, or check that kiosks and QR codes are in place at the counters.
empty-agencies = This scope has no agencies in this period. Import the list of agencies, or choose another scope.
empty-domains = No ratings by domain in this period yet.

# Agency page
agency-code = code
agency-history = Before and after
agency-from = from { $from }
agency-until = until { $until }
agency-from-until = from { $from } until { $until }
agency-from-unknown = since the start of records
agency-predecessors = Predecessors
agency-successors = Successors
agency-split = divided among several units; its past figures stay with the old unit
agency-apart = This unit has a line of its own and is not part of the scope's headline.
agency-domains = By domain
agency-service-points = By service point
agency-no-service-points = No service points yet. Add them to attach kiosks and QR codes.
service-point-for = decided by { $agency }
service-point-withheld = withheld so that nobody can be identified

# Domain page
domain-title = Domain: { $name }
domain-group = Part of the group { $group }
domain-agencies = By agency

# Evidence page
evidence-heading = Evidence
evidence-criteria = Selected by
evidence-total = Total
evidence-rows = Counts by day, channel and service point
evidence-few = fewer than { $least }
evidence-protecting = withheld so that no other line can be worked out
evidence-privacy = Lines with fewer than { $least } ratings show no numbers, so that nobody can be identified; these ratings are still part of the total.
evidence-empty = No rating matches this choice, so there is nothing to show as evidence yet.
evidence-flag-reasons = Why they are flagged (one rating may have several reasons):
misuse-too_quick = too soon after the one before
misuse-burst = many of the same level within seconds
misuse-identical_intervals = as evenly spaced as a machine's
misuse-long_run = a long run of only the best level within an hour
misuse-closed = outside opening hours
misuse-other = another reason, noted by whoever raised the flag
evidence-pages = Parts of the table
evidence-downloads = Download this table

# Start page
start-title = How satisfied people are
start-current = The current period
start-counted = { $satisfied } of { $count } ratings were “Satisfied” or “Very satisfied”.
start-empty-title = No results to publish yet
start-empty = Results appear here with the first rating.
start-lists = Figures for { $period }
start-all-figures = See all figures
start-how-title = How to give a rating
start-how-kiosk = Touch the rating device at the counter, right after being served.
start-how-qr = Scan the QR code at the counter with your phone.
start-how-receipt = Open the link printed on the receipt of your dossier.
start-how-paper = Fill in a paper form at the reception.
start-how-private = You need not give your name or telephone number. Once sent, the level you chose cannot be changed or deleted by anybody.
start-places = Rate now
start-hotline = Hotline:
start-what-title = What these figures are
