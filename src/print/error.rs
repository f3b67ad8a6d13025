//! Why something cannot be printed.

/// Why something cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// There is nothing to print.
    #[error("nothing to print")]
    Nothing,
    /// More at once than is printed; the field is how many.
    #[error("{0} links at once are too many")]
    TooMany(usize),
    /// An SVG is one picture, and several were asked for.
    #[error("an SVG has one page: print one link, or a PDF")]
    OnePage,
    /// No QR code is large enough for the address.
    #[error("the address is too long for a QR code")]
    AddressTooLong,
    /// An embedded font cannot be read: a fault of the build.
    #[error("a font of the program cannot be read")]
    Font,
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// Too many print at this moment.
    #[error("too many print at this moment")]
    Busy,
    /// The work ended in the middle: a fault of the program.
    #[error("printing ended in the middle: {0}")]
    Broken(String),
}
