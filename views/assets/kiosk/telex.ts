// Vietnamese on plain keys: the Telex rules, applied to the word before the cursor.
// aa ee oo → â ê ô; aw ow uw → ă ơ ư; dd → đ; s f r x j are the tones, z takes the tone away.
// The same key twice takes its mark back and stands for itself.

const TONES: Readonly<Record<string, string>> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKED = /[âăêôơư]/i;
const VOWEL = /[aăâeêioôơuưy]/i;
const HORNS: Readonly<Record<string, string>> = { a: "ă", o: "ơ", u: "ư" };
const HATS: Readonly<Record<string, string>> = { a: "â", e: "ê", o: "ô" };

/** `word` after `key` was typed behind it. */
export function telex(word: string, key: string): string {
  const [plain, tone] = split(word);
  const small = key.toLowerCase();
  if (small in TONES || small === "z") return toned(plain, tone, key) ?? placed(plain + key, tone);
  const marked = small === "w" ? horned(plain, key) : small in HATS ? hatted(plain, small) : small === "d" ? barred(plain) : null;
  if (marked === plain) return placed(plain, tone);
  return placed(marked ?? plain + key, tone);
}

/** The word without its tone, and the tone. */
function split(word: string): [string, string] {
  const parts = word.normalize("NFD");
  return [parts.replace(TONE, "").normalize("NFC"), (parts.match(TONE) ?? [])[0] ?? ""];
}

function toned(plain: string, tone: string, key: string): string | null {
  if (!VOWEL.test(plain)) return null;
  const wanted = TONES[key.toLowerCase()] ?? "";
  if (wanted === "") return tone === "" ? null : plain;
  return wanted === tone ? plain + key : placed(plain, wanted);
}

/** The last of `from` becomes `to`; null where there is none. */
function turned(plain: string, from: string, to: string): string | null {
  const at = plain.toLowerCase().lastIndexOf(from);
  if (at === -1) return null;
  const big = plain[at] !== from;
  return plain.slice(0, at) + (big ? to.toUpperCase() : to) + plain.slice(at + 1);
}

function hatted(plain: string, key: string): string | null {
  const hat = HATS[key] ?? key;
  const back = plain.toLowerCase().endsWith(hat) ? turned(plain, hat, key) : null;
  return back === null ? turned(plain, key, hat) : back + key;
}

function barred(plain: string): string | null {
  if (/^đ$/i.test(plain)) return (plain === "đ" ? "d" : "D") + "d";
  return /^d/i.test(plain) ? turned(plain.slice(0, 1), "d", "đ") + plain.slice(1) : null;
}

function horned(plain: string, key: string): string | null {
  const both = /u(o)(?!.*[aeiouy].*o)/i.exec(plain);
  if (both !== null && !/^q/i.test(plain)) {
    const both = turned(plain, "o", "ơ") ?? plain;
    return turned(both, "u", "ư");
  }
  for (const from of ["a", "o", "u"]) {
    const done = turned(plain, from, HORNS[from] ?? from);
    if (done !== null) return done;
  }
  for (const [from, to] of Object.entries(HORNS)) {
    if (plain.toLowerCase().endsWith(to)) return (turned(plain, to, from) ?? plain) + key;
  }
  // «hwowng» is how many type «hương»; at the beginning of a word w is a letter, as in «web».
  return plain === "" || VOWEL.test(plain) ? null : plain + (key === "W" ? "Ư" : "ư");
}

/** `plain` with `tone` where Vietnamese puts it. */
function placed(plain: string, tone: string): string {
  const at = tone === "" ? -1 : seat(plain);
  return at === -1 ? plain : (plain.slice(0, at + 1) + tone + plain.slice(at + 1)).normalize("NFC");
}

/** Where the tone sits: on the letter with a mark, else on the last vowel before a final consonant,
 *  else on the first of two and the middle of three. */
function seat(plain: string): number {
  const start = /^(qu|gi(?=[aăâeêioôơuưy]))/i.test(plain) ? 2 : 0;
  const vowels = [...plain].flatMap((letter, index) => (index >= start && VOWEL.test(letter) ? [index] : []));
  const marked = vowels.filter((index) => MARKED.test(plain[index] ?? ""));
  if (marked.length > 0) return marked[marked.length - 1] ?? -1;
  const last = vowels[vowels.length - 1] ?? -1;
  const closed = last < plain.length - 1;
  if (closed || vowels.length < 2) return last;
  return vowels[vowels.length === 2 ? 0 : 1] ?? last;
}
