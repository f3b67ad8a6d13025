//! What can be wrong with a part of a request: a stable word for programs, a sentence for people.

/// Declares the codes with their words and the keys of their sentences.
macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $word:literal, $key:literal;)+) => {
        /// What is wrong with a part of a request.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $($(#[$meta])* $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that programs compare.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The key of the sentence for people.
            pub const fn text_key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The code with this word.
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

codes! {
    /// Not JSON, from this line and column on.
    MalformedJson = "malformed_json", "code-malformed-json";
    /// Lists and objects within one another too deep.
    TooDeep = "too_deep", "code-too-deep";
    /// JSON of another shape than expected, at this line and column.
    UnexpectedJson = "unexpected_json", "code-unexpected-json";
    /// A record that is JSON and yet cannot be read, such as text with half a character.
    Unreadable = "unreadable", "code-unreadable";
    /// Something else than a JSON object.
    NotAnObject = "not_an_object", "code-not-an-object";
    /// A field that stands twice in one object.
    DuplicateField = "duplicate_field", "code-duplicate-field";
    /// A field nobody knows.
    UnknownField = "unknown_field", "code-unknown-field";
    /// Not exactly one of several fields.
    OneOf = "one_of", "code-one-of";
    /// A field that must be there.
    Required = "required", "code-required";
    /// Text where a number is expected, or the like.
    WrongType = "wrong_type", "code-wrong-type";
    /// No UUID with hyphens.
    NotAUuid = "not_a_uuid", "code-not-a-uuid";
    /// No time with offset as in RFC 3339.
    NotATime = "not_a_time", "code-not-a-time";
    /// A number outside its range.
    OutOfRange = "out_of_range", "code-out-of-range";
    /// A word that is not one of a short list.
    UnknownWord = "unknown_word", "code-unknown-word";
    /// Text shorter or longer than is taken.
    WrongLength = "wrong_length", "code-wrong-length";
    /// Longer than is taken.
    TooLong = "too_long", "code-too-long";
    /// Control characters other than line break and tab.
    ControlCharacter = "control_character", "code-control-character";
    /// No records in a call.
    NoRecords = "no_records", "code-no-records";
    /// More records than a call may have.
    TooManyRecords = "too_many_records", "code-too-many-records";
    /// No such agency.
    UnknownAgency = "unknown_agency", "code-unknown-agency";
    /// No such domain.
    UnknownDomain = "unknown_domain", "code-unknown-domain";
    /// No such scope.
    UnknownScope = "unknown_scope", "code-unknown-scope";
    /// No such service point.
    UnknownServicePoint = "unknown_service_point", "code-unknown-service-point";
    /// No such questionnaire version.
    UnknownQuestionnaire = "unknown_questionnaire", "code-unknown-questionnaire";
    /// No such reason in that questionnaire.
    UnknownReason = "unknown_reason", "code-unknown-reason";
    /// No such question in that questionnaire.
    UnknownQuestion = "unknown_question", "code-unknown-question";
    /// No such choice of that question.
    UnknownChoice = "unknown_choice", "code-unknown-choice";
    /// A question that follows a reason, answered without it.
    NotAsked = "not_asked", "code-not-asked";
    /// A question answered twice in one rating.
    AnsweredTwice = "answered_twice", "code-answered-twice";
    /// A level that the questionnaire's scale does not offer.
    LevelNotOffered = "level_not_offered", "code-level-not-offered";
    /// The agency did not exist on that day.
    AgencyNotValid = "agency_not_valid", "code-agency-not-valid";
    /// The service point did not exist on that day.
    ServicePointNotValid = "service_point_not_valid", "code-service-point-not-valid";
    /// A dossier number of a day that is not in the calendar.
    ImpossibleDay = "impossible_day", "code-impossible-day";
    /// A day that is still to come.
    DayInFuture = "day_in_future", "code-day-in-future";
    /// A day so long past that the code could not be used any more.
    DayLongPast = "day_long_past", "code-day-long-past";
    /// No key for receipts has this number.
    UnknownReceiptKey = "unknown_receipt_key", "code-unknown-receipt-key";
    /// The key signs no codes of that day.
    ReceiptKeyNotValid = "receipt_key_not_valid", "code-receipt-key-not-valid";
    /// The same stands in the call before.
    Repeated = "repeated", "code-repeated";
    /// The tap lies in the future, also after correction.
    RatedAtInFuture = "rated_at_in_future", "code-rated-at-in-future";
    /// The tap lies in a year that nothing is counted in.
    RatedAtOutOfRange = "rated_at_out_of_range", "code-rated-at-out-of-range";
    /// More than ten seconds after the tap.
    CorrectionTooLate = "correction_too_late", "code-correction-too-late";
    /// Another device or program sent the rating.
    CorrectionByAnother = "correction_by_another", "code-correction-by-another";
    /// The database refuses this record.
    Unstorable = "unstorable", "code-unstorable";
    /// A pairing code that is wrong, used or expired.
    UnknownPairingCode = "unknown_pairing_code", "code-unknown-pairing-code";
    /// A parameter nobody knows.
    UnknownParameter = "unknown_parameter", "code-unknown-parameter";
    /// A parameter that stands twice.
    RepeatedParameter = "repeated_parameter", "code-repeated-parameter";
    /// A period that cannot be.
    InvalidPeriod = "invalid_period", "code-invalid-period";
}
