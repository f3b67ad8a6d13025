# The fleet of devices: list, device, enrolment, maintenance, rescue.
kiosks-title = Devices
kiosks-about = Rating devices at the counters. The one that most needs attention comes first.
kiosks-add = Add a device
kiosks-rescue = Read in a rescue file
kiosks-as-of = As of { $time }.
kiosks-about-card = Rating devices at the counters: how they are, what they counted and what came in, maintenance.
kiosks-waiting = { $n ->
    [one] { $count } device has an alarm
   *[other] { $count } devices have alarms
  }

kiosks-sum = { $n ->
    [one] { $count } device
   *[other] { $count } devices
  }: { $states }; { $missing } ratings missing.
kiosks-sum-part = { $count } { $state }
kiosks-sum-gone = Devices out of service lack another { $missing } ratings.
kiosks-caption = { $n ->
    [one] { $count } device
   *[other] { $count } devices
  }

kiosks-col-device = Device
kiosks-col-state = State
kiosks-col-heard = Last heard
kiosks-counted = Device counted
kiosks-received = Server received
kiosks-waits = Waiting to be sent
kiosks-missing = Missing
kiosks-version = version { $version }
kiosks-never = never
kiosks-since = since { $time }, for { $span }
kiosks-filter-state = State
kiosks-in-use = (in use)
kiosks-alarmed = With alarms
kiosks-empty = There are no devices yet.
kiosks-empty-add = Press “Add a device”, choose the counter, give it a name, then scan the QR code or type the pairing code on the device.
kiosks-empty-wait = The officer in charge adds the first one; it is listed here at once.
kiosks-none-found = There is no such device.

kiosk-state-grave = act now
kiosk-state-offline = offline
kiosk-state-warned = needs attention
kiosk-state-unpaired = waiting to be paired
kiosk-state-online = working
kiosk-state-resting = outside opening hours
kiosk-state-revoked = out of service

kiosk-alarm-missing = Ratings are missing
kiosk-alarm-missing-means = The device counted more taps than came in, and has nothing left to send.
kiosk-alarm-missing-todo = Open the device's menu with its PIN, export the rescue file and read it in at “Devices”, “Read in a rescue file”. Reading it in twice counts once. Do not clear the browser's data before the export.
kiosk-alarm-storage_failed = The device's storage failed
kiosk-alarm-storage_failed-means = The browser cannot open its database; only the latest taps are kept, in a small reserve.
kiosk-alarm-storage_failed-todo = Export the rescue file, then restart the device. If the alarm comes back, look at the disk space or replace the device.
kiosk-alarm-incognito = The browser is incognito
kiosk-alarm-incognito-means = When the window closes or the power fails, all that is not sent is lost.
kiosk-alarm-incognito-todo = Wait until the queue is 0, then open the browser with an ordinary profile (no --incognito, no InPrivate) and pair again.
kiosk-alarm-dead_letters = Records were refused
kiosk-alarm-dead_letters-means = The server does not take these records; they stay on the device and are not deleted.
kiosk-alarm-dead_letters-todo = Update the application on the device, export the rescue file and read it in; give the file to the system's administrator if it is still refused.
kiosk-alarm-offline = Offline
kiosk-alarm-offline-means = The office is open and nothing is heard of the device. With power it still takes ratings and sends them later.
kiosk-alarm-offline-todo = Look at power, cable or Wi-Fi at the counter; open /k/check on the device to try the connection.
kiosk-alarm-queue_old = The queue has waited too long
kiosk-alarm-queue_old-means = Ratings have waited for more than an hour although the device is heard of.
kiosk-alarm-queue_old-todo = See whether the network blocks sending (a Wi-Fi sign-in page, a firewall). The data are safe on the device.
kiosk-alarm-silent = Unusual silence: nobody rates
kiosk-alarm-silent-means = At this hour people usually rate at this counter, but the device has no ratings.
kiosk-alarm-silent-todo = See whether the device faces the wall, is covered, switched off or too far away; try a tap in training mode.
kiosk-alarm-clock = The clock is wrong
kiosk-alarm-clock-means = The device's clock is more than 5 minutes off. The server has corrected and marked the times of its ratings.
kiosk-alarm-clock-todo = Switch on automatic time (NTP) and set the time zone of Việt Nam on the device.
kiosk-alarm-storage_not_persisted = The storage may be thrown away
kiosk-alarm-storage_not_persisted-means = The browser may delete the application's data when the disk is full.
kiosk-alarm-storage_not_persisted-todo = Install the rating page as an application (browser menu, “Install app”), or allow persistent storage by the browser's policy.
kiosk-alarm-version_old = Old version
kiosk-alarm-version_old-means = The server has had another version for more than a day; this device has not updated.
kiosk-alarm-version_old-todo = Reload the page on the device while nobody rates, or restart the device. The queue stays.
kiosk-alarm-storage_full = The storage is nearly full
kiosk-alarm-storage_full-means = More than 90% of what the application may store on the device is in use; when it is full, no rating can be taken.
kiosk-alarm-storage_full-todo = Free space on the device's disk (files nobody needs, temporary files). Do not clear the browser's data.

