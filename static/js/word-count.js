// Counts the words of a text area under it, quietly: data-word-count names the text area's id, data-one and data-many
// hold the words ("{count} words") in the reader's language. It is not a live region: nobody wants each word announced.

for (const output of document.querySelectorAll("[data-word-count]")) {
  const area = document.getElementById(output.dataset.wordCount);
  if (!area) continue;

  const update = () => {
    const count = area.value.split(/\s+/u).filter(Boolean).length;
    output.textContent = (count === 1 ? output.dataset.one : output.dataset.many).replace("{count}", count);
  };

  area.addEventListener("input", update);
  update();
}
