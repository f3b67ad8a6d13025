//! What the database keeps: records, their sequence, and the counts made from them.

mod answers;
mod batch;
mod comments;
mod cubes;
mod flags;
mod followups;
mod random;
mod sequence;