kiosk-what-to-do = What to do
kiosk-means = What it means:
kiosk-todo = What to do:
kiosk-well = There are no alarms.
kiosk-object = Rating device
kiosk-unpaired-until = The pairing code works until { $time }. Open /k/pair on the device and type it.
kiosk-unpaired-over = The pairing code has expired. Make a new one.
kiosk-revoked-since = Out of service since { $time }. Its data stay; its rescue files can still be read in.

kiosk-point = Counter
kiosk-heard = Last heard
kiosk-rated = Last rating
kiosk-app = Version of the application
kiosk-paired = Paired
kiosk-created = Added
kiosk-pin = PIN of the menu
kiosk-pin-set = set
kiosk-pin-none = not set
kiosk-number = Number of the device

kiosk-loop = Counted and received
kiosk-loop-whole = Every tap that the device counted has come in.
kiosk-loop-waits = { $waiting } taps are on the device, waiting to be sent; none is lost.
kiosk-loop-missing = { $missing } taps are missing: counted by the device, not received, and not said to be waiting.
kiosk-loop-refused = The device still has { $count } ratings that were refused; they are not among the missing.
kiosk-loop-written-off = { $count } missing or refused ratings have been reviewed; the history says why.
kiosk-loop-none = The device has not told any count yet.
kiosk-installs = By installation
kiosk-installs-about = When the browser's storage is made anew, the device counts from the beginning; the installations are added up.
kiosk-col-install = Installation
kiosk-col-accepted = Taps counted
kiosk-col-tests = Test taps
kiosk-col-first = From
kiosk-col-said = Last told
kiosk-boots = By start
kiosk-boots-about = Taps are numbered from 1 after each start, tests too. Received equal to the highest number means no gap.
kiosk-col-boot = Start
kiosk-col-received = Received
kiosk-col-highest = Highest number
kiosk-col-last = Until

kiosk-vitals = Health of the device
kiosk-vitals-at = As told at { $time }.
kiosk-vitals-none = Nothing was heard of the device yet.
kiosk-vital-queue = Queue
kiosk-vital-queue-value = { $count } records
kiosk-vital-queue-empty = Nothing waits to be sent.
kiosk-vital-queue-waits = The oldest has waited for { $span }. Not lost: sent when the network is there.
kiosk-vital-dead = Refused records
kiosk-vital-dead-none = The server takes every record.
kiosk-vital-dead-some = Kept on the device; see what to do.
kiosk-vital-storage = Storage
kiosk-vital-storage-kept = kept
kiosk-vital-storage-not = may be thrown away
kiosk-vital-storage-mirror = only the reserve is left
kiosk-vital-storage-use = { $usage } of { $quota } in use.
kiosk-vital-incognito = Incognito
kiosk-vital-incognito-no = The data outlive a power cut.
kiosk-vital-incognito-yes = What is not sent is lost with the window.
kiosk-vital-clock = Clock
kiosk-vital-clock-right = right
kiosk-vital-clock-ahead = { $span } ahead
kiosk-vital-clock-behind = { $span } behind
kiosk-vital-clock-note = Up to 5 minutes are corrected by the server.
kiosk-vital-battery = Battery
kiosk-vital-battery-note = The device stands still, so keep it plugged in.
kiosk-vital-uptime = Running for
kiosk-vital-uptime-note = Since the application was last opened.
kiosk-vital-screen = Screen
kiosk-vital-screen-note = Pixels, width × height.
kiosk-vital-error = Last error
kiosk-vital-error-note = In the device's own words.

