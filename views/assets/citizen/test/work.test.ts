import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { head, Work } from "../work.ts";

const STAMP = "AAAAAAAAA-iZ8v0Jq1g2M3k4L5n6P7q8";

/** The proof, however many steps it takes. */
function solved(bits: number, tries: number): string {
  const work = new Work(STAMP, bits, 8);
  for (;;) {
    const proof = work.step(tries);
    if (proof !== null) return proof;
  }
}

test("the first word is that of SHA-256, at every length of one block", () => {
  const words = new Int32Array(64);
  for (let length = 0; length <= 55; length += 1) {
    const text = `${STAMP}.7.${"0123456789".repeat(3)}`.slice(0, length);
    assert.equal(head(text, words), createHash("sha256").update(text).digest().readUInt32BE(0), text);
  }
});

test("the server finds the same proof", () => {
  // The same vector stands in src/model/proof.rs.
  assert.equal(solved(9, 64), "232.644.344.68.1310.596.500.492");
});

test("it does not matter in which steps it is searched", () => {
  assert.equal(solved(6, 1), solved(6, 1_000));
});
