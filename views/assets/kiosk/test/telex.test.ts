import assert from "node:assert/strict";
import { test } from "node:test";

import { telex } from "../telex.ts";

/** What stands there after these keys, word by word. */
const typed = (keys: string) =>
  keys.split(" ").map((word) => [...word].reduce((before, key) => telex(before, key), "")).join(" ");

test("the words of an office are typed by the Telex rules", () => {
  const pairs = [
    ["Casn booj hwowngs daanx raats taanj tinhf", "Cán bộ hướng dẫn rất tận tình"],
    ["ddeens ddungs hejn", "đến đúng hẹn"],
    ["thur tujc hanhf chinhs", "thủ tục hành chính"],
    ["nguwowif daan phuwowngf", "người dân phường"],
    ["giaays towf hoof sow", "giấy tờ hồ sơ"],
    ["quys giaf gif quaays", "quý già gì quấy"],
    ["vieetj nam tieengs", "việt nam tiếng"],
    ["DDAATS DDAI", "ĐẤT ĐAI"],
  ] as const;
  for (const [keys, text] of pairs) assert.equal(typed(keys), text);
});

test("the tone moves with the word and stands where it is read", () => {
  assert.equal(typed("hoaf"), "hòa");
  assert.equal(typed("hoanf"), "hoàn");
  assert.equal(typed("hoafn"), "hoàn");
  assert.equal(typed("thuyr"), "thủy");
  assert.equal(typed("khuyur"), "khuỷu");
  assert.equal(typed("ngoaif"), "ngoài");
  assert.equal(typed("muownj"), "mượn");
  assert.equal(typed("duowngf"), "dường");
  assert.equal(typed("uoongs"), "uống");
  assert.equal(typed("tuaans"), "tuấn");
});

test("the same key again takes its mark back; z takes the tone", () => {
  assert.equal(typed("ass"), "as");
  assert.equal(typed("aaa"), "aa");
  assert.equal(typed("ddd"), "dd");
  assert.equal(typed("oww"), "ow");
  assert.equal(typed("thuys"), "thúy");
  assert.equal(typed("thuysz"), "thuy");
});

test("other words and signs stay what they are", () => {
  assert.equal(typed("web"), "web");
  assert.equal(typed("sms"), "sms");
  assert.equal(typed("nhanh"), "nhanh");
  assert.equal(typed("cn"), "cn");
});

test("what comes out is composed (NFC)", () => {
  const text = typed("nguwowif vieetj");
  assert.equal(text, text.normalize("NFC"));
});
