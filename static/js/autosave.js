// Saves a form while it is being written, and keeps a copy on this computer whenever the server cannot be reached.
//
// A form with data-autosave posts itself to data-autosave-url a moment after the last keystroke. The server answers
//   200 {"version": 4, "words": "Saved at 12:32. ..."}  saved; the form's hidden "version" follows
//   409                                                 somebody else saved first; nothing is overwritten
//   422                                                 an answer cannot be right; the page says so when it is sent
//   401, 403 or a redirect                              signed out
// After a save the form sends "autosaved", for parts of the page that depend on what is stored.
// The words that a reader sees come from the data-* attributes of [data-saved-state], so that they are translated.

const PAUSE = 1500;
const COPY = "copy:";

for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);

// Signing out on a shared computer leaves nothing behind.
for (const form of document.querySelectorAll("form[data-forget-copies]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(COPY)) localStorage.removeItem(key);
  });
}

function watch(form) {
  const state = document.querySelector("[data-saved-state]");
  const version = form.elements.namedItem("version");
  const key = COPY + form.dataset.autosaveUrl;
  let timer = null;
  let saving = false;
  let changed = false;
  let stopped = false;

  const say = (words) => {
    if (state && state.textContent !== words) state.textContent = words;
  };

  const answers = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !isOurs(name));

  const keepCopy = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), answers: answers() }));
    } catch {
      // Private browsing or a full disk: the words are still on the page.
    }
  };

  async function save() {
    if (saving || stopped) return;
    saving = true;
    changed = false;
    let outcome = "offline";
    try {
      const response = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json", "X-Requested-With": "autosave" },
        redirect: "manual",
      });
      if (response.ok) {
        const saved = await response.json();
        if (version && saved.version) version.value = saved.version;
        localStorage.removeItem(key);
        say(saved.words ?? state.dataset.saved.replace("{time}", clock()));
        outcome = "saved";
        form.dispatchEvent(new CustomEvent("autosaved", { bubbles: true }));
      } else if (response.status === 409) {
        stopped = true;
        outcome = "conflict";
      } else if (response.status === 422 || response.status === 400) {
        outcome = "refused";
      } else if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
        outcome = "signedOut";
      }
    } catch {
      outcome = "offline";
    } finally {
      saving = false;
    }
    if (outcome !== "saved") {
      keepCopy();
      say(state?.dataset[outcome] ?? "");
    }
    if (changed) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", () => {
    changed = true;
    if (stopped) keepCopy();
    else later();
  });
  window.addEventListener("online", () => {
    if (localStorage.getItem(key)) save();
  });
  window.addEventListener("pagehide", () => {
    if (changed) keepCopy();
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      keepCopy();
      say(state?.dataset.offline ?? "");
      return;
    }
    clearTimeout(timer);
    stopped = true;
    changed = false;
    localStorage.removeItem(key);
  });

  offerCopy(form, key, later);
}

// Words that never reached the server are offered, never put back unasked: the page may hold newer ones.
function offerCopy(form, key, saveLater) {
  const offer = form.querySelector("[data-kept-copy]");
  const kept = read(key);
  if (!offer || !kept) return;
  offer.querySelector("[data-kept-when]").textContent = dayAndTime(new Date(kept.at));
  offer.hidden = false;
  offer.querySelector("[data-kept-restore]").addEventListener("click", () => {
    for (const [name, value] of kept.answers) fill(form.elements.namedItem(name), value);
    form.dispatchEvent(new Event("change", { bubbles: true }));
    offer.hidden = true;
    saveLater();
  });
  offer.querySelector("[data-kept-discard]").addEventListener("click", () => {
    localStorage.removeItem(key);
    offer.hidden = true;
  });
}

function fill(control, value) {
  if (!control) return;
  control.value = value;
  const first = control instanceof RadioNodeList ? control[0] : control;
  for (const name of ["input", "change"]) first.dispatchEvent(new Event(name, { bubbles: true }));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function isOurs(name) {
  return name === "version" || name === "csrfmiddlewaretoken";
}

// "23 November, 14:20", day first in both languages, as everywhere else.
function dayAndTime(moment) {
  const month = moment.toLocaleDateString(document.documentElement.lang, { month: "long" });
  return `${moment.getDate()}\u00a0${month}, ${clock(moment)}`;
}

function clock(moment = new Date()) {
  return moment.toLocaleTimeString("en-CA", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
