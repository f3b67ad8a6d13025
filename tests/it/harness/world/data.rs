//! Reference data of the area, as in the example data of the program, but few enough to survey.

use hailong::{
    model::{target::Selection, validity::Validity},
    store::{AgencyRow, DomainRow, MemberRow, ReferenceChange, ScopeRow, TargetRow},
};

/// key | area code | name | kind | parent | from | until | successors
const AGENCIES: &str = "
q-tanphu|767|UBND quận Tân Phú|district||2003-12-02|2025-06-30|
p-tansonnhi-1|27010|UBND phường Tân Sơn Nhì|commune|q-tanphu|2003-12-02|2025-06-30|p-tansonnhi-2
p-taythanh-1|27013|UBND phường Tây Thạnh|commune|q-tanphu|2003-12-02|2025-06-30|p-taythanh-2
p-sonky-1|27016|UBND phường Sơn Kỳ|commune|q-tanphu|2003-12-02|2025-06-30|p-taythanh-2;p-tansonnhi-2
p-tanquy-1|27019|UBND phường Tân Quý|commune|q-tanphu|2003-12-02|2025-06-30|p-tansonnhi-2;p-phuthohoa-2
p-phuthohoa-1|27025|UBND phường Phú Thọ Hòa|commune|q-tanphu|2003-12-02|2025-06-30|p-phuthohoa-2
p-phuthanh-1|27028|UBND phường Phú Thạnh|commune|q-tanphu|2003-12-02|2025-06-30|p-phuthanh-2
p-hieptan-1|27037|UBND phường Hiệp Tân|commune|q-tanphu|2003-12-02|2025-06-30|p-phuthanh-2
p-taythanh-2|27013|UBND phường Tây Thạnh|commune||2025-07-01||
ttpvhcc-taythanh||Trung tâm Phục vụ hành chính công phường Tây Thạnh|one_stop_centre|p-taythanh-2|2025-07-01||
vhxh-taythanh||Phòng Văn hóa - Xã hội phường Tây Thạnh|specialised_office|p-taythanh-2|2025-07-01||
p-tansonnhi-2|27019|UBND phường Tân Sơn Nhì|commune||2025-07-01||
p-phuthohoa-2|27022|UBND phường Phú Thọ Hòa|commune||2025-07-01||
p-phuthanh-2|27028|UBND phường Phú Thạnh|commune||2025-07-01||
bv-tanphu||Bệnh viện đa khoa Tân Phú|public_health||||
truong-a||Trường Tiểu học A (ví dụ)|public_education||||
vpdk-tanphu||Chi nhánh Văn phòng đăng ký đất đai quận Tân Phú|land_registry||||
cct-tanphu||Chi cục Thuế quận Tân Phú|vertical_agency||||
buudien-tanphu||Bưu điện Tân Phú|postal_provider||||";

/// key | Vietnamese name | English name | group
const DOMAINS: &str = "
land|Đất đai|Land|land_construction
construction|Xây dựng|Construction|land_construction
civil_status|Hộ tịch|Civil status|
certification|Chứng thực|Certification|
health|Y tế|Health|
education|Giáo dục|Education|";

/// scope | name | agency | with descendants | from | until
const MEMBERS: &str = "
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|q-tanphu|yes||2025-06-30
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|p-taythanh-2|yes|2025-07-01|
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|p-tansonnhi-2|yes|2025-07-01|
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|p-phuthohoa-2|yes|2025-07-01|
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|p-phuthanh-2|yes|2025-07-01|
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|bv-tanphu|no||
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|truong-a|no||
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|vpdk-tanphu|no||
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|cct-tanphu|no||
dia-ban-tan-phu|Địa bàn quận Tân Phú (cũ)|buudien-tanphu|no||
phuong-taythanh|Toàn phường Tây Thạnh|p-taythanh-2|yes|2025-07-01|";

