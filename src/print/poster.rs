//! What a poster says, and which links have one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{
    agency::Agency, catalogue::Catalogue, kiosk::Link, service_point::ServicePoint,
};

/// What a poster, card or sticker says beside the words that are the same on all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// The code of the link, for names of files.
    pub code: String,
    /// The agency that the citizen meets.
    pub agency: String,
    /// The counter, where there is one.
    pub counter: Option<String>,
    /// The domain, where the link has one.
    pub domain: Option<String>,
    /// The whole address, as the code has it.
    pub address: String,
    /// The last day on which the link is open, where it ends.
    pub valid_until: Option<NaiveDate>,
}

impl Poster {
    /// Of a link below the program's public address; none where what the link belongs to is gone.
    pub fn of_link(catalogue: &Catalogue, link: &Link, public_url: &str) -> Option<Self> {
        let (point, agency) = place(catalogue, link)?;
        Some(Self {
            code: link.code.clone(),
            agency: agency.name.clone(),
            counter: Some(point.name.clone()),
            domain: None,
            address: format!("{public_url}/r/{}", link.code),
            valid_until: link.valid.until,
        })
    }

    /// The address as people type it: browsers add `https://` by themselves.
    pub fn typed(&self) -> &str {
        let address = self.address.as_str();
        address.strip_prefix("https://").unwrap_or(address)
    }

    /// Where it hangs, in one line: the counter and the domain, as far as there are such.
    pub fn place(&self) -> Option<String> {
        let parts = [self.counter.as_deref(), self.domain.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

/// The counter and the agency that the citizen meets there.
fn place<'c>(catalogue: &'c Catalogue, link: &Link) -> Option<(&'c ServicePoint, &'c Agency)> {
    let point = catalogue.service_point_by_id(link.service_point)?;
    Some((point, catalogue.agency_by_id(point.agency)?))
}

/// The agency that a link's poster names, and that looks after the link.
pub fn agency_of<'c>(catalogue: &'c Catalogue, link: &Link) -> Option<&'c Agency> {
    place(catalogue, link).map(|(_, agency)| agency)
}

/// The links of an agency and those below it that are open on `today`, in the operator's order of agencies and then by
/// the names of counters.
pub fn of_agency<'c>(catalogue: &'c Catalogue, agency: i32, today: NaiveDate) -> Vec<&'c Link> {
    let agencies: BTreeSet<i32> = catalogue.with_descendants(agency);
    let rank = |id: i32| catalogue.agencies.iter().position(|agency| agency.id == id);
    let mut found = Vec::new();
    for link in catalogue
        .links
        .iter()
        .filter(|link| link.valid.contains(today))
    {
        let Some((point, agency)) = place(catalogue, link) else {
            continue;
        };
        let open = point.valid.contains(today) && agency.valid.contains(today);
        if open && agencies.contains(&agency.id) {
            found.push((rank(agency.id), point.name.as_str(), link));
        }
    }
    found.sort_by_key(|(rank, name, link)| (*rank, *name, link.id));
    found.into_iter().map(|(_, _, link)| link).collect()
}
