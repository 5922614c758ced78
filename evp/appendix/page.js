// A click on the name of a column sorts its table: numbers from the largest, words from A. A second click reverses the order.
for (const button of document.querySelectorAll("th button")) button.addEventListener("click", () => {
  const head = button.parentElement, body = head.closest("table").tBodies[0], k = head.cellIndex;
  const numbers = head.classList.contains("n"), was = head.getAttribute("aria-sort");
  const up = was ? was === "descending" : !numbers, sign = up ? 1 : -1;
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const key = row => numbers ? parseFloat(row.cells[k].dataset.n) : row.cells[k].textContent;
  const order = (a, b) => numbers ? isNaN(a) - isNaN(b) || sign * (a - b) || 0 : sign * a.localeCompare(b);
  body.append(...[...body.rows].sort((a, b) => order(key(a), key(b))));
});
