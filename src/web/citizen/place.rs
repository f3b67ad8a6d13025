//! What stands behind a code: a link's counter or agency, or what a receipt names.

use chrono::NaiveDate;

use crate::{
    app::App,
    model::{
        agency::Agency,
        catalogue::Catalogue,
        channel::Channel,
        domain::Domain,
        link::{self, Link, LinkAt, LinkState},
        receipt::{
            Claims, CodeFault, Mark, ReceiptCode, ReceiptKey, check_day, last_day, valid_days,
        },
        service_point::ServicePoint,
        subject::Subject,
    },
    store::StoreError,
};

/// What stands behind a code that can be used today.
pub struct Place<'a> {
    /// The one text of the code.
    pub code: String,
    /// The counter; what is online has none.
    pub point: Option<&'a ServicePoint>,
    /// Whom the rating is about.
    pub decider: &'a Agency,
    /// The one domain that the code names; without it, those of the counter, or all.
    pub domain: Option<&'a Domain>,
    pub channel: Channel,
    /// The link, by number.
    pub link: Option<i32>,
    /// What using the code leaves behind.
    pub mark: Option<Mark>,
}

/// Why a code cannot be used today.
pub enum Refusal<'a> {
    /// No such link, and no receipt.
    Unknown,
    /// A link that opens no page today, and the one that came after it.
    Link(LinkFault, Option<&'a Link>),
    /// A receipt, and where a rating without it can be given.
    Receipt(CodeFault, Option<&'a Link>),
    /// The database does not answer.
    Store(StoreError),
}

/// Why a known link opens no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// It opens on this day.
    Waiting(NaiveDate),
    /// Its days are over, or it was closed.
    Over,
    /// Its counter or agency does not exist today.
    Gone,
}

impl Place<'_> {
    /// The agency that met the person: that of the counter; online the one that the rating is about.
    pub fn receiver(&self) -> i32 {
        self.point.map_or(self.decider.id, |point| point.agency)
    }

    /// What the rating is about; dossiers that are sent in online are procedures.
    pub fn subject(&self) -> Subject {
        self.point.map_or(Subject::Procedure, |point| point.subject)
    }
}

/// What a genuine code of a receipt names.
struct Named {
    /// None where the dossier came online.
    point: Option<i32>,
    domain: i32,
    /// The deciding agency, where it is known apart from the counter.
    agency: Option<i32>,
    day: NaiveDate,
    last_day: NaiveDate,
    /// What speaks against the code itself.
    fault: Option<CodeFault>,
}

/// The code of the link that was meant by a text that is nearly its code. Its page is opened under
/// its one address, which is what limits count.
pub fn retyped(catalogue: &Catalogue, code: &str) -> Option<String> {
    let meant = link::typed(code);
    let near = meant != code && catalogue.link(&meant).is_some();
    near.then_some(meant)
}

/// Finds what stands behind a code. Nothing is used up, and whether it was used is not looked at:
/// whoever else knows the code must not see by it when the rating was given.
pub async fn find<'a>(
    app: &App,
    catalogue: &'a Catalogue,
    code: &str,
) -> Result<Place<'a>, Refusal<'a>> {
    let today = app.clock.today(app.zone);
    if let Some(link) = catalogue.link(code) {
        return of_link(catalogue, link, today)
            .map_err(|fault| Refusal::Link(fault, successor(catalogue, link, today)));
    }
    let code = ReceiptCode::parse(code).map_err(|_| Refusal::Unknown)?;
    let mut named = match code {
        ReceiptCode::Issued(_) => issued(app, code).await?,
        ReceiptCode::Signed(signed) => {
            let verified = app.receipts.verify(catalogue, &signed);
            let (claims, key) = verified.map_err(|fault| Refusal::Receipt(fault, None))?;
            printed(app, catalogue, claims, key)
        }
    };
    let revocation = app.receipts.revocation(code);
    let revoked = app.db.is_receipt_revoked(&revocation).await;
    if revoked.map_err(Refusal::Store)? {
        named.fault = Some(CodeFault::Revoked);
    }
    of_receipt(app, catalogue, code, &named)
}

/// What a code that was signed offline says.
fn printed(app: &App, catalogue: &Catalogue, claims: Claims, key: &ReceiptKey) -> Named {
    let setting = app.config.receipts.valid_days;
    let days = valid_days(claims.day, &catalogue.receipt_validity, setting);
    Named {
        point: Some(claims.service_point.into()),
        domain: claims.domain.into(),
        agency: None,
        day: claims.day,
        last_day: last_day(claims.day, days),
        fault: key.check(claims.day).err(),
    }
}

