//! All reference data at one moment, with the look-ups that every caller needs.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{
    agency::{Agency, AgencyKind},
    domain::Domain,
    kiosk::{ApiToken, FormerPlace, Kiosk, Pin},
    link::Link,
    official::OfficialValue,
    opening::{Holiday, OpenHours},
    period::DayRange,
    questionnaire::{DEFAULT_QUESTIONNAIRE, Questionnaire},
    receipt::{ReceiptKey, ValidDays},
    reply::Reply,
    scale::Scale,
    scope::Scope,
    service_point::ServicePoint,
    target::Target,
    text,
    threshold::Threshold,
    version_status::VersionStatus,
};

/// SHA-256 of a secret: what is kept of it.
pub type SecretHash = [u8; 32];

/// All reference data at one moment: immutable, replaced as a whole when the database says it changed.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Grows with each change of reference data.
    pub version: i64,
    /// Names the life of the database; changes when it was restored from a backup.
    pub epoch: String,
    /// Kinds of agencies.
    pub kinds: Vec<AgencyKind>,
    /// Agencies, in the operator's order.
    pub agencies: Vec<Agency>,
    /// Scopes, in the operator's order.
    pub scopes: Vec<Scope>,
    /// Domains, in the operator's order.
    pub domains: Vec<Domain>,
    /// Targets, in the operator's order.
    pub targets: Vec<Target>,
    /// Official values.
    pub official: Vec<OfficialValue>,
    /// Service points.
    pub service_points: Vec<ServicePoint>,
    /// When service points are open, by their number; a point without hours has not told any.
    pub opening_hours: HashMap<i32, Vec<OpenHours>>,
    /// Holidays, by day: those of all service points first, then those of one.
    pub holidays: Vec<Holiday>,
    /// Scale versions that were published, retired ones included.
    pub scales: Vec<Scale>,
    /// Questionnaire versions that were published; of retired ones late ratings still come.
    pub questionnaires: Vec<Questionnaire>,
    /// Scale versions being written, for administration alone.
    pub draft_scales: Vec<Scale>,
    /// Questionnaire versions being written, for administration alone.
    pub draft_questionnaires: Vec<Questionnaire>,
    /// Which questionnaire citizens of an agency are asked, by key, where one was chosen; by the agency's number.
    pub questionnaire_uses: HashMap<i32, String>,
    /// Kiosks by the hash of their token.
    pub kiosks: HashMap<SecretHash, Kiosk>,
    /// Where moved kiosks stood before, the first place first, by the kiosk's number.
    pub former_places: HashMap<i32, Vec<FormerPlace>>,
    /// The PINs of kiosks' menus, by the kiosk's number.
    pub pins: HashMap<i32, Pin>,
    /// API tokens by their hash.
    pub tokens: HashMap<SecretHash, ApiToken>,
    /// Links, by number, those that work no longer included.
    pub links: Vec<Link>,
    /// Keys of receipts printed offline, revoked ones included.
    pub receipt_keys: Vec<ReceiptKey>,
    /// How many days codes printed offline were good, the oldest setting first.
    pub receipt_validity: Vec<ValidDays>,
    /// What agencies say they did about earlier comments, ended statements included.
    pub replies: Vec<Reply>,
    pub(crate) index: Index,
}

/// The look-ups, made once the lists are filled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    agency_key: HashMap<String, usize>,
    agency_id: HashMap<i32, usize>,
    domain_key: HashMap<String, usize>,
    domain_id: HashMap<i32, usize>,
    point_key: HashMap<String, usize>,
    point_id: HashMap<i32, usize>,
    questionnaire: HashMap<String, usize>,
    link: HashMap<String, usize>,
    link_id: HashMap<i32, usize>,
    children: HashMap<i32, Vec<i32>>,
    predecessors: HashMap<i32, Vec<i32>>,
}

/// Where each `key` stands in `list`.
fn places<T, K: std::hash::Hash + Eq>(list: &[T], key: impl Fn(&T) -> K) -> HashMap<K, usize> {
    list.iter()
        .enumerate()
        .map(|(at, entry)| (key(entry), at))
        .collect()
}

