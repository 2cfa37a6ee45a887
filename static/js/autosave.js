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
const AGAIN = 8000;
// After a longer silence the session may have ended: the server is asked before a page is left.
const TRUSTED = 5 * 60 * 1000;
const OLDEST_SENT = 12 * 60 * 60 * 1000;
const COPY = "copy:";

for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);

// Signing out on a shared computer leaves nothing behind.
for (const form of document.querySelectorAll("form[data-forget-copies]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(COPY)) localStorage.removeItem(key);
  });
}

// A list that a person comes to after sending: what was on its way has arrived.
if (document.querySelector("[data-forget-sent]")) {
  for (const key of Object.keys(localStorage)) if (key.startsWith(COPY) && read(key)?.sending) localStorage.removeItem(key);
}

function watch(form) {
  const state = document.querySelector("[data-saved-state]");
  const version = form.elements.namedItem("version");
  const key = COPY + form.dataset.autosaveUrl;
  let timer = null;
  let saving = false;
  let changed = false;
  let stopped = false;
  let unsent = false;
  let going = false;
  let heard = Date.now();
  let current = null;

  const say = (words) => {
    if (state && state.textContent !== words) state.textContent = words;
  };

  // What is only asked to put something in ([data-not-kept]) is no answer of the form: it is neither saved nor kept.
  const asides = new Set([...form.querySelectorAll("[data-not-kept] [name]")].map((control) => control.name));
  const answers = () =>
    [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !isOurs(name) && !asides.has(name));

  const keepCopy = (sending = false) => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), sending, answers: answers() }));
    } catch {
      // Private browsing or a full disk: the words are still on the page.
    }
  };

  // Files go with the buttons of the form: sent with every save, a large one would be sent a hundred times.
  const words = () => {
    freshToken(form);
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    return data;
  };

  function save() {
    if (saving || stopped) return current;
    current = send();
    return current;
  }

  async function send() {
    saving = true;
    changed = false;
    let outcome = "offline";
    try {
      const response = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: words(),
        headers: { Accept: "application/json", "X-Requested-With": "autosave" },
        redirect: "manual",
      });
      if (response.ok) {
        const saved = await response.json();
        if (version && saved.version) version.value = saved.version;
        localStorage.removeItem(key);
        say(saved.words ?? state.dataset.saved.replace("{time}", clock()));
        outcome = "saved";
        unsent = false;
        heard = Date.now();
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
      unsent = true;
      keepCopy();
      say(state?.dataset[outcome] ?? "");
    }
    if (changed) later();
    else if (outcome === "offline" || outcome === "signedOut") tryAgain();
    return outcome;
  }

  // What was kept here is sent as soon as the server can be reached, or the person has signed in in another tab.
  function tryAgain() {
    clearTimeout(timer);
    timer = setTimeout(save, AGAIN);
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-not-kept]")) return;
    changed = true;
    if (stopped) keepCopy();
    else later();
  });
  for (const event of ["online", "focus"]) {
    window.addEventListener(event, () => {
      if (unsent && !stopped) save();
    });
  }
  window.addEventListener("pagehide", () => {
    if (changed) keepCopy();
  });
  // The copy stays until the next page shows that the words arrived: a session that has ended answers with a sign-in page.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    freshToken(form);
    // A button that changes the words ([formaction]) sends them after they were saved: the next page shows others.
    const elsewhere = event.submitter?.hasAttribute("formaction") ?? false;
    if (!going || !elsewhere) keepCopy(true);
    changed = false;
    const sure = !elsewhere && navigator.onLine && !saving && !unsent && Date.now() - heard < TRUSTED;
    if (going || stopped || sure) {
      stopped = true;
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    const outcome = await save();
    if (outcome === "offline" || outcome === "signedOut") return;
    going = true;
    form.requestSubmit(submitter);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) stopped = going = false;
  });

  offerCopy(form, key, later, answers);
}

// Words that never reached the server are offered, never put back unasked: the page may hold newer ones.
function offerCopy(form, key, saveLater, answers) {
  const offer = form.querySelector("[data-kept-copy]");
  const kept = read(key);
  if (!offer || !kept) return;
  if (kept.sending && (sameAnswers(kept.answers, answers()) || Date.now() - kept.at > OLDEST_SENT)) {
    localStorage.removeItem(key);
    return;
  }
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

// Signing in again in another tab made this page's token an old one; the cookie has the one that counts.
function freshToken(form) {
  const token = form.elements.namedItem("csrfmiddlewaretoken");
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (token && cookie) token.value = cookie[1];
}

function sameAnswers(kept, now) {
  const said = (list) => JSON.stringify(list.filter(([name, value]) => value !== "" && name !== "checked").sort());
  return said(kept) === said(now);
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
