//! Examples of the pages behind the sign-in: account, administration, audit log.

mod account;
mod agencies;
mod audit;
mod forbidden;
mod forms;
mod frame;
mod imports;
mod lines;
mod links;
mod lists;
mod people;
mod questionnaire;
mod things;

use super::Sample;
use crate::i18n::Lang;

pub(super) fn all(lang: Lang) -> Vec<Sample> {
    let mut samples = account::all(lang);
    for more in [
        agencies::all,
        audit::all,
        forbidden::all,
        forms::all,
        imports::all,
        lines::all,
        links::all,
        lists::all,
        people::all,
        questionnaire::all,
        things::all,
    ] {
        samples.extend(more(lang));
    }
    samples
}
