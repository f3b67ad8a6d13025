//! What a list of many things with states, each of an agency, is asked for.

use std::collections::BTreeMap;

use hailong_views::part::{
    form::{Field, Pick},
    list::Search,
};

use super::clerk::Clerk;

/// The query of such a list's address.
pub struct ListQuery {
    /// Words to be found.
    pub q: String,
    /// Key of a state; empty for the usual ones.
    pub state: String,
    /// Key of an agency; empty for all.
    pub agency: String,
    /// Number of the page, from 1.
    pub page: usize,
}

impl ListQuery {
    /// Reads it.
    pub fn read(clerk: &Clerk) -> Self {
        let query = clerk.query();
        Self {
            q: query.get("q").to_owned(),
            state: query.get("state").to_owned(),
            agency: query.get("agency").to_owned(),
            page: query.get("page").parse().unwrap_or(1).max(1),
        }
    }

    /// What an address of another page of the list says, too.
    pub fn kept(&self) -> Vec<(&str, &str)> {
        let all = [
            ("q", self.q.as_str()),
            ("state", &self.state),
            ("agency", &self.agency),
        ];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        given.collect()
    }

    /// The search above the list at `action`, with a filter by state, and one by agency where there are several
    /// (by name, with their keys).
    pub fn search(
        &self,
        clerk: &Clerk,
        action: &str,
        state: Field,
        agencies: &BTreeMap<String, String>,
    ) -> Search {
        let mut filters = vec![state];
        if agencies.len() > 1 {
            let any = Pick::new("", clerk.say("form-any"), self.agency.is_empty());
            let picks = agencies
                .iter()
                .map(|(name, key)| Pick::new(key, name, *key == self.agency));
            let picks = std::iter::once(any).chain(picks).collect();
            filters.push(Field::select("agency", clerk.say("field-agency"), picks).optional());
        }
        Search {
            action: action.to_owned(),
            q: Some(self.q.clone()),
            filters,
            hidden: Vec::new(),
            reset: (!self.kept().is_empty()).then(|| action.to_owned()),
        }
    }
}
