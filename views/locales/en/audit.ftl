# The audit log, and the words for what was done.
audit-title = Audit log
audit-about = Who changed what, when, from which role. Entries are only ever added, never changed, never deleted.
audit-when = When
audit-who = Who
audit-what = What
audit-changes = Before → after
audit-from = From
audit-until = Until
audit-kind = Kind of thing
audit-action = Action
audit-export-csv = Download CSV
audit-export-xlsx = Download Excel
audit-count = { $n ->
    [one] One entry
   *[other] { $count } entries
}
via-web = web page
via-cli = command line
via-system = system

action-create = Added
action-update = Changed
action-delete = Deleted
action-found = Founded
action-rename = Renamed
action-move = Moved below another
action-merge = Merged
action-split = Split
action-dissolve = Dissolved
action-publish = Published
action-retire = Retired
action-discard = Draft discarded
action-invite = Invited
action-accept = Invitation accepted
action-reset = Reset link sent
action-password = Password changed
action-factor_on = Second step switched on
action-factor_off = Second step switched off
action-recovery_codes = New recovery codes made
action-disable = Account locked
action-enable = Account unlocked
action-revoke = Revoked
action-import = Imported from a file
action-sign_in = Signed in
action-sign_in_failed = Sign-in failed
action-sign_out = Signed out
action-end_sessions = Sessions ended