kiosk-activity = Activity by hour
kiosk-activity-title = Ratings by hour, last { $days } days
kiosk-activity-desc = { $ratings } ratings in { $days } days; at most { $most } in an hour.
kiosk-activity-key = Columns: ratings. Grey ground: the device was heard of in that hour.
kiosk-activity-none = There was no activity in the last days.
kiosk-activity-numbers = Table of numbers
kiosk-activity-day = Day
kiosk-activity-sum = Whole day
kiosk-activity-heard = heard of

kiosk-maintenance = Maintenance log
kiosk-maintenance-add = Note maintenance
kiosk-maintenance-empty = No maintenance was noted yet.
kiosk-maintenance-next = Note each cleaning, check, repair and replacement.
kiosk-maintenance-title = Note maintenance: { $name }
kiosk-maintenance-what = What was done
kiosk-maintenance-day = Day
kiosk-maintenance-time = Time
kiosk-maintenance-note = Note
kiosk-maintenance-note-hint = Such as: new power cable, stand glued. No names of citizens.
kiosk-maintenance-who = Noted by
kiosk-maintenance-when = When
kiosk-maintenance-cleaned = Cleaned
kiosk-maintenance-moved = Put elsewhere
kiosk-maintenance-replaced = Replaced
kiosk-maintenance-repaired = Repaired
kiosk-maintenance-checked = Checked, works well
kiosk-maintenance-other = Something else
kiosk-error-what = Choose what was done.
kiosk-error-when = Give day and time, not after now.
kiosk-error-note = Please say in the note what was done.
kiosk-error-long = At most { $max } characters.

kiosk-places = Where it stood
kiosk-places-from = From
kiosk-places-until = Until
kiosk-places-now = now

kiosk-timeline = What happened
kiosk-timeline-empty = Nothing has happened yet.
kiosk-timeline-began = Alarm: { $alarm }
kiosk-timeline-ended = Alarm over: { $alarm }
kiosk-timeline-lasted = lasted { $span }
kiosk-timeline-moved = from { $from } to { $to }
kiosk-timeline-renamed = from “{ $from }” to “{ $to }”
kiosk-timeline-written-off = { $count } ratings. Reason: { $reason }
kiosk-event-enrolled = Added
kiosk-event-paired = Paired
kiosk-event-moved = Moved to another counter
kiosk-event-revoked = Taken out of service
kiosk-event-unpaired = New pairing code
kiosk-event-renamed = Renamed
kiosk-event-version_changed = Another version of the application
kiosk-event-restarted = Restarted
kiosk-event-storage_made = Storage made anew
kiosk-event-pin_changed = PIN changed
kiosk-event-rescued = Rescue file read in
kiosk-event-written_off = Missing ratings reviewed

