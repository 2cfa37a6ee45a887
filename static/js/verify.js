// Works out the SHA-256 of a file in the browser and asks about that number alone: the file is never sent.
//
// A form with data-verify has an input named "hash"; [data-verify-drop] holds the file input and appears only where the
// browser can hash (a secure address). The words come from data-busy and data-failed of the form.

for (const form of document.querySelectorAll("form[data-verify]")) {
  const drop = form.querySelector("[data-verify-drop]");
  if (drop && globalThis.crypto?.subtle) listen(form, drop);
}

function listen(form, drop) {
  const input = drop.querySelector("input[type=file]");
  const state = drop.querySelector("[data-verify-state]");
  drop.hidden = false;

  async function verify(file) {
    if (!file) return;
    state.textContent = form.dataset.busy;
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      form.elements.namedItem("hash").value = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      form.requestSubmit();
    } catch {
      state.textContent = form.dataset.failed;
    }
  }

  input.addEventListener("change", () => verify(input.files[0]));
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name === "dragover");
      if (name === "drop") verify(event.dataTransfer.files[0]);
    });
  }
}
