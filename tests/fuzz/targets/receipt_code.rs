//! Anything as the code of a receipt.
#![no_main]

// The rules alone, without the program around them.
#[expect(
    dead_code,
    unused_imports,
    reason = "the target needs a part of the layer"
)]
#[path = "../../../src/model/mod.rs"]
mod model;
#[path = "../receipt_code.rs"]
mod receipt_code;

libfuzzer_sys::fuzz_target!(|data: &[u8]| receipt_code::hold(data));
