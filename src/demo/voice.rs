//! What people say: levels, reasons and a few comments, none of which names anybody.

use super::dice::Dice;

/// How often a reason is ticked by people who are not satisfied, and by satisfied ones.
const REASONS: [(&str, f64, f64); 10] = [
    ("late", 22.0, 6.0),
    ("waiting", 30.0, 18.0),
    ("procedure", 12.0, 12.0),
    ("guidance", 12.0, 25.0),
    ("extra_papers", 8.0, 1.0),
    ("repeat_visits", 10.0, 2.0),
    ("attitude", 7.0, 38.0),
    ("facilities", 6.0, 10.0),
    ("system", 13.0, 3.0),
    ("unofficial_costs", 0.4, 0.0),
];

const PRAISE: [&str; 10] = [
    "Cán bộ hướng dẫn tận tình, dễ hiểu.",
    "Làm thủ tục nhanh, cảm ơn.",
    "Trả kết quả sớm hơn giấy hẹn.",
    "Thái độ phục vụ rất tốt.",
    "Nơi chờ sạch sẽ, có nước uống.",
    "Nhân viên vui vẻ, nhiệt tình.",
    "Nộp hồ sơ trực tuyến tiện lợi, không phải đi lại nhiều.",
    "Chứng thực bản sao có ngay trong buổi sáng.",
    "Tôi lớn tuổi, được hướng dẫn từng bước, rất hài lòng.",
    "Mong Trung tâm tiếp tục phát huy.",
];

const COMPLAINTS: [&str; 14] = [
    "Chờ lâu quá, hơn một tiếng mới tới lượt.",
    "Hồ sơ trễ hẹn nhưng không ai thông báo trước.",
    "Phải đi lại ba lần mới nộp được hồ sơ.",
    "Hướng dẫn chưa rõ, mỗi lần nói một khác.",
    "Cổng dịch vụ công hay bị lỗi, không tải được giấy tờ lên.",
    "Bị yêu cầu bổ sung giấy tờ không có trong danh mục niêm yết.",
    "Máy lấy số bị hỏng, người dân phải tự xếp hàng.",
    "Ít quầy mở, đầu tuần rất đông.",
    "Thủ tục đất đai còn rườm rà, mong được rút ngắn thời gian.",
    "Chỗ gửi xe chật, ghế chờ không đủ.",
    "Giải thích khó hiểu, đề nghị nói rõ cần những giấy tờ gì.",
    "Sau sáp nhập không biết phải nộp ở đâu, đi nhầm chỗ hai lần.",
    "Đề nghị làm thêm buổi chiều thứ Bảy cho người đi làm.",
    "Giấy phép xây dựng chậm so với ngày hẹn.",
];

/// What one person answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// 1 to 5.
    pub level: u8,
    /// Keys of reasons, sorted.
    pub reasons: Vec<String>,
    /// A comment.
    pub comment: Option<String>,
}

/// An answer where `trouble` is the share of people who are not satisfied.
pub fn answer(trouble: f64, offered: &[String], dice: &mut Dice) -> Answer {
    let level = level(trouble, dice);
    let reasons = reasons(level, offered, dice);
    let comment = comment(level, dice);
    Answer {
        level,
        reasons,
        comment,
    }
}

fn level(trouble: f64, dice: &mut Dice) -> u8 {
    let levels = if dice.chance(trouble) {
        [(3, 70.0), (2, 20.0), (1, 10.0)]
    } else {
        [(5, 68.0), (4, 32.0), (4, 0.0)]
    };
    dice.pick(&levels, |entry| entry.1)
        .map_or(5, |entry| entry.0)
}

/// One or two reasons, mostly from those who are not satisfied.
fn reasons(level: u8, offered: &[String], dice: &mut Dice) -> Vec<String> {
    let ticks = match level {
        ..=2 => 0.75,
        3 => 0.4,
        _ => 0.07,
    };
    if !dice.chance(ticks) {
        return Vec::new();
    }
    let known: Vec<(&String, f64)> = offered
        .iter()
        .map(|key| (key, how_often(key, level)))
        .collect();
    let wanted = if dice.chance(0.25) { 2 } else { 1 };
    let mut picked: Vec<String> = (0..wanted)
        .filter_map(|_| dice.pick(&known, |entry| entry.1))
        .map(|entry| entry.0.clone())
        .collect();
    picked.sort_unstable();
    picked.dedup();
    picked
}

fn how_often(key: &str, level: u8) -> f64 {
    let known = REASONS.iter().find(|reason| reason.0 == key);
    known.map_or(1.0, |reason| if level <= 3 { reason.1 } else { reason.2 })
}

fn comment(level: u8, dice: &mut Dice) -> Option<String> {
    let (texts, writes): (&[&str], f64) = if level <= 3 {
        (&COMPLAINTS, 0.12)
    } else {
        (&PRAISE, 0.012)
    };
    let writes = dice.chance(writes);
    let text = dice.pick(texts, |_| 1.0).filter(|_| writes)?;
    Some((*text).to_owned())
}
