//! `hailong questionnaire publish|take|use`

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Subcommand;
use serde::Deserialize;

use super::{Context, desk, output};
use crate::{
    admin::questionnaires::{self, AfterReason, Draft, Group, Publish, UseAt},
    admin::{Item, Texts, View},
    model::{question_set::QuestionSet, questionnaire::DEFAULT_QUESTIONNAIRE},
    store::Database,
};

/// Questionnaires.
#[derive(Debug, Subcommand)]
pub enum Questionnaire {
    /// Publish a file (JSON, as examples/new-ward/questionnaire.json) as the next version; prints its name. A file that
    /// says what the newest version says makes none.
    Publish {
        /// The file: key, scale, subject, title, reasons, comment, groups, `reason_questions`.
        #[arg(value_name = "FILE.json")]
        file: PathBuf,
    },
    /// Take a ready-made set over into the draft of the next version, to be looked at and published; prints its name.
    Take {
        /// `apology`: the question about the written apology after a late result. `service-elements`: groups of
        /// questions about the five elements of the service.
        #[arg(value_parser = set)]
        set: QuestionSet,
        /// The questionnaire; one that is not there yet begins as the short one.
        #[arg(long, default_value = DEFAULT_QUESTIONNAIRE)]
        key: String,
        /// Publish it at once: citizens are asked it from now on wherever this questionnaire is in use.
        #[arg(long)]
        publish: bool,
    },
    /// Choose which questionnaire an agency's citizens are asked; kiosks ask its one question, with its scale, reasons
    /// and comment, and leave the further questions to phones.
    Use {
        /// Key of a published questionnaire.
        key: String,
        /// Key of the agency; those below it follow unless they have a choice of their own.
        #[arg(long)]
        agency: String,
    },
}

fn set(word: &str) -> Result<QuestionSet, String> {
    let words = QuestionSet::ALL.map(QuestionSet::key).join(", ");
    QuestionSet::from_key(word).ok_or_else(|| format!("expected one of: {words}"))
}

/// A questionnaire as a file says it: what the form of the page asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    scale: String,
    subject: String,
    title: Texts,
    #[serde(default)]
    reasons: Vec<Words>,
    #[serde(default)]
    comment: bool,
    #[serde(default)]
    groups: Vec<QuestionGroup>,
    #[serde(default)]
    reason_questions: Vec<ReasonQuestion>,
}

/// A key with its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    key: String,
    labels: BTreeMap<String, String>,
}

/// A group of questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionGroup {
    key: String,
    labels: BTreeMap<String, String>,
    questions: Vec<Words>,
}

/// A question that follows a reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonQuestion {
    key: String,
    reason: String,
    labels: BTreeMap<String, String>,
    choices: Vec<Words>,
}

impl Questionnaire {
    /// Does it.
    pub async fn run(self, context: &Context) -> anyhow::Result<ExitCode> {
        let db = match &self {
            Self::Publish { file } => {
                let draft = read(file)?;
                let db = context.open().await?;
                return finish(publish(context, &db, draft).await, db).await;
            }
            _ => context.open().await?,
        };
        let done = match self {
            Self::Take { set, key, publish } => take(context, &db, set, key, publish).await,
            Self::Use { key, agency } => {
                let form = UseAt { key, agency };
                desk::carry_out(context, &db, &form)
                    .await
                    .map(|done| done.key)
            }
            Self::Publish { .. } => Ok(String::new()),
        };
        finish(done, db).await
    }
}

fn read(file: &Path) -> anyhow::Result<Draft> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).with_context(|| name.clone())?;
    let read: File = serde_json::from_str(&text).with_context(|| name)?;
    Ok(read.draft())
}

/// Prints the name of the version.
async fn finish(done: anyhow::Result<String>, db: Database) -> anyhow::Result<ExitCode> {
    db.close().await?;
    output::say(&done?);
    Ok(ExitCode::SUCCESS)
}

/// Adds a ready-made set to the draft of a questionnaire.
async fn take(
    context: &Context,
    db: &Database,
    set: QuestionSet,
    key: String,
    and_publish: bool,
) -> anyhow::Result<String> {
    let catalogue = db.catalogue().await?;
    let draft = Draft::taking(&catalogue, &key, Some(set));
    let draft = draft.unwrap_or_else(|| Draft {
        key,
        ..Draft::begun_with(set)
    });
    if and_publish {
        return publish(context, db, draft).await;
    }
    Ok(desk::carry_out(context, db, &draft).await?.key)
}

/// Writes the draft and publishes it; a draft that somebody is writing on a page is not overwritten.
async fn publish(context: &Context, db: &Database, draft: Draft) -> anyhow::Result<String> {
    let catalogue = db.catalogue().await?;
    let view = View {
        catalogue: &catalogue,
        today: context.zone().day_of(context.clock.now()),
    };
    if let Some(published) = draft.published(&view) {
        let name = published.name();
        output::complain(&format!("«{name}» says this already; nothing changes"));
        return Ok(name);
    }
    let name = desk::carry_out(context, db, &draft).await?.key;
    let catalogue = db.catalogue().await?;
    let written = questionnaires::version(&catalogue, &name);
    let written = written.with_context(|| format!("«{name}» is gone again"))?;
    let seen = questionnaires::state(&catalogue, written);
    let publish = Publish { name, seen };
    Ok(desk::carry_out(context, db, &publish).await?.key)
}

impl File {
    fn draft(self) -> Draft {
        Draft {
            key: self.key,
            scale: self.scale,
            subject: self.subject,
            title: self.title,
            reasons: self.reasons.into_iter().map(Words::item).collect(),
            comment: self.comment,
            groups: self.groups.into_iter().map(QuestionGroup::group).collect(),
            reason_questions: self
                .reason_questions
                .into_iter()
                .map(ReasonQuestion::after)
                .collect(),
            seen: String::new(),
        }
    }
}

impl Words {
    fn item(self) -> Item {
        Item {
            key: self.key,
            labels: self.labels,
        }
    }
}

impl QuestionGroup {
    fn group(self) -> Group {
        Group {
            item: Item {
                key: self.key,
                labels: self.labels,
            },
            questions: self.questions.into_iter().map(Words::item).collect(),
        }
    }
}

impl ReasonQuestion {
    fn after(self) -> AfterReason {
        AfterReason {
            item: Item {
                key: self.key,
                labels: self.labels,
            },
            reason: self.reason,
            choices: self.choices.into_iter().map(Words::item).collect(),
        }
    }
}
