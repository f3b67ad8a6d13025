//! Ready-made questions that an operator can take over: the apology after a late result, and the five service
//! elements. Taken over they are the operator's own data, to be changed like any other.

use std::collections::BTreeSet;

use super::{
    labels::Labels,
    questionnaire::{Choice, Question, QuestionGroup, QuestionnaireContent, ReasonQuestion},
};

/// A ready-made set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionSet {
    /// The apology question of Mẫu số 04, Thông tư 03/2025/TT-VPCP.
    Apology,
    /// The five elements by which public services are measured (DOMAIN §3).
    ServiceElements,
}

impl QuestionSet {
    /// All sets.
    pub const ALL: [Self; 2] = [Self::Apology, Self::ServiceElements];

    /// Its word in addresses and commands.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Apology => "apology",
            Self::ServiceElements => "service-elements",
        }
    }

    /// The set with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.key() == key)
    }

    /// Adds what `content` does not have yet. The apology needs a reason to follow, and adds that, too.
    pub fn add_to(self, content: QuestionnaireContent) -> QuestionnaireContent {
        match self {
            Self::Apology => content.with_apology(),
            Self::ServiceElements => content.with_service_elements(),
        }
    }
}

impl ReasonQuestion {
    /// Whether a late office apologised in writing and asked for more time.
    pub fn apology() -> Self {
        let choice = |key: &str, vi, en| Choice {
            key: key.to_owned(),
            labels: Labels::vi_en(vi, en),
        };
        Self {
            key: "apology".to_owned(),
            reason: "late".to_owned(),
            labels: Labels::vi_en(
                "Ông/Bà có nhận được văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết không?",
                "Did you receive a written apology and request to extend the processing time?",
            ),
            choices: vec![
                choice("yes", "Có", "Yes"),
                choice("no", "Không", "No"),
                choice("unsure", "Không rõ", "Not sure"),
            ],
        }
    }
}

impl QuestionnaireContent {
    /// The same with the apology question, if it is not there.
    #[must_use]
    pub fn with_apology(mut self) -> Self {
        let apology = ReasonQuestion::apology();
        if self.question_keys().contains(apology.key.as_str()) {
            return self;
        }
        if self
            .reasons
            .iter()
            .all(|reason| reason.key != apology.reason)
        {
            let own = Self::default_procedure().reasons.into_iter();
            let late = own.filter(|reason| reason.key == apology.reason);
            self.reasons.extend(late);
        }
        self.reason_questions.push(apology);
        self
    }

    /// The same with the groups of the five service elements that are not there.
    #[must_use]
    pub fn with_service_elements(mut self) -> Self {
        for group in service_elements() {
            let known = self.question_keys();
            let is_new = |question: &Question| !known.contains(question.key.as_str());
            let here = self.groups.iter().any(|own| own.key == group.key);
            if !here && group.questions.iter().all(is_new) {
                self.groups.push(group);
            }
        }
        self
    }

    /// The keys of all questions beside the one every rating answers.
    fn question_keys(&self) -> BTreeSet<&str> {
        let follow = self.reason_questions.iter().map(|asked| asked.key.as_str());
        self.questions()
            .map(|asked| asked.key.as_str())
            .chain(follow)
            .collect()
    }
}

fn service_elements() -> impl Iterator<Item = QuestionGroup> {
    ELEMENTS
        .iter()
        .map(|(key, vi, en, questions)| QuestionGroup {
            key: (*key).to_owned(),
            labels: Labels::vi_en(vi, en),
            questions: questions
                .iter()
                .map(|(key, vi, en)| Question {
                    key: (*key).to_owned(),
                    labels: Labels::vi_en(vi, en),
                })
                .collect(),
        })
}

/// Key, Vietnamese and English words.
type Words = (&'static str, &'static str, &'static str);

/// The five elements with few questions each: a phone's page is answered in a minute or not at all.
const ELEMENTS: [(&str, &str, &str, &[Words]); 5] = [
    (
        "access",
        "Tiếp cận dịch vụ",
        "Access to the service",
        &[
            (
                "access_place",
                "Nơi ngồi chờ, trang thiết bị phục vụ",
                "Waiting area and equipment",
            ),
            (
                "access_information",
                "Thông tin về thủ tục dễ tìm, dễ hiểu",
                "Information easy to find and understand",
            ),
        ],
    ),
    (
        "procedures",
        "Thủ tục hành chính",
        "Administrative procedures",
        &[
            (
                "procedure_papers",
                "Thành phần hồ sơ đúng quy định",
                "Only the papers that the regulations name",
            ),
            (
                "procedure_time",
                "Thời hạn giải quyết đúng quy định",
                "Processing time as the regulations say",
            ),
        ],
    ),
    (
        "staff",
        "Công chức trực tiếp giải quyết công việc",
        "The official who handled the matter",
        &[
            (
                "staff_manner",
                "Thái độ giao tiếp lịch sự, tôn trọng",
                "Polite and respectful manner",
            ),
            (
                "staff_guidance",
                "Hướng dẫn tận tình, dễ hiểu",
                "Patient and clear guidance",
            ),
        ],
    ),
    (
        "result",
        "Kết quả dịch vụ",
        "Result of the service",
        &[
            (
                "result_on_time",
                "Kết quả trả đúng hẹn",
                "Result given on the day promised",
            ),
            (
                "result_correct",
                "Kết quả có thông tin đầy đủ, chính xác",
                "Result complete and correct",
            ),
        ],
    ),
    (
        "feedback",
        "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị",
        "Receiving and handling feedback",
        &[
            (
                "feedback_easy",
                "Dễ dàng gửi góp ý, phản ánh, kiến nghị",
                "Easy to give feedback",
            ),
            (
                "feedback_answered",
                "Góp ý, phản ánh được giải quyết và thông báo kết quả",
                "Feedback handled and answered",
            ),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_taken_over_once() {
        for set in QuestionSet::ALL {
            let once = set.add_to(QuestionnaireContent::default_procedure());
            assert_eq!(set.add_to(once.clone()), once, "{}", set.key());
            assert_eq!(QuestionSet::from_key(set.key()), Some(set));
        }
    }

    #[test]
    fn an_older_questionnaire_gets_the_apology_with_the_reason_it_follows() {
        let older = QuestionnaireContent {
            reasons: Vec::new(),
            reason_questions: Vec::new(),
            ..QuestionnaireContent::default_procedure()
        };
        let now = older.with_apology();
        assert_eq!(now.reasons.len(), 1);
        assert_eq!(now.reasons[0].key, now.reason_questions[0].reason);
    }

    #[test]
    fn every_key_stands_once() {
        let all = QuestionnaireContent::default_procedure().with_service_elements();
        let keys = all.questions().count() + all.reason_questions.len();
        assert_eq!(all.question_keys().len(), keys);
        assert_eq!(all.groups.len(), 5);
    }

    /// Versions that were stored before there were such questions read as they were.
    #[test]
    fn older_versions_are_written_as_they_were() {
        let older =
            r#"{"title":{"vi":"?"},"subject":"procedure","reasons":[],"comment":true,"groups":[]}"#;
        let read: QuestionnaireContent = serde_json::from_str(older).expect("a version");
        assert_eq!(serde_json::to_string(&read).expect("plain"), older);
    }
}