/// topic | subject | domains | agency kinds | measured by | years | comparison | threshold | status
const TARGETS: &str = "
procedures|procedure|*|ADMINISTRATION|ratings|2021|2025|above|98|binding
service|*|*|commune;district;specialised_office;one_stop_centre|official_survey|2021|2025|above|98|binding
public_health|health_service|*|public_health|ratings|2021|2025|above|98|binding
public_education|education_service|*|public_education|ratings|2021|2025|above|98|binding
procedures|procedure|*|ADMINISTRATION|ratings|2026|2030|at_least|97|reference
procedures_land_construction|procedure|land;construction|ADMINISTRATION|ratings|2026|2030|above|95|reference
service|*|*|commune;district;specialised_office;one_stop_centre|official_survey|2026|2030|above|97|reference
public_health|health_service|*|public_health|ratings|2026|2030|above|97|reference
public_education|education_service|*|public_education|ratings|2026|2030|above|97|reference";
const ADMINISTRATION: &str = "commune;district;specialised_office;one_stop_centre;land_registry;\
     public_health;public_education";

/// Everything, in an order in which it can be written.
pub fn tan_phu() -> Vec<ReferenceChange> {
    vec![
        ReferenceChange::Agencies(rows(AGENCIES, agency)),
        ReferenceChange::Domains(rows(DOMAINS, domain)),
        ReferenceChange::Scopes(scopes()),
        ReferenceChange::Targets(rows(TARGETS, target)),
    ]
}

fn rows<T>(table: &str, row: impl Fn(&[&str]) -> T) -> Vec<T> {
    let fields = |line: &str| row(&line.split('|').collect::<Vec<_>>());
    table.trim().lines().map(fields).collect()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn list(text: &str) -> Vec<String> {
    text.split_terminator(';').map(str::to_owned).collect()
}

fn selection(text: &str) -> Selection<String> {
    match text {
        "*" => Selection::All,
        keys => Selection::Only(list(&keys.replace("ADMINISTRATION", ADMINISTRATION))),
    }
}

fn validity(from: &str, until: &str) -> Validity {
    let day = |text: &str| some(text).map(|text| text.parse().expect("a day"));
    Validity {
        from: day(from),
        until: day(until),
    }
}

fn agency(f: &[&str]) -> AgencyRow {
    AgencyRow {
        key: f[0].to_owned(),
        area_code: some(f[1]),
        name: f[2].to_owned(),
        kind: f[3].to_owned(),
        parent: some(f[4]),
        valid: validity(f[5], f[6]),
        successors: list(f[7]),
        source: "test".to_owned(),
    }
}

fn domain(f: &[&str]) -> DomainRow {
    DomainRow {
        key: f[0].to_owned(),
        name_vi: f[1].to_owned(),
        name_en: f[2].to_owned(),
        group: some(f[3]),
        source: "test".to_owned(),
    }
}

fn scopes() -> Vec<ScopeRow> {
    let member = |f: &[&str]| {
        let member = MemberRow {
            agency: f[2].to_owned(),
            with_descendants: f[3] == "yes",
            valid: validity(f[4], f[5]),
        };
        (f[0].to_owned(), f[1].to_owned(), member)
    };
    let mut scopes: Vec<ScopeRow> = Vec::new();
    for (key, name, member) in rows(MEMBERS, member) {
        if scopes.last().is_none_or(|scope| scope.key != key) {
            scopes.push(ScopeRow {
                key,
                name,
                members: Vec::new(),
            });
        }
        scopes.last_mut().expect("a scope").members.push(member);
    }
    scopes
}

fn target(f: &[&str]) -> TargetRow {
    TargetRow {
        topic: f[0].to_owned(),
        scope: "dia-ban-tan-phu".to_owned(),
        subject: (f[1] != "*").then(|| f[1].parse().expect("a subject")),
        domains: selection(f[2]),
        agency_kinds: selection(f[3]),
        measured_by: f[4].parse().expect("a measure"),
        year_from: f[5].parse().expect("a year"),
        year_until: f[6].parse().expect("a year"),
        comparison: f[7].parse().expect("a comparison"),
        threshold: f[8].parse().expect("a percentage"),
        status: f[9].parse().expect("a status"),
        issuer: "Quyết định 1835/QĐ-UBND".to_owned(),
        source: "test".to_owned(),
    }
}
