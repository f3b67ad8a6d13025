//! Reading a CSV file line by line: encoding, delimiter, header, width of each line.

use std::io::{self, Read};

use csv::StringRecord;

use super::{
    encoding,
    error::ImportError,
    fault::{Faults, Problem},
    lines::LineWatch,
    row::Row,
    source::Source,
};

/// How much is looked at to tell the delimiter and what the file is.
const HEAD: u64 = 8 * 1024;

/// How much is looked at to tell an old encoding.
const SAMPLE: u64 = 64 * 1024;

/// A file whose header was checked.
pub struct Table<'s> {
    source: &'s Source,
    reader: csv::Reader<LineWatch<Box<dyn Read + Send + 's>>>,
    record: StringRecord,
    columns: &'static [&'static str],
    /// Where each of `columns` stands in the file.
    places: Vec<usize>,
    width: usize,
    rows: u64,
    /// First line of the current record.
    line: u64,
    is_over: bool,
}

impl<'s> Table<'s> {
    /// Opens the file and checks its header: each of the columns, in any order, and no other.
    pub fn open(source: &'s Source, columns: &'static [&'static str]) -> Result<Self, ImportError> {
        let (head, bytes) = without_bom(source.open()?)?;
        if let Some(name) = encoding::foreign_start(&head) {
            return Err(ImportError::Encoding {
                name: Some(name),
                line: 1,
            });
        }
        let delimiter = delimiter(&head);
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(LineWatch::new(bytes, delimiter));
        let mut table = Self {
            source,
            reader,
            record: StringRecord::new(),
            columns,
            places: Vec::new(),
            width: 0,
            rows: 0,
            line: 1,
            is_over: false,
        };
        table.read_header()?;
        Ok(table)
    }

    /// Lines of data read so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    fn read_header(&mut self) -> Result<(), ImportError> {
        if !self.advance()? {
            return Err(ImportError::Empty);
        }
        let names: Vec<&str> = self.record.iter().map(str::trim).collect();
        let mut faults = Faults::default();
        self.places = header_places(&names, self.columns, self.line, &mut faults);
        self.width = names.len();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(ImportError::Faults(faults))
        }
    }

    /// The next line that holds anything and is as wide as the header.
    pub fn next<'a>(&'a mut self, faults: &'a mut Faults) -> Result<Option<Row<'a>>, ImportError> {
        loop {
            if self.is_over {
                return Ok(None);
            }
            if !self.advance()? {
                self.check_end(faults);
                return Ok(None);
            }
            self.rows += 1;
            if self.record.len() == self.width {
                break;
            }
            let problem = Problem::new("import-fields")
                .with("expected", &self.width)
                .with("found", &self.record.len());
            faults.add(self.line, None, problem);
        }
        let (line, places) = (self.line, &self.places);
        Ok(Some(Row::new(
            line,
            &self.record,
            self.columns,
            places,
            faults,
        )))
    }

    /// Reads the next record that is not blank; false at the end.
    fn advance(&mut self) -> Result<bool, ImportError> {
        loop {
            let read = self.reader.read_record(&mut self.record);
            if !matches!(read, Ok(false)) {
                self.line = self.reader.get_mut().next_start();
            }
            match read {
                Ok(false) => return Ok(false),
                Ok(true) if self.record.iter().all(|field| field.trim().is_empty()) => {}
                Ok(true) => return Ok(true),
                Err(error) => return Err(self.unreadable(error)),
            }
        }
    }

    fn check_end(&mut self, faults: &mut Faults) {
        self.is_over = true;
        if let Some(line) = self.reader.get_ref().unclosed() {
            faults.add(line, None, Problem::new("import-unclosed-quote"));
        }
    }

    /// Why a record could not be read: not UTF-8, or not readable at all.
    fn unreadable(&self, error: csv::Error) -> ImportError {
        let start = match error.kind() {
            csv::ErrorKind::Utf8 { pos, .. } => pos.as_ref().map_or(0, csv::Position::byte),
            _ => return ImportError::Unreadable(error.into()),
        };
        match self.sample(start) {
            Ok(sample) => ImportError::Encoding {
                name: encoding::old_encoding(&sample),
                line: self.line,
            },
            Err(error) => ImportError::Unreadable(error),
        }
    }

    /// Some bytes from `start` on.
    fn sample(&self, start: u64) -> io::Result<Vec<u8>> {
        let mut reader = self.source.open()?;
        io::copy(&mut reader.by_ref().take(start), &mut io::sink())?;
        let mut sample = Vec::new();
        reader.take(SAMPLE).read_to_end(&mut sample)?;
        Ok(sample)
    }
}

/// The first bytes, and all bytes with them again; the mark of UTF-8 is left out.
fn without_bom<'s>(
    mut reader: Box<dyn Read + Send + 's>,
) -> io::Result<(Vec<u8>, Box<dyn Read + Send + 's>)> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    if head.starts_with(encoding::BOM) {
        head.drain(..encoding::BOM.len());
    }
    let all = io::Cursor::new(head.clone()).chain(reader);
    Ok((head, Box::new(all)))
}

/// Column names hold neither comma nor semicolon, so the more frequent one in the header divides.
fn delimiter(head: &[u8]) -> u8 {
    let written = |line: &&[u8]| !line.trim_ascii().is_empty();
    let mut lines = head.split(|byte| matches!(byte, b'\n' | b'\r'));
    let header = lines.find(written).unwrap_or_default();
    let count = |wanted: u8| header.split(|byte| *byte == wanted).count();
    if count(b';') > count(b',') {
        b';'
    } else {
        b','
    }
}

/// Where each column stands; columns that are missing, unknown or doubled are faults.
fn header_places(
    names: &[&str],
    columns: &'static [&'static str],
    line: u64,
    faults: &mut Faults,
) -> Vec<usize> {
    for (at, name) in names.iter().enumerate() {
        if !columns.contains(name) {
            let problem = Problem::of("import-unknown-column", name);
            let problem = problem.with("expected", &columns.join(", "));
            faults.add(line, Some(name), problem);
        } else if names[..at].contains(name) {
            faults.add(line, Some(name), Problem::new("import-double-column"));
        }
    }
    let mut places = Vec::with_capacity(columns.len());
    for column in columns {
        match names.iter().position(|name| name == column) {
            Some(at) => places.push(at),
            None => faults.add(line, Some(column), Problem::new("import-missing-column")),
        }
    }
    places
}