fn of_link<'a>(
    catalogue: &'a Catalogue,
    link: &'a Link,
    today: NaiveDate,
) -> Result<Place<'a>, LinkFault> {
    match (link.state(today), link.valid.from) {
        (LinkState::Open | LinkState::Fading, _) => {}
        (LinkState::Waiting, Some(from)) => return Err(LinkFault::Waiting(from)),
        _ => return Err(LinkFault::Over),
    }
    let found = || {
        let (point, decider, channel) = match link.at {
            LinkAt::Counter(id) => {
                let point = open_point(catalogue, id, today)?;
                (Some(point), point.decider(), Channel::Qr)
            }
            LinkAt::Online(agency) => (None, agency, Channel::Link),
        };
        let domain = link.domain.map(|id| catalogue.domain_by_id(id));
        Some(Place {
            code: link.code.clone(),
            point,
            decider: living_agency(catalogue, decider, today)?,
            domain: match domain {
                Some(known) => Some(known?),
                None => None,
            },
            channel,
            link: Some(link.id),
            mark: None,
        })
    };
    found().ok_or(LinkFault::Gone)
}

/// The link that was made in place of one, if it opens the page.
fn successor<'a>(catalogue: &'a Catalogue, link: &'a Link, today: NaiveDate) -> Option<&'a Link> {
    let next = link.successor(catalogue, today);
    next.filter(|next| of_link(catalogue, next, today).is_ok())
}

/// Where a rating about that counter, or agency online, and domain can be given without a receipt: the newest link, one
/// of that domain alone before one that asks for it.
fn unlinked<'a>(catalogue: &'a Catalogue, named: &Named, today: NaiveDate) -> Option<&'a Link> {
    let online = || named.agency.map(LinkAt::Online);
    let at = named.point.map(LinkAt::Counter).or_else(online);
    let fits = |link: &&Link| {
        Some(link.at) == at
            && link.domain.is_none_or(|domain| domain == named.domain)
            && link.replaced_by.is_none()
            && of_link(catalogue, link, today).is_ok()
    };
    let open = catalogue.links.iter().filter(fits);
    open.max_by_key(|link| (link.domain.is_some(), link.id))
}

/// What is known of a code that this server issued.
async fn issued<'a>(app: &App, code: ReceiptCode) -> Result<Named, Refusal<'a>> {
    let found = app.db.receipt(&app.receipts.issued(code)).await;
    let found = found.map_err(Refusal::Store)?;
    let receipt = found.ok_or(Refusal::Receipt(CodeFault::Unknown, None))?;
    Ok(Named {
        point: receipt.service_point,
        domain: receipt.domain,
        agency: Some(receipt.agency),
        day: receipt.issued_on,
        last_day: receipt.expires_on,
        fault: None,
    })
}

fn of_receipt<'a>(
    app: &App,
    catalogue: &'a Catalogue,
    code: ReceiptCode,
    named: &Named,
) -> Result<Place<'a>, Refusal<'a>> {
    let today = app.clock.today(app.zone);
    let off = check_day(named.day, named.last_day, today).err();
    if let Some(fault) = named.fault.or(off) {
        return Err(Refusal::Receipt(fault, unlinked(catalogue, named, today)));
    }
    let place = || {
        let (point, channel) = match named.point {
            Some(id) => (Some(open_point(catalogue, id, today)?), Channel::Receipt),
            None => (None, Channel::Link),
        };
        let decider = named.agency.or(point.map(ServicePoint::decider))?;
        Some(Place {
            code: code.to_string(),
            point,
            decider: living_agency(catalogue, decider, today)?,
            domain: Some(catalogue.domain_by_id(named.domain)?),
            channel,
            link: None,
            mark: Some(app.receipts.mark(code, named.last_day)),
        })
    };
    place().ok_or(Refusal::Receipt(CodeFault::UnknownPlace, None))
}

/// A counter that exists today, of an agency that does.
fn open_point(catalogue: &Catalogue, id: i32, today: NaiveDate) -> Option<&ServicePoint> {
    let point = catalogue.service_point_by_id(id)?;
    living_agency(catalogue, point.agency, today)?;
    Some(point).filter(|point| point.valid.contains(today))
}

/// An agency that exists today.
pub fn living_agency(catalogue: &Catalogue, id: i32, today: NaiveDate) -> Option<&Agency> {
    let agency = catalogue.agency_by_id(id)?;
    Some(agency).filter(|agency| agency.valid.contains(today))
}
