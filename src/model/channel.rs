//! The way a rating reached us (kênh).

use super::coded::coded_enum;

coded_enum! {
    /// The way a rating reached us. All channels enter the headline; they are shown apart, too.
    Channel, "channel" {
        /// A device at the counter (thiết bị đánh giá điện tử).
        Kiosk = 1, "kiosk";
        /// A poster at the counter.
        Qr = 2, "qr";
        /// A one-time code on the receipt.
        Receipt = 3, "receipt";
        /// A link sent by SMS, Zalo, e-mail or shown on a portal; no counter.
        Link = 4, "link";
        /// A paper form typed in by staff.
        Paper = 5, "paper";
    }
}
