//! Who and what a line names: agencies, domain, service point.

use super::check::{Checker, Moment};
use crate::{
    import::{fault::Problem, row::Row},
    model::{agency::Agency, domain::Domain, service_point::ServicePoint},
};

/// The names of a line, found.
pub struct Places<'a> {
    pub agency: &'a Agency,
    pub received_by: Option<&'a Agency>,
    pub domain: &'a Domain,
    pub point: Option<&'a ServicePoint>,
}

impl<'a> Checker<'a> {
    pub(super) fn places(&self, row: &mut Row<'_>, moment: Option<Moment>) -> Option<Places<'a>> {
        let agency = row.text("agency");
        let agency = self.agency(row, "agency", &agency, moment);
        let received_by = row.text_or_empty("received_by");
        let received_by = self.agency(row, "received_by", &received_by, moment);
        let domain = self.domain(row);
        let point = self.point(row, moment);
        Some(Places {
            agency: agency?,
            received_by,
            domain: domain?,
            point,
        })
    }

    /// The agency with this key or name, which must exist at that moment.
    fn agency(
        &self,
        row: &mut Row<'_>,
        column: &str,
        written: &str,
        moment: Option<Moment>,
    ) -> Option<&'a Agency> {
        if written.is_empty() {
            return None;
        }
        let by_key = self.catalogue.agency(written);
        let Some(found) = by_key.or_else(|| self.catalogue.find_agency(written)) else {
            row.fault(column, Problem::of("import-unknown-agency", written));
            return None;
        };
        if let Some(Moment { day, .. }) = moment
            && !found.valid.contains(day)
        {
            let problem = Problem::of("import-agency-not-valid", &found.key);
            row.fault(column, problem.with("day", &day));
        }
        Some(found)
    }

    fn domain(&self, row: &mut Row<'_>) -> Option<&'a Domain> {
        let written = row.text("domain");
        let by_key = self.catalogue.domain(&written);
        let found = by_key.or_else(|| self.catalogue.find_domain(&written));
        if found.is_none() && !written.is_empty() {
            row.fault("domain", Problem::of("import-unknown-domain", &written));
        }
        found
    }

    /// The service point with this key, which must exist at that moment.
    fn point(&self, row: &mut Row<'_>, moment: Option<Moment>) -> Option<&'a ServicePoint> {
        let key = row.optional("service_point")?;
        let Some(found) = self.catalogue.service_point(&key) else {
            row.fault("service_point", Problem::of("import-unknown-point", &key));
            return None;
        };
        if let Some(Moment { day, .. }) = moment
            && !found.valid.contains(day)
        {
            let problem = Problem::of("import-point-not-valid", &key);
            row.fault("service_point", problem.with("day", &day));
        }
        Some(found)
    }
}
