//! What is wrong with a new password, in words.

use crate::{
    account::{LONGEST, PasswordFault, SHORTEST},
    i18n::{Lang, int, t, t_args},
};

/// What is wrong with it.
pub fn words(lang: Lang, fault: PasswordFault) -> String {
    let count = |key: &str, n: usize| {
        let n = u64::try_from(n).unwrap_or(u64::MAX);
        t_args(
            lang,
            key,
            &[("n", n.into()), ("count", int(lang, n).into())],
        )
    };
    match fault {
        PasswordFault::TooShort => count("password-error-short", SHORTEST),
        PasswordFault::TooLong => count("password-error-long", LONGEST),
        PasswordFault::Common => t(lang, "password-error-common"),
        PasswordFault::Personal => t(lang, "password-error-personal"),
    }
}

/// What is wrong with the repetition.
pub fn repetition(lang: Lang, new: &str, again: &str) -> Option<String> {
    (new != again).then(|| t(lang, "password-error-again"))
}

/// Fewest characters, as pages say it.
pub fn at_least() -> u32 {
    u32::try_from(SHORTEST).unwrap_or(u32::MAX)
}
