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
  // The copy stays until the next page shows that the words arrived: a session that has ended answers with a sign-in page.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    freshToken(form);
    keepCopy(true);
    changed = false;
    const sure = navigator.onLine && !saving && !unsent && Date.now() - heard < TRUSTED;
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
