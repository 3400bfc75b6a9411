// Finding tasks on the map. Without this script the page is complete and the form stays hidden.
const board = document.querySelector(".board");
// The words of the page, in the readers' language.
const said = board.dataset;
const rows = new Map([...board.querySelectorAll("tr[data-task]")].map((row) => [row.dataset.task, row]));
const byTask = new Map();
for (const part of board.querySelectorAll("figure [data-id]")) {
  const id = part.dataset.id;
  if (!rows.has(id)) continue;
  byTask.set(id, [...(byTask.get(id) ?? []), part]);
}
const taskOf = (target) => {
  const id = target.closest?.("[data-id]")?.dataset.id;
  return rows.has(id) ? id : null;
};
const maps = [...board.querySelectorAll("figure svg")];
const shownMap = () => maps.find((map) => map.getBoundingClientRect().width > 0);
const markerIn = (map, id) => map.querySelector(`.task[data-id="${CSS.escape(id)}"]`);

// The card of a task, from what its row says.
const card = document.createElement("div");
card.className = "card";
card.setAttribute("role", "tooltip");
card.hidden = true;
document.body.append(card);
const line = (name, text) => {
  if (!text) return;
  const [label, value] = [document.createElement("dt"), document.createElement("dd")];
  label.textContent = name;
  value.textContent = text;
  value.dir = "auto";
  card.lastChild.append(label, value);
};
const text = (row, selector) => row.querySelector(selector)?.textContent.trim() ?? "";
const showCard = (id, near) => {
  const row = rows.get(id);
  const [number, , hours, impact, effort, field, decision] = row.cells;
  const title = document.createElement("p");
  title.dir = "auto";
  title.textContent = `${number.textContent}  ${text(row, ".what")}`;
  card.replaceChildren(title, document.createElement("dl"));
  line(said.impact, impact.textContent);
  line(said.effort, effort.textContent);
  line(said.votes, row.dataset.votes);
  line(said.hours, hours.textContent);
  line(said.owner, row.dataset.owner);
  line(said.phase, row.dataset.phase);
  line(said.field, row.dataset.field + (field.querySelector(".near") ? ` ≈ ${said.near}` : ""));
  line(said.decision, row.dataset.decision);
  line(said.next, text(decision, ".sub"));
  line(said.promised, row.querySelector(".locked") ? text(row, ".locked + .sub") || said.yes : "");
  card.hidden = false;
  // Beside the marker, never on it, and inside of the window.
  const at = near.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const gap = 12;
  const fitsRight = at.right + gap + size.width <= innerWidth;
  const fitsLeft = at.left - gap - size.width >= 0;
  const beside = fitsRight || fitsLeft;
  const left = fitsRight ? at.right + gap : fitsLeft ? at.left - gap - size.width : (innerWidth - size.width) / 2;
  const top = beside ? (at.top + at.bottom - size.height) / 2
    : at.bottom + gap + size.height <= innerHeight ? at.bottom + gap : at.top - gap - size.height;
  const inside = (value, room) => Math.max(4, Math.min(value, room - 4));
  card.style.left = `${inside(left, innerWidth - size.width)}px`;
  card.style.top = `${beside ? inside(top, innerHeight - size.height) : Math.max(4, top)}px`;
};
const hideCard = () => { card.hidden = true; };

// One task is chosen, in both figures and in the list.
let chosen = null;
const choose = (id, from) => {
  for (const part of byTask.get(chosen) ?? []) part.classList.remove("chosen");
  rows.get(chosen)?.classList.remove("chosen");
  for (const map of maps) for (const task of map.querySelectorAll(".task[aria-pressed=true]")) task.setAttribute("aria-pressed", "false");
  chosen = id;
  if (id === null) {
    hideCard();
    history.replaceState(null, "", location.pathname + location.search);
    return;
  }
  const row = rows.get(id);
  row.classList.add("chosen");
  for (const part of byTask.get(id) ?? []) {
    part.classList.add("chosen");
    if (part.matches(".task")) part.setAttribute("aria-pressed", "true");
  }
  if (location.hash !== `#${row.id}`) history.replaceState(null, "", `#${row.id}`);
  if (from !== "list") {
    // The list scrolls by itself; the page stays where it is.
    const list = row.closest(".tall");
    const head = list.querySelector("thead").getBoundingClientRect().height;
    const [inner, outer] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inner.top < outer.top + head || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top - head - 8;
  }
  const map = shownMap();
  if (map) roam(map, markerIn(map, id), false);
};

