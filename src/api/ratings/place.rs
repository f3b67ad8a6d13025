//! What a rating is about and whether that existed on the day of the tap.

use chrono::NaiveDate;

use super::{
    desk::{Desk, Sender},
    read::{self, Read, error, required},
    request::RatingFields,
};
use crate::{
    api::problem::{Code, FieldError, shown},
    model::{agency::Agency, channel::Channel, service_point::ServicePoint, subject::Subject},
};

/// Which agencies a rating is about, where and how it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The deciding agency.
    pub decider: i32,
    /// The receiving agency.
    pub receiver: i32,
    /// Where it was given.
    pub service_point: Option<i32>,
    /// What it is about, where the place tells.
    pub subject: Option<Subject>,
    /// How it reached us.
    pub channel: Channel,
}

/// What a sender says of the place, each field read but not yet looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'l> {
    /// Key of the deciding agency.
    pub agency: Option<&'l str>,
    /// Key of the receiving agency.
    pub received_by: Option<&'l str>,
    /// Key of the service point.
    pub service_point: Option<&'l str>,
    /// What it is about.
    pub subject: Option<Subject>,
    /// How it reached us.
    pub channel: Option<Channel>,
}

impl<'l> Said<'l> {
    /// Reads the fields.
    pub fn read(fields: &'l RatingFields<'_>) -> Read<Self> {
        Ok(Self {
            agency: read::text("agency", &fields.agency)?,
            received_by: read::text("received_by", &fields.received_by)?,
            service_point: read::text("service_point", &fields.service_point)?,
            subject: read::word("subject", &fields.subject, Subject::ALL)?,
            channel: read::word("channel", &fields.channel, Channel::ALL)?,
        })
    }
}

impl Desk {
    /// The place of a rating given at an instant on `day`. A kiosk's is where it stood then,
    /// whatever it says.
    pub fn place(&self, said: &Said<'_>, rated_at: i64, day: NaiveDate) -> Read<Place> {
        match self.point_of_kiosk(rated_at) {
            Some(point) => self.place_of_kiosk(point, day),
            None => self.place_said(said, day),
        }
    }

    /// The service point at which the sending kiosk stood at an instant.
    pub fn point_of_kiosk(&self, at: i64) -> Option<i32> {
        match self.sender {
            Sender::Kiosk { id, point } => Some(self.catalogue.point_of_kiosk(id, point, at)),
            Sender::Program(_) => None,
        }
    }

    fn place_of_kiosk(&self, point: i32, day: NaiveDate) -> Read<Place> {
        let point = self.catalogue.service_point_by_id(point);
        let point = point
            .ok_or_else(|| error("service_point", Code::UnknownServicePoint).with("value", ""))?;
        valid_point(point, day)?;
        for id in [point.decider(), point.agency] {
            if let Some(agency) = self.catalogue.agency_by_id(id) {
                valid_agency("agency", agency, day)?;
            }
        }
        Ok(Place {
            decider: point.decider(),
            receiver: point.agency,
            service_point: Some(point.id),
            subject: Some(point.subject),
            channel: Channel::Kiosk,
        })
    }

    fn place_said(&self, said: &Said<'_>, day: NaiveDate) -> Read<Place> {
        let decider = self.agency("agency", required("agency", said.agency)?, day)?;
        let receiver = match said.received_by {
            Some(key) => self.agency("received_by", key, day)?,
            None => decider,
        };
        let point = said
            .service_point
            .map(|key| self.point(key, day))
            .transpose()?;
        Ok(Place {
            decider: decider.id,
            receiver: receiver.id,
            service_point: point.map(|point| point.id),
            subject: said.subject.or(point.map(|point| point.subject)),
            channel: said.channel.unwrap_or(Channel::Link),
        })
    }

    fn agency(&self, field: &str, key: &str, day: NaiveDate) -> Read<&Agency> {
        let agency = self.catalogue.agency(key);
        let agency =
            agency.ok_or_else(|| error(field, Code::UnknownAgency).with("value", shown(key)))?;
        valid_agency(field, agency, day)?;
        Ok(agency)
    }

    fn point(&self, key: &str, day: NaiveDate) -> Read<&ServicePoint> {
        let unknown =
            || error("service_point", Code::UnknownServicePoint).with("value", shown(key));
        let point = self.catalogue.service_point(key).ok_or_else(unknown)?;
        valid_point(point, day)?;
        Ok(point)
    }
}

fn valid_agency(field: &str, agency: &Agency, day: NaiveDate) -> Read<()> {
    if agency.valid.contains(day) {
        Ok(())
    } else {
        Err(not_on(
            day,
            error(field, Code::AgencyNotValid),
            &agency.name,
        ))
    }
}

fn valid_point(point: &ServicePoint, day: NaiveDate) -> Read<()> {
    if point.valid.contains(day) {
        Ok(())
    } else {
        Err(not_on(
            day,
            error("service_point", Code::ServicePointNotValid),
            &point.name,
        ))
    }
}

fn not_on(day: NaiveDate, error: FieldError, name: &str) -> FieldError {
    error
        .with("value", shown(name))
        .with("day", day.to_string())
}
