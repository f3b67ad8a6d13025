# Measuring: targets, official values, questionnaires, scales, importing files.
admin-yes = yes
admin-no = no
field-years = Report years
field-value_percent = Value (%)
field-scale = Scale
field-level = Level
field-labels = Words
field-family = Key
field-groups = Groups of questions

target-new = Add a target
target-end = End the target
target-end-title = End the target: { $name }
target-end-stays = Years that are over stay judged by this target.
target-delete-title = Delete the target: { $name }
target-delete-forever = A target that was deleted cannot be brought back; it would have to be set anew.
target-delete-stays = This target was in force in no year; the audit log keeps that it was deleted.
target-goal = What is to be reached
target-measured = Which ratings it is about
target-topic-hint = Key of the topic, such as “procedures”. Targets of one topic follow one another through the years.
target-status-binding = binding
target-status-reference = reference, for comparison only
comparison-above = above: the rate must be greater
comparison-at_least = at least: an equal rate meets it
measured-by-ratings = the ratings of this service
measured-by-official_survey = the official survey

official-new = Add an official value
official-period-hint = Such as 2025, 2025-Q1, 2025-07 or 2025-01-01..2025-06-30.
official-date-hint = The day of publication.

questionnaire-write = Write the questionnaire { $name }
questionnaire-go-on = Go on with the draft
questionnaire-group = Group of further questions
scale-write = Write the scale { $name }
scale-about-draft = A draft can be edited. Once published the scale never changes; to change it, make a new version.
scale-levels-hint = From 5 (best) down to 1 (worst), the best on top. A line left empty is a level that is not offered.
version-publish-title = Publish { $name }?
version-publish-stays = Ratings already collected stay with the version that was asked.
version-publish-forever = Once published, this version can no longer be edited.
version-retire-title = Retire { $name }?
version-retire-stays = Ratings collected with this version stay as they are.
version-retire-forever = A retired version does not come back; only a new one can be made.
version-discard-title = Discard the draft { $name }?
version-discard-stays = Published versions stay as they are.
version-discard-forever = What the draft said is then found in the audit log only.

import-kind-transactions = Transactions
import-kind-ratings = Ratings
import-no-kind = Please choose what the file holds.
import-no-file = Please choose a file that is not empty.
import-too-large = The file is larger than allowed. Please divide it, or import it at the command line of the server.
import-gone = The file waited for more than an hour and was deleted, or was imported already. Nothing was imported now; please choose the file again.
import-look-again = Nothing was imported: the data changed after you looked. Please look again below.
done-imported = The file was imported. Every change is in the audit log.
