// Questions that only some answers call for: data-conditional="health" on the form names the deciding question,
// data-shown-for="at_risk delayed" on a part of the form the answers that need it. Without script all are shown.
// Parts that htmx brings later are shown and hidden like those that were there.
// A hidden part keeps what was typed; it is disabled, so that it is not sent with an answer that does not ask for it.

for (const form of document.querySelectorAll("form[data-conditional]")) {
  const decides = form.dataset.conditional;

  const update = () => {
    const answer = new FormData(form).get(decides) ?? "";
    for (const part of form.querySelectorAll("[data-shown-for]")) {
      const shown = part.dataset.shownFor.split(" ").includes(answer);
      part.hidden = !shown;
      for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = !shown;
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === decides) update();
  });
  form.addEventListener("htmx:load", update);
  update();
}
