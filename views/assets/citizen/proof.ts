// The script of a form whose link is under attack, and of no other: searches the proof while the person reads. Who is
// faster than the phone is asked for a second of patience, and the form goes by itself.

import { Work } from "./work.ts";

/** So long the page may be busy at a stretch, milliseconds: touches are answered in between. */
const SLICE_MS = 24;
const TRIES = 64;

const field = document.querySelector<HTMLInputElement>("#proof");
const form = field === null ? null : field.form;
if (field !== null && form !== null) begin(field, form);

function begin(field: HTMLInputElement, form: HTMLFormElement): void {
  const stamp = form.querySelector<HTMLInputElement>("input[name=form]");
  const work = new Work(stamp === null ? "" : stamp.value, Number(field.dataset["bits"]), Number(field.dataset["pieces"]));
  let sending = false;
  form.addEventListener("submit", (event) => {
    if (field.value !== "") return;
    event.preventDefault();
    sending = true;
    const wait = document.querySelector<HTMLElement>("#proof-wait");
    if (wait !== null) wait.textContent = wait.dataset["words"] ?? "";
  });
  const turn = (): void => {
    for (const end = Date.now() + SLICE_MS; Date.now() < end; ) {
      const proof = work.step(TRIES);
      if (proof === null) continue;
      field.value = proof;
      if (sending) form.submit();
      return;
    }
    setTimeout(turn, 0);
  };
  setTimeout(turn, 0);
}