// The keyboard: one stop for the map, arrows from task to task.
const roam = (map, task, focus = true) => {
  if (!task) return;
  for (const other of map.querySelectorAll(".task[tabindex='0']")) other.setAttribute("tabindex", "-1");
  task.setAttribute("tabindex", "0");
  if (focus) task.focus({ preventScroll: false });
};
const middle = (task) => {
  const at = task.querySelector(".marker").getBoundingClientRect();
  return [at.left + at.width / 2, at.top + at.height / 2];
};
const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const neighbour = (map, task, [dx, dy]) => {
  const [x, y] = middle(task);
  let best = null;
  let least = Infinity;
  for (const other of map.querySelectorAll(".task")) {
    const [ox, oy] = middle(other);
    const along = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    const far = along + 2 * aside;
    if (other !== task && along > 0.5 && far < least) [best, least] = [other, far];
  }
  return best;
};
for (const map of maps) {
  // A picture has no parts that could be reached; a group has.
  map.setAttribute("role", "group");
  const first = [...rows.keys()].find((id) => markerIn(map, id));
  for (const task of map.querySelectorAll(".task")) {
    if (!rows.has(task.dataset.id)) continue;
    task.setAttribute("role", "button");
    task.setAttribute("aria-pressed", "false");
    task.setAttribute("aria-label", text(task, "title"));
    task.setAttribute("tabindex", task.dataset.id === first ? "0" : "-1");
    // The card says more than the browser's own tooltip.
    task.querySelector("title")?.remove();
  }
  map.addEventListener("pointerover", (event) => {
    const id = taskOf(event.target);
    if (id && event.pointerType !== "touch") showCard(id, markerIn(map, id));
  });
  map.addEventListener("pointerout", (event) => { if (!taskOf(event.relatedTarget ?? map)) hideCard(); });
  map.addEventListener("focusin", (event) => { const id = taskOf(event.target); if (id) showCard(id, markerIn(map, id)); });
  map.addEventListener("focusout", hideCard);
  map.addEventListener("click", (event) => {
    const id = taskOf(event.target);
    if (!id) return;
    choose(id, "map");
    roam(map, markerIn(map, id));
    showCard(id, markerIn(map, id));
  });
  map.addEventListener("keydown", (event) => {
    const task = event.target.closest(".task");
    if (!task) return;
    const ranked = [...rows.keys()].filter((id) => markerIn(map, id));
    if (directions[event.key]) roam(map, neighbour(map, task, directions[event.key]));
    else if (event.key === "Home") roam(map, markerIn(map, ranked[0]));
    else if (event.key === "End") roam(map, markerIn(map, ranked.at(-1)));
    else if (event.key === "Enter" || event.key === " ") choose(task.dataset.id, "map");
    else return;
    event.preventDefault();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (card.hidden) choose(null);
  hideCard();
});
document.addEventListener("scroll", hideCard, true);
board.querySelector("table.ranked").addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-task]");
  if (!row) return;
  event.preventDefault();
  choose(row.dataset.task, "list");
});

// Finding: what matches keeps its strength, the rest fades, and nothing moves.
const form = document.querySelector("form.find");
const words = document.getElementById("f-words");
const shown = document.getElementById("f-shown");
const selects = [...form.querySelectorAll("select")];
for (const select of selects) {
  const values = [...new Set([...rows.values()].map((row) => row.dataset[select.dataset.of]).filter(Boolean))];
  select.append(new Option(form.dataset.any, ""), ...values.map((value) => new Option(value)));
  if (values.length < 2) select.closest("p").hidden = true;
}
const apply = () => {
  const asked = words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const [id, row] of rows) {
    const told = row.textContent.toLocaleLowerCase();
    const keep = asked.every((word) => told.includes(word))
      && selects.every((select) => !select.value || row.dataset[select.dataset.of] === select.value);
    row.classList.toggle("faded", !keep);
    for (const part of byTask.get(id) ?? []) part.classList.toggle("faded", !keep);
    count += keep ? 1 : 0;
  }
  shown.textContent = count === rows.size ? form.dataset.all : form.dataset.some.replace("{part}", count);
};
form.addEventListener("input", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
apply();
const linked = () => [...rows].find(([, row]) => `#${row.id}` === decodeURIComponent(location.hash))?.[0];
addEventListener("hashchange", () => { const id = linked(); if (id) choose(id, "list"); });
if (linked()) choose(linked(), "link");
