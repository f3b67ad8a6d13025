//! Following the bytes of a CSV file: on which line each record begins, and whether a quotation
//! mark stays open.
//!
//! The CSV reader counts the blank lines before a record as part of it, and takes everything behind
//! an open quotation mark for one field, so that lines would be lost without a word.

use std::{
    collections::VecDeque,
    io::{self, Read},
};

/// Where in a field the last byte stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a record, or of a blank line.
    Record,
    /// At the start of a field.
    Field,
    Plain,
    Quoted,
    /// A quotation mark within quotes: the end, or the first half of a doubled one.
    Closing,
}

/// Passes bytes through and takes notes.
pub struct LineWatch<R> {
    inner: R,
    delimiter: u8,
    place: Place,
    line: u64,
    /// The line of the newest opening quotation mark.
    opened: u64,
    /// First lines of the records that passed and were not asked for yet.
    starts: VecDeque<u64>,
}

impl<R> LineWatch<R> {
    pub fn new(inner: R, delimiter: u8) -> Self {
        Self {
            inner,
            delimiter,
            place: Place::Record,
            line: 1,
            opened: 1,
            starts: VecDeque::new(),
        }
    }

    /// The first line of the next record; call it once for each.
    pub fn next_start(&mut self) -> u64 {
        self.starts.pop_front().unwrap_or(self.line)
    }

    /// The line of a quotation mark that is still open.
    pub fn unclosed(&self) -> Option<u64> {
        (self.place == Place::Quoted).then_some(self.opened)
    }

    fn follow(&mut self, byte: u8) {
        let ends_line = matches!(byte, b'\n' | b'\r');
        if self.place == Place::Record && !ends_line {
            self.starts.push_back(self.line);
        }
        self.place = match (self.place, byte) {
            (Place::Quoted, b'"') => Place::Closing,
            (Place::Quoted, _) | (Place::Closing, b'"') => Place::Quoted,
            (Place::Record | Place::Field, b'"') => {
                self.opened = self.line;
                Place::Quoted
            }
            _ if ends_line => Place::Record,
            _ if byte == self.delimiter => Place::Field,
            _ => Place::Plain,
        };
        self.line += u64::from(byte == b'\n');
    }
}

impl<R: Read> Read for LineWatch<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        for byte in &buffer[..count] {
            self.follow(*byte);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched(text: &str) -> LineWatch<&[u8]> {
        let mut watch = LineWatch::new(text.as_bytes(), b',');
        io::copy(&mut watch, &mut io::sink()).expect("bytes at hand");
        watch
    }

    fn unclosed(text: &str) -> Option<u64> {
        watched(text).unclosed()
    }

    #[test]
    fn records_begin_where_an_editor_shows_them() {
        for text in [
            "\na,b\n\n\"c\nc\",d\ne\n",
            "\r\na,b\r\n\r\n\"c\r\nc\",d\r\ne",
        ] {
            assert_eq!(watched(text).starts, [2, 4, 6], "{text:?}");
        }
    }

    #[test]
    fn only_an_open_quotation_mark_is_noticed() {
        assert_eq!(unclosed("a,\"b\nc\",d\n"), None);
        assert_eq!(unclosed("a,\"he said \"\"no\"\"\"\n"), None);
        assert_eq!(unclosed("a,24\" screen\n"), None);
        assert_eq!(unclosed("a,b\nc,\"d\ne,f\n"), Some(2));
    }
}
