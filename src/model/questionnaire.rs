//! What a person is asked: versioned; a published version is never changed.

use serde::{Deserialize, Serialize};

use super::{labels::Labels, subject::Subject, version_status::VersionStatus};

/// The questionnaire that is asked where no other was chosen.
pub const DEFAULT_QUESTIONNAIRE: &str = "default";

/// A reason one can tick (lý do).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Reason {
    /// Key, e.g. `waiting`.
    pub key: String,
    /// Its words.
    pub labels: Labels,
}

/// A question of an optional group, answered on the questionnaire's scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Question {
    /// Key within the questionnaire.
    pub key: String,
    /// Its words.
    pub labels: Labels,
}

/// An optional group of questions, e.g. one of the five service elements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QuestionGroup {
    /// Key within the questionnaire.
    pub key: String,
    /// Its words.
    pub labels: Labels,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// One of the few answers to a [`ReasonQuestion`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Choice {
    /// Key within the question.
    pub key: String,
    /// Its words.
    pub labels: Labels,
}

/// A question that follows a ticked reason and has choices of its own, e.g. about the apology that the law wants
/// after a late result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReasonQuestion {
    /// Key within the questionnaire.
    pub key: String,
    /// Key of the reason that it follows.
    pub reason: String,
    /// Its words.
    pub labels: Labels,
    /// Its answers, two to five; a published order is never changed.
    pub choices: Vec<Choice>,
}

/// The texts and choices of a questionnaire version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireContent {
    /// The one question every rating answers.
    pub title: Labels,
    /// What the ratings are about.
    pub subject: Subject,
    /// The reasons offered, to all levels.
    pub reasons: Vec<Reason>,
    /// Whether a comment may be written.
    pub comment: bool,
    /// Optional question groups.
    #[serde(default)]
    pub groups: Vec<QuestionGroup>,
    /// Questions that follow a ticked reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reason_questions: Vec<ReasonQuestion>,
}

/// One version, named `key@version`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Number in the database.
    pub id: i32,
    /// Key, e.g. `default`.
    pub key: String,
    /// Version, from 1.
    pub version: i32,
    /// The scale, by number.
    pub scale: i32,
    /// Texts and choices.
    pub content: QuestionnaireContent,
    /// How far it has come.
    pub status: VersionStatus,
}

impl Questionnaire {
    /// `key@version`, as devices name it.
    pub fn name(&self) -> String {
        format!("{}@{}", self.key, self.version)
    }
}

impl QuestionnaireContent {
    /// The questions of all groups, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.groups.iter().flat_map(|group| &group.questions)
    }

    /// The short questionnaire about procedures: one question, the reasons of DOMAIN §7, the apology, a comment.
    pub fn default_procedure() -> Self {
        let reasons = DEFAULT_REASONS.iter().map(|(key, vi, en)| Reason {
            key: (*key).to_owned(),
            labels: Labels::vi_en(vi, en),
        });
        Self {
            title: Labels::vi_en(
                "Ông/Bà có hài lòng về việc giải quyết thủ tục hành chính không?",
                "How satisfied are you with the way your procedure was handled?",
            ),
            subject: Subject::Procedure,
            reasons: reasons.collect(),
            comment: true,
            groups: Vec::new(),
            reason_questions: vec![ReasonQuestion::apology()],
        }
    }
}

/// DOMAIN §7, worded so that they fit every level.
const DEFAULT_REASONS: [(&str, &str, &str); 10] = [
    ("late", "Thời hạn trả kết quả", "Deadline of the result"),
    ("waiting", "Thời gian chờ đợi", "Waiting time"),
    (
        "procedure",
        "Sự rõ ràng của quy trình, thủ tục",
        "Clarity of the procedure",
    ),
    ("guidance", "Việc hướng dẫn hồ sơ", "Guidance given"),
    (
        "extra_papers",
        "Yêu cầu bổ sung giấy tờ",
        "Additional papers asked for",
    ),
    (
        "repeat_visits",
        "Số lần phải đi lại",
        "Number of visits needed",
    ),
    ("attitude", "Thái độ phục vụ", "Attitude of the staff"),
    ("facilities", "Cơ sở vật chất", "Facilities"),
    (
        "system",
        "Hệ thống, Cổng dịch vụ công",
        "Systems and the public service portal",
    ),
    (
        "unofficial_costs",
        "Chi phí ngoài quy định",
        "Costs beyond the regulations",
    ),
];
