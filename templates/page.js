// Filters of the chart. Without this script the page is complete and the form stays hidden.
const form = document.querySelector("form.filter");
if (form) {
  const [role, phase, open] = ["f-role", "f-phase", "f-open"].map((id) => document.getElementById(id));
  const shown = document.getElementById("f-shown");
  const table = document.querySelector("table.raci:not(.part)");
  const parts = document.querySelectorAll("table.raci.part tbody");
  const concerns = table.matches(".matrix")
    ? (cell) => cell.matches(".touched")
    : (cell) => cell.textContent.trim() !== "";
  const apply = () => {
    const filtered = Boolean(role.value || phase.value || open?.checked);
    const hidden = new Set();
    let count = 0;
    let all = 0;
    for (const body of table.querySelectorAll("tbody[data-phase]")) {
      let inPhase = 0;
      let keep = false;
      for (const tr of body.rows) {
        if (tr.classList.contains("phase")) continue;
        if (tr.classList.contains("rest")) {
          tr.hidden = filtered;
          continue;
        }
        if (tr.classList.contains("row")) {
          const cell = role.value && tr.cells[Number(role.value) + 1];
          keep = (!phase.value || phase.value === body.dataset.phase)
            && (!role.value || concerns(cell))
            && (!open?.checked || tr.classList.contains("open"));
          all += 1;
          if (keep) inPhase += 1;
          else hidden.add(tr.id);
        }
        tr.hidden = !keep;
      }
      body.hidden = filtered && inPhase === 0;
      count += inPhase;
    }
    for (const body of parts) {
      for (const tr of body.rows) tr.hidden = tr.classList.contains("rest") ? filtered : hidden.has(tr.dataset.row);
      body.hidden = [...body.rows].every((tr) => tr.hidden || tr.classList.contains("phase"));
    }
    for (const tr of table.querySelectorAll("tr.roles, tr.row, tr.segment, .counts tr:not(.phase)")) {
      [...tr.cells].forEach((cell, n) => cell.classList.toggle("chosen", role.value !== "" && n === Number(role.value) + 1));
    }
    const said = count === all ? form.dataset.all : form.dataset.some;
    shown.textContent = said.replace("{some}", count).replace("{all}", all);
    form.classList.toggle("active", count !== all);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
