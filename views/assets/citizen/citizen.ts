// The citizen's form on the way back. It works without this; but browsers may keep a page for «back» whatever its headers
// say, with all that was filled in and with the number of the rating that was sent: the next person on the same phone would
// read the one and be counted as the other.

window.addEventListener("pagehide", () => {
  for (const form of document.querySelectorAll("form")) form.reset();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
