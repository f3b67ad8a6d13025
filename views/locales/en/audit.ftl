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
audit-key = Key or number of the thing
audit-empty = (empty)
audit-account = account no. { $id }
audit-number = no. { $id }
via-web = web page
via-cli = command line
via-system = system
via-program = program with a token

# What was done: the key of the action in the log.
action-created = Added
action-changed = Changed
action-deleted = Deleted
action-revoked = Revoked
action-disabled = Account locked
action-enabled = Account unlocked
action-published = Published
action-retired = Retired
action-imported = Imported from a file
action-signed_in = Signed in
action-accepted = Invitation or reset link used
action-password_changed = Password changed
action-second_factor_added = Second step switched on
action-second_factor_removed = Second step switched off
action-recovery_code_used = Recovery code used
action-signed_out = Signed out
action-sign_in_refused = Sign-in refused
action-rebuilt = Figures counted anew
action-exported = Exported to a file
action-read = Read
action-identity_linked = Account at the identity provider linked
action-identity_unlinked = Account at the identity provider unlinked
