//! Figures of further questions: by the same functions as every other figure, each version of a questionnaire apart.
//!
//! Versions are never pooled: what a question says may have changed with the version that it stands in.

use std::collections::BTreeMap;

use super::{Answer, Asked};
use crate::{
    model::{
        calendar::Calendar,
        catalogue::Catalogue,
        counts::Counts,
        labels::Labels,
        period::{DayRange, Period},
        questionnaire::{Questionnaire, QuestionnaireContent, ReasonQuestion},
        rollup::{AnswerKey, CellKey, Tally},
        scale::Scale,
    },
    report::{
        query::{By, ReportError, ScoreQuery},
        rows::RowDims,
        table::{Figure, Withheld},
        withhold,
    },
    store::{Database, Snapshot, Wanted},
};

/// How often each choice of a question was taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChoiceFigure {
    /// In the order of the choices; flagged ratings left out.
    pub counts: Vec<u64>,
    /// All answers that count.
    pub n: u64,
    /// Answers of ratings under a flag.
    pub flagged: u64,
    /// Why all the rest is empty, where it is not told.
    pub withheld: Option<Withheld>,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// Levels of the scale.
    Levels(Box<Figure>),
    /// Choices of the question.
    Choices(ChoiceFigure),
}

/// The figure of a question, or of a group's questions together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRow {
    /// The agency, by number; `None` where all are together.
    pub agency: Option<i32>,
    /// The domain, by number; `None` where all are together.
    pub domain: Option<i32>,
    /// The questionnaire version, by number.
    pub questionnaire: i32,
    /// Key of the group; `None` for a question that follows a reason.
    pub group: Option<String>,
    /// Key of the question; `None` where all of the group are together.
    pub question: Option<String>,
    /// What was answered.
    pub answered: Answered,
}

impl QuestionRow {
    /// The question that follows a reason, if the row is about one.
    pub fn after_reason<'c>(
        &self,
        content: &'c QuestionnaireContent,
    ) -> Option<&'c ReasonQuestion> {
        let own = |asked: &&ReasonQuestion| self.question.as_ref() == Some(&asked.key);
        let mut all = content.reason_questions.iter();
        all.find(own).filter(|_| self.group.is_none())
    }

    /// The words of the question or the group that the row is about.
    pub fn labels<'c>(&self, content: &'c QuestionnaireContent) -> Option<&'c Labels> {
        let Some(key) = &self.question else {
            let mut groups = content.groups.iter();
            let group = groups.find(|group| self.group.as_ref() == Some(&group.key));
            return group.map(|group| &group.labels);
        };
        let after = self.after_reason(content).map(|asked| &asked.labels);
        let on_scale = content.questions().find(|asked| asked.key == *key);
        after.or_else(|| on_scale.map(|asked| &asked.labels))
    }
}

/// The answer to a question about further questions.
#[derive(Debug, Clone)]
pub struct QuestionTable {
    /// The period asked for.
    pub period: Period,
    /// How its name is read.
    pub calendar: Calendar,
    /// Its days.
    pub range: DayRange,
    /// Rows by agency and domain, then by version, the newest first, then in the order of its questions.
    pub rows: Vec<QuestionRow>,
}

/// Answers what `query` asks of further questions, in rows by its agencies and domains.
pub async fn questions(
    db: &Database,
    catalogue: &Catalogue,
    query: &ScoreQuery,
) -> Result<QuestionTable, ReportError> {
    questions_by(db, catalogue, query, &[query.by])
        .await
        .map(|mut tables| tables.remove(0))
}

/// The same in several tables, read at one moment.
pub async fn questions_by(
    db: &Database,
    catalogue: &Catalogue,
    query: &ScoreQuery,
    by: &[By],
) -> Result<Vec<QuestionTable>, ReportError> {
    let asked = Asked::new(catalogue, query)?;
    let found = db.answers(&asked.filter(Wanted::default())).await?;
    let answer = asked.answered(Snapshot::default());
    Ok(by
        .iter()
        .map(|by| answer.question_table(*by, &found))
        .collect())
}

/// Agency and domain in the operator's order, version by key and age, question.
type Place = (usize, usize, String, i32, String);

/// Counts of one question in one row.
struct Cell<'a> {
    dims: RowDims,
    version: &'a Questionnaire,
    tally: Tally,
    held: Option<Withheld>,
}

