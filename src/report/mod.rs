//! What managers ask: counts against targets. Reads only, and is the one code path to every figure:
//! page, API, command line and report show what this module returns.

mod compare;
mod evidence;
mod judge;
mod names;
mod query;
mod rows;
mod scores;
mod segments;
mod series;
mod table;
mod visible;
mod withhold;

pub use compare::{Change, change};
pub use evidence::{Evidence, EvidenceCell, evidence, held_back};
pub use query::{By, Least, ReportError, ScoreQuery};
pub use scores::{
    Answer, Answered, ChoiceFigure, QuestionRow, QuestionTable, load, questions, questions_by,
    scores,
};
pub use series::{SeriesPoint, series};
pub use table::{Figure, JudgedTarget, OfficialRef, ScoreRow, ScoreTable, Withheld};
pub use visible::may_ask;