kiosk-rename = Rename
kiosk-rename-title = Rename: { $name }
kiosk-name-hint = The name on its label, such as “Device 1 – land counter”.
kiosk-error-name = Give the device a name.
kiosk-move = Move to another counter
kiosk-move-title = Move: { $name }
kiosk-move-about = From now on ratings count for the new counter. Ratings given before stay with the old one, also those that arrive late.
kiosk-move-to = New counter
kiosk-error-point = Choose an open counter that you are in charge of.
kiosk-error-same-point = The device stands there already.
kiosk-pair = New pairing code
kiosk-pair-title = Make a new pairing code for “{ $name }”?
kiosk-pair-happens = The device's current key ends at once; it sends nothing until it is paired again.
kiosk-pair-waits = { $waiting } taps still wait on the device. If you can, wait until the queue is 0 first.
kiosk-pair-stays = What is not sent stays on the device and is sent after the new pairing.
kiosk-revoke = Take out of service
kiosk-revoke-title = Take “{ $name }” out of service?
kiosk-revoke-happens = The device can send nothing any more, and its screen asks to be paired.
kiosk-revoke-waits = { $waiting } taps still wait on the device. Wait until the queue is 0; afterwards only a rescue file brings them in.
kiosk-revoke-stays = All that came in still counts. A new pairing code can bring the device back later.
kiosk-revoke-forever = The device's current key ends for good.
kiosk-pin-do = Set the PIN
kiosk-pin-title = Set the PIN: { $name }
kiosk-pin-about = The PIN opens the officers' menu on the device, also without network. Only a trace to check it is kept.
kiosk-pin-new = New PIN
kiosk-pin-hint = 4 to 8 digits; no birthdays, no easy rows.
kiosk-pin-again = The PIN again
kiosk-pin-remove = Take the PIN away
kiosk-error-pin = A PIN has 4 to 8 digits.
kiosk-error-pin-again = The two are not the same.

kiosk-new-about = A device belongs to one counter. The next page shows its pairing code once.
kiosk-new-point = Counter where it stands
kiosk-new-point-hint = Type the first letters of the counter's name to jump to it.
kiosk-new-name = Name of the device
kiosk-new-submit = Add, and make a pairing code
kiosk-new-no-points = There is no open counter yet. Add a service point first.
kiosk-code-title = Pair “{ $name }”
kiosk-code-label = Pairing code
kiosk-code-once = Shown only this time, works once, until { $time }.
kiosk-code-qr = QR code of the pairing link
kiosk-code-link = Pairing link
kiosk-code-steps = On the device
kiosk-code-step-open = Open { $address } in the device's browser, not incognito.
kiosk-code-step-type = Type the code above, or scan the QR code if the device has a camera. Capitals and hyphens do not matter.
kiosk-code-step-screen = When the rating screen comes, the device is paired. Try a tap in training mode.
kiosk-code-step-look = Look at the device's page: it says “working” within a minute.
kiosk-code-onward = The device's page

done-kiosk-renamed = The device has its new name.
done-kiosk-moved = The device stands at its new counter.
done-kiosk-revoked = The device is out of service.
done-kiosk-pin = The PIN was set. The device learns it within a minute, when it has a network.
done-kiosk-pin-removed = The PIN was taken away.
done-kiosk-maintained = Noted in the maintenance log.

span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
moment-short = { $time }, { $day }

field-pairing_until = Pairing code works until
field-maintenance = Maintenance
field-note = Note
field-at = When
field-pin = PIN

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

nav-kiosks = Devices

rescue-title = Read in a rescue file
rescue-about = The file “hailong-rescue-….json” exported from a device's menu. However often it is read in, it counts once.
rescue-file = File
rescue-file-hint = At most { $size } MB.
rescue-look = Look first
rescue-no-file = Choose the file exported at the device.
rescue-preview = Read in the file of “{ $name }”?
rescue-holds = The file has { $ratings } ratings and { $followups } follow-ups.
rescue-once = What is here already does not count again; what is missing counts at the time when it was given.
rescue-signed = The signature is good: this device wrote the file, and nobody changed it.
rescue-flagged = If you go on: new ratings of the file are flagged with the reason and stay out of the headline, beside it; what is here already does not change.
rescue-sure = I know where this file comes from and read it in
rescue-error-sure = Tick this box to read in a file without a good signature.
rescue-confirm = Read in the file
rescue-done-title = The file of “{ $name }” was read in
rescue-kind = Rescue file
rescue-signature = Signature
rescue-signature-good = good
rescue-signature-bad = missing or wrong; new ratings are flagged
rescue-ratings = Ratings
rescue-followups = Follow-ups
rescue-count-accepted = { $count } new
rescue-count-duplicate = { $count } known before
rescue-count-conflict = { $count } with the id of another record, set aside
rescue-count-quarantined = { $count } set aside to be looked at
rescue-count-rejected = { $count } refused
rescue-count-none = no records
field-rescue = Trace of the file
field-signed = Good signature
field-ratings = Ratings
field-followups = Follow-ups
