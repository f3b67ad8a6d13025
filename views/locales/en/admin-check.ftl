# What is wrong with a form of administration. Codes that begin with «import-» are in import.ftl.
admin-nothing-changed = nothing was changed
admin-incomplete = the form is incomplete
admin-stale = «{ $value }» was changed by somebody else meanwhile. Please look at it as it is now and make your change again
admin-key-taken = the key «{ $value }» is taken; keys are never used again
admin-too-few = at least { $least } must be named

# Agencies.
admin-ratings-outside = «{ $value }» has { $count } ratings outside these days. They stay where they are; please confirm that this is meant
admin-before-founding = «{ $value }» does not exist yet on { $day }
admin-ended-before = «{ $value }» ended before { $day }
admin-has-successors = «{ $value }» has a successor already
admin-children-left = there are agencies below that would be left behind: { $value }. Please choose whether they end as well or move to the successor
admin-move-needs-one = things can move only where exactly one agency follows
admin-move-early = service points can move from { $value } on, not earlier: until then they would refuse ratings
admin-point-later = service point «{ $value }» begins only after the last day; please change or remove its days first

# Scopes.
admin-member-removed = «{ $value }» belonged to the scope already. Give it a last day instead, or confirm: figures of the past will change

# Service points and holidays.
admin-hours = «{ $value }» is not a stretch of time; write it like 07:30-11:30
admin-hours-overlap = «{ $value }» overlaps with another stretch of that day
admin-too-many-days = at most { $most } days can be named at once
admin-no-holiday = «{ $value }» is no holiday

# Targets and official values.
admin-no-target = there is no target number { $value }
admin-target-exists = target «{ $value }» of the same scope, issuer and first year exists already
admin-target-in-force = this target is or was in force: verdicts already shown will change. Please confirm, or end it and set a new one
admin-target-was-in-force = this target is or was in force; it can be ended, not deleted
admin-year-past = { $value } is over and was judged by this target; it can end with { $earliest } at the earliest
admin-year-later = the target already ends with { $latest }
admin-no-value = there is no official value «{ $value }»
admin-value-exists = the value of «{ $value }» for the same scope and period exists already

# Questionnaires and scales.
admin-no-version = there is no version «{ $value }»
admin-wrong-status = «{ $value }» is { $status ->
    [draft] a draft
    [published] published
   *[retired] retired
  }; this cannot be done with it
admin-draft-exists = a draft of the next version exists already: «{ $value }». Please go on with that one
admin-unknown-scale = unknown or retired scale «{ $value }»
admin-scale-unpublished = scale «{ $value }» is not published; publish it first
admin-last-version = «{ $value }» is the last published version of the questionnaire that devices hand out; publish another one first
admin-scale-levels = a scale has two to five levels from 1 to 5
admin-scale-order = levels stand best first, each once
admin-scale-satisfied = some levels must count as satisfied, and some must not
admin-scale-needed = questionnaire «{ $value }» needs this scale
admin-position = “{ $value }” is no place; enter a whole number from 1