impl Catalogue {
    /// Prepares the look-ups; call it once after the lists are filled.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        let mut index = Index {
            agency_key: places(&self.agencies, |a| a.key.clone()),
            agency_id: places(&self.agencies, |a| a.id),
            domain_key: places(&self.domains, |d| d.key.clone()),
            domain_id: places(&self.domains, |d| d.id),
            point_key: places(&self.service_points, |p| p.key.clone()),
            point_id: places(&self.service_points, |p| p.id),
            questionnaire: places(&self.questionnaires, Questionnaire::name),
            link: places(&self.links, |l| l.code.clone()),
            link_id: places(&self.links, |l| l.id),
            ..Index::default()
        };
        for agency in &self.agencies {
            if let Some(parent) = agency.parent {
                index.children.entry(parent).or_default().push(agency.id);
            }
            for successor in &agency.successors {
                index
                    .predecessors
                    .entry(*successor)
                    .or_default()
                    .push(agency.id);
            }
        }
        self.index = index;
        self
    }

    /// The agency with this key.
    pub fn agency(&self, key: &str) -> Option<&Agency> {
        self.index.agency_key.get(key).map(|at| &self.agencies[*at])
    }

    /// The agency with this number.
    pub fn agency_by_id(&self, id: i32) -> Option<&Agency> {
        self.index.agency_id.get(&id).map(|at| &self.agencies[*at])
    }

    /// The agency with this key, or with this name in any Unicode form and case if only one has it.
    pub fn find_agency(&self, key_or_name: &str) -> Option<&Agency> {
        let wanted = text::nfc(key_or_name).to_lowercase();
        self.agency(key_or_name.trim()).or_else(|| {
            let mut named = self
                .agencies
                .iter()
                .filter(|agency| agency.name.to_lowercase() == wanted);
            named.next().filter(|_| named.next().is_none())
        })
    }

    /// The domain with this key.
    pub fn domain(&self, key: &str) -> Option<&Domain> {
        self.index.domain_key.get(key).map(|at| &self.domains[*at])
    }

    /// The domain with this number.
    pub fn domain_by_id(&self, id: i32) -> Option<&Domain> {
        self.index.domain_id.get(&id).map(|at| &self.domains[*at])
    }

    /// The domain with this key, or with this name in any Unicode form and case.
    pub fn find_domain(&self, key_or_name: &str) -> Option<&Domain> {
        let wanted = text::nfc(key_or_name).to_lowercase();
        let named = |domain: &&Domain| {
            domain.name_vi.to_lowercase() == wanted || domain.name_en.to_lowercase() == wanted
        };
        self.domain(key_or_name.trim())
            .or_else(|| self.domains.iter().find(named))
    }

    /// The service point with this key.
    pub fn service_point(&self, key: &str) -> Option<&ServicePoint> {
        self.index
            .point_key
            .get(key)
            .map(|at| &self.service_points[*at])
    }

    /// The service point with this number.
    pub fn service_point_by_id(&self, id: i32) -> Option<&ServicePoint> {
        self.index
            .point_id
            .get(&id)
            .map(|at| &self.service_points[*at])
    }

    /// The scope with this key.
    pub fn scope(&self, key: &str) -> Option<&Scope> {
        self.scopes.iter().find(|scope| scope.key == key)
    }

    /// The scale with this number.
    pub fn scale(&self, id: i32) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// The questionnaire version named `key@version`.
    pub fn questionnaire(&self, name: &str) -> Option<&Questionnaire> {
        self.index
            .questionnaire
            .get(name)
            .map(|at| &self.questionnaires[*at])
    }

    /// The newest published version of the questionnaire `key`, unless retired: what is handed out.
    pub fn newest_questionnaire(&self, key: &str) -> Option<&Questionnaire> {
        self.questionnaires
            .iter()
            .filter(|q| q.key == key && q.status == VersionStatus::Published)
            .max_by_key(|q| q.version)
    }

    /// What citizens who rate a counter of this agency are asked, on their phones and at kiosks: the questionnaire
    /// chosen for the agency or the nearest one above it, else `default`. Kiosks leave its further questions out.
    pub fn questionnaire_for(&self, agency: i32) -> Option<&Questionnaire> {
        let above = |id: &i32| self.agency_by_id(*id)?.parent;
        // An agency stands below itself only where data was broken by hand; then the climb has an end, too.
        let line = std::iter::successors(Some(agency), above).take(self.agencies.len() + 1);
        let chosen = line.filter_map(|id| self.questionnaire_uses.get(&id));
        let mut handed_out = chosen.filter_map(|key| self.newest_questionnaire(key));
        handed_out
            .next()
            .or_else(|| self.newest_questionnaire(DEFAULT_QUESTIONNAIRE))
    }

    /// When the service point with this number is open; empty where it has not told.
    pub fn hours_of(&self, point: i32) -> &[OpenHours] {
        self.opening_hours.get(&point).map_or(&[], Vec::as_slice)
    }

    /// The holiday that stands on `day` for the service point with this number; for `None` the one that stands there
    /// for all of them. A day may stand for both.
    pub fn holiday(&self, day: NaiveDate, service_point: Option<i32>) -> Option<&Holiday> {
        let stands =
            |holiday: &&Holiday| (holiday.day, holiday.service_point) == (day, service_point);
        self.holidays.iter().find(stands)
    }

    /// The holidays on which the service point with this number is closed: its own, and those of all.
    pub fn holidays_at(&self, service_point: i32) -> impl Iterator<Item = &Holiday> {
        let closes =
            move |holiday: &&Holiday| holiday.service_point.is_none_or(|id| id == service_point);
        self.holidays.iter().filter(closes)
    }

    /// The service point at which a kiosk that stands at `now_at` stood at an instant (epoch
    /// milliseconds): ratings given before a move stay with the old place, whenever they come in.
    pub fn point_of_kiosk(&self, kiosk: i32, now_at: i32, at: i64) -> i32 {
        let places = self
            .former_places
            .get(&kiosk)
            .map_or(&[][..], Vec::as_slice);
        let then = places.iter().find(|place| at < place.until);
        then.map_or(now_at, |place| place.service_point)
    }

    /// The link with this code.
    pub fn link(&self, code: &str) -> Option<&Link> {
        self.index.link.get(code).map(|at| &self.links[*at])
    }

    /// The link with this number.
    pub fn link_by_id(&self, id: i32) -> Option<&Link> {
        self.index.link_id.get(&id).map(|at| &self.links[*at])
    }

    /// Whether ratings of this agency enter the headline; an agency of unknown kind does.
    pub fn in_headline(&self, agency: i32) -> bool {
        let kind = self.agency_by_id(agency).map(|agency| agency.kind.as_str());
        self.kinds
            .iter()
            .find(|k| Some(k.key.as_str()) == kind)
            .is_none_or(|k| k.in_headline)
    }

    /// The agency and every agency below it.
    pub fn with_descendants(&self, agency: i32) -> BTreeSet<i32> {
        closure(agency, &self.index.children, |_| true)
    }

    /// The agency and its whole predecessors: renamed, merged or continued into it.
    /// A split unit is left out with all before it: its history is never divided or re-attributed.
    pub fn with_lineage(&self, agency: i32) -> BTreeSet<i32> {
        closure(agency, &self.index.predecessors, |id| {
            self.agency_by_id(id).is_some_and(|a| !a.is_split())
        })
    }

    /// The agencies that `agency` came from, split ones included.
    pub fn predecessors(&self, agency: i32) -> &[i32] {
        self.index
            .predecessors
            .get(&agency)
            .map_or(&[], Vec::as_slice)
    }

    /// The agencies that belong to `scope` on `day`.
    pub fn members_on(&self, scope: &Scope, day: NaiveDate) -> BTreeSet<i32> {
        let present = scope
            .members
            .iter()
            .filter(|member| member.valid.contains(day));
        present
            .flat_map(|member| {
                if member.with_descendants {
                    self.with_descendants(member.agency)
                } else {
                    BTreeSet::from([member.agency])
                }
            })
            .collect()
    }

    /// The first days, within `range`, on which the membership of `scope` differs from the day before.
    pub fn membership_borders(&self, scope: &Scope, range: DayRange) -> BTreeSet<NaiveDate> {
        let starts = scope.members.iter().filter_map(|member| member.valid.from);
        let ends = scope
            .members
            .iter()
            .filter_map(|member| member.valid.until?.succ_opt());
        starts
            .chain(ends)
            .filter(|day| range.contains(*day) && *day != range.from)
            .collect()
    }

    /// Every threshold there is: a printed rate must stand to each as the exact one does.
    pub fn thresholds(&self) -> Vec<Threshold> {
        let all: BTreeSet<Threshold> = self.targets.iter().map(|target| target.threshold).collect();
        all.into_iter().collect()
    }
}

/// All that can be reached from `start` along `edges`, itself included.
fn closure(
    start: i32,
    edges: &HashMap<i32, Vec<i32>>,
    follow: impl Fn(i32) -> bool,
) -> BTreeSet<i32> {
    let mut seen = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        for next in edges
            .get(&id)
            .into_iter()
            .flatten()
            .copied()
            .filter(|next| follow(*next))
        {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}