impl Answer<'_> {
    fn question_table(&self, by: By, found: &[BTreeMap<AnswerKey, Tally>]) -> QuestionTable {
        let mut cells = self.question_cells(by, found);
        if let Some(least) = self.least() {
            hold_back(self.catalogue, &mut cells, least);
        }
        let mut rows = Vec::new();
        let mut done = None;
        for ((agency, domain, key, version, _), cell) in &cells {
            let at = (*agency, *domain, key, *version);
            if done.replace(at) != Some(at) {
                self.add_rows(&mut rows, &cells, &at, cell);
            }
        }
        QuestionTable {
            period: self.query.period,
            calendar: self.query.calendar,
            range: self.range,
            rows,
        }
    }

    fn question_cells(
        &self,
        by: By,
        found: &[BTreeMap<AnswerKey, Tally>],
    ) -> BTreeMap<Place, Cell<'_>> {
        let by = By { scale: false, ..by };
        let mut cells: BTreeMap<Place, Cell<'_>> = BTreeMap::new();
        for (segment, answers) in found.iter().enumerate() {
            for (key, tally) in answers {
                let versions = &self.catalogue.questionnaires;
                let version = versions
                    .iter()
                    .find(|version| version.id == key.questionnaire);
                let asked = self.asks_for(segment, key.agency, key.subject)
                    && (by.agency || self.in_headline(key.agency, key.subject));
                let (Some(version), true) = (version, asked) else {
                    continue;
                };
                let dims = self.dims(&cell_key(key), by);
                let place = (
                    dims.agency.map_or(0, |id| 1 + self.place_of_agency(id)),
                    dims.domain.map_or(0, |id| 1 + self.place_of_domain(id)),
                    version.key.clone(),
                    -version.version,
                    key.question.clone(),
                );
                let cell = cells.entry(place).or_insert_with(|| Cell {
                    dims,
                    version,
                    tally: Tally::default(),
                    held: None,
                });
                cell.tally += *tally;
            }
        }
        cells
    }

    fn place_of_agency(&self, id: i32) -> usize {
        let mut all = self.catalogue.agencies.iter();
        all.position(|agency| agency.id == id)
            .unwrap_or(usize::MAX - 1)
    }

    fn place_of_domain(&self, id: i32) -> usize {
        let mut all = self.catalogue.domains.iter();
        all.position(|domain| domain.id == id)
            .unwrap_or(usize::MAX - 1)
    }

    /// All questions of the version of `cell`, also those that nobody answered.
    fn add_rows(
        &self,
        rows: &mut Vec<QuestionRow>,
        cells: &BTreeMap<Place, Cell<'_>>,
        (agency, domain, key, version): &(usize, usize, &String, i32),
        cell: &Cell<'_>,
    ) {
        let Some(scale) = self.catalogue.scale(cell.version.scale) else {
            return;
        };
        let counted = |question: &str| {
            let place = (
                *agency,
                *domain,
                (*key).clone(),
                *version,
                question.to_owned(),
            );
            let found = cells.get(&place);
            found.map_or((Tally::default(), None), |cell| (cell.tally, cell.held))
        };
        let row = |group: Option<&str>, question: Option<&str>, answered| QuestionRow {
            agency: cell.dims.agency,
            domain: cell.dims.domain,
            questionnaire: cell.version.id,
            group: group.map(str::to_owned),
            question: question.map(str::to_owned),
            answered,
        };
        for group in &cell.version.content.groups {
            let own: Vec<_> = group
                .questions
                .iter()
                .map(|asked| counted(&asked.key))
                .collect();
            rows.push(row(Some(&group.key), None, self.sum_of_group(scale, &own)));
            for (asked, (tally, held)) in group.questions.iter().zip(own) {
                let answered = self.levels(scale, tally, held);
                rows.push(row(Some(&group.key), Some(&asked.key), answered));
            }
        }
        for asked in &cell.version.content.reason_questions {
            let (tally, held) = counted(&asked.key);
            rows.push(row(None, Some(&asked.key), choices(asked, tally, held)));
        }
    }

    /// A group's sum tells by difference what is held back of one of its questions: it is held back, too.
    fn sum_of_group(&self, scale: &Scale, own: &[(Tally, Option<Withheld>)]) -> Answered {
        let mut sum = Tally::default();
        for (tally, _) in own {
            sum += *tally;
        }
        let held = own
            .iter()
            .find_map(|(_, held)| held.map(|_| Withheld::Protecting));
        self.levels(scale, sum, held)
    }

    fn levels(&self, scale: &Scale, tally: Tally, held: Option<Withheld>) -> Answered {
        let counts = [(scale, tally.counts)];
        Answered::Levels(Box::new(match held {
            Some(why) => Figure::withheld(why),
            None => Figure::new(&counts, tally.flagged, None, &self.thresholds),
        }))
    }
}

fn cell_key(key: &AnswerKey) -> CellKey {
    CellKey {
        agency: key.agency,
        domain: key.domain,
        subject: key.subject,
        scale: 0,
    }
}

fn choices(asked: &ReasonQuestion, tally: Tally, held: Option<Withheld>) -> Answered {
    let counted = |counts: &Counts| -> Vec<u64> {
        let places = (1u8..).zip(&asked.choices);
        places.map(|(place, _)| counts.at(place)).collect()
    };
    Answered::Choices(match held {
        Some(_) => ChoiceFigure {
            withheld: held,
            ..ChoiceFigure::default()
        },
        None => ChoiceFigure {
            counts: counted(&tally.counts),
            n: tally.counts.n(),
            flagged: tally.flagged.n(),
            withheld: None,
        },
    })
}

/// Holds back, question by question, what so few people answered, and by what it could be worked out.
fn hold_back(catalogue: &Catalogue, cells: &mut BTreeMap<Place, Cell<'_>>, least: u64) {
    let mut questions: BTreeMap<(i32, String), Vec<&mut Cell<'_>>> = BTreeMap::new();
    for ((.., question), cell) in cells.iter_mut() {
        let question = (cell.version.id, question.clone());
        questions.entry(question).or_default().push(cell);
    }
    for cells in questions.into_values() {
        let sizes = cells.iter().map(|cell| {
            let counts = |id| catalogue.in_headline(id);
            let in_total = cell.dims.agency.is_none_or(counts);
            (
                [cell.dims.agency, cell.dims.domain],
                cell.tally.n(),
                in_total,
            )
        });
        let held = withhold::held_cells(sizes, least);
        for (cell, held) in cells.into_iter().zip(held) {
            cell.held = held.then(|| withhold::why(cell.tally.n(), least));
        }
    }
}
