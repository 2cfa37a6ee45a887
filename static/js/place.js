// Where somebody last wrote in a section, so that what is put in stands there: the place in data-place-of goes into
// the hidden field that names it. Without script, or before anything was written, it stands at the end.

for (const keeps of document.querySelectorAll("[data-place-of]")) {
  const words = document.getElementById(keeps.dataset.placeOf);
  const keep = () => {
    keeps.value = words.selectionEnd;
  };
  for (const event of ["keyup", "click", "input"]) words?.addEventListener(event, keep);
}
