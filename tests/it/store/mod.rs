//! What the database keeps: records, their sequence, and the counts made from them.

mod batch;
mod events;
