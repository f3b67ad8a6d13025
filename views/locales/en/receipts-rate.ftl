# The response rate by receipt: ratings by receipt in percent of the receipts handed out.
receipts-title = Response rate by receipt
receipts-rate = { $rate } ({ $used } of { $handed_out } receipts)
receipts-none = – (no receipt with a rating code was handed out in the period)
receipts-more-used = – ({ $used } ratings, but only { $handed_out } receipts are known to have been handed out in the period: counts of receipts printed offline are missing, or earlier receipts were used)
receipts-withheld = – (not told of periods shorter than 28 days, so that nobody can be recognised)
receipts-line = Response by receipt: { $rate } ({ $used }/{ $handed_out })
receipts-line-more-used = Response by receipt: – ({ $used } ratings, { $handed_out } receipts known so far)
receipts-unreported = There is a key for printing codes offline, but nobody has reported how many were printed in this period. If any were, the true response rate by receipt is lower.
note-receipts = The response rate by receipt is the number of ratings given in the period by the code on a receipt, divided by the receipts handed out in the period. Receipts can be used for months, so a rating may come from one handed out earlier.
