//! From stored ratings to verdicts: each case in which a figure is easily wrong.

mod borders;
mod dimensions;
mod evidence;
mod land;
mod official;
mod phases;
mod receipts;
mod reform;
mod series;
mod subjects;
mod verdicts;
