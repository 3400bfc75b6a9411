// The agenda with a timer. Without this script the page is complete, as a table.
// Times are milliseconds. A plan is the slots of a day, each with its start after the origin and its length; a run says
// which slot is on, since when, what was added to it, when it was paused, whether slots begin by the clock, and where
// the origin of the plan is.
const MINUTE = 60000;

/** How long the slot that is on takes. */
const lengthOf = (plan, run) => plan[run.slot].length + run.extra;
/** The moment that counts: a pause holds it. */
const momentOf = (run, now) => run.paused ?? now;
/** What is left of the slot that is on; below 0 when it is over time. */
const leftOf = (plan, run, now) => run.began + lengthOf(plan, run) - momentOf(run, now);
/** When the next slot begins by the clock: gaps of the plan stay. */
const nextBegin = (plan, run) => run.began + plan[run.slot + 1].start - plan[run.slot].start + run.extra;
/** How much later than planned the slot that is on will end; below 0 when earlier. */
const behindOf = (plan, run, now) =>
  now + Math.max(0, leftOf(plan, run, now)) - (run.origin + plan[run.slot].start + plan[run.slot].length);
/** When the clock leaves a slot: when its time is up, though the next one may begin later; else when that one begins. */
const leavesAt = (plan, run) => {
  const length = lengthOf(plan, run);
  return Math.min(nextBegin(plan, run), length > 0 ? run.began + length : Infinity);
};
/** The run as it is now: by the clock, slots follow each other on their own. */
const advanced = (plan, run, now) => {
  let on = run;
  while (on.clock && on.slot + 1 < plan.length && momentOf(on, now) >= leavesAt(plan, on))
    on = { ...on, slot: on.slot + 1, began: nextBegin(plan, on), extra: 0 };
  return on;
};
/** The next slot begins now; the last one goes on. */
const following = (plan, run, now) =>
  run.slot + 1 === plan.length ? run : { ...run, slot: run.slot + 1, began: now, extra: 0, paused: run.paused === null ? null : now };
/** The slot before is taken up again where it stood, and the clock does not end it a second time; the first begins anew. */
const previous = (plan, run, now) => {
  const slot = Math.max(run.slot - 1, 0);
  const began = slot === run.slot ? now : run.began - plan[run.slot].start + plan[slot].start;
  return { ...run, clock: false, slot, began, extra: 0, paused: run.paused === null ? null : now };
};
/** Stopped where it is, or going on from there. */
const toggled = (run, now) =>
  run.paused === null ? { ...run, paused: now } : { ...run, began: run.began + now - run.paused, paused: null };
/** So many minutes more for the slot that is on. */
const stretched = (plan, run, minutes) => ({ ...run, extra: Math.max(run.extra + minutes * MINUTE, -plan[run.slot].length) });
const byTheClock = (plan, origin) => ({ clock: true, slot: 0, began: origin + plan[0].start, extra: 0, paused: null, origin });
const fromNow = (now, origin) => ({ clock: false, slot: 0, began: now, extra: 0, paused: null, origin });

// The page.
const timer = document.getElementById("agenda-timer");
const said = timer.dataset;
const part = (name) => timer.querySelector(name);
const days = [...document.querySelectorAll("#agenda table[data-id]")].map((table) => ({
  id: table.dataset.id,
  name: [table.dataset.name, table.dataset.date].filter(Boolean).join(" · "),
  date: table.dataset.date,
  counted: "counted" in table.dataset,
  plan: [...table.querySelectorAll("tr[data-start]")].map((row) => ({
    start: Number(row.dataset.start) * MINUTE,
    length: Number(row.dataset.minutes) * MINUTE,
    when: row.querySelector(".when").textContent,
    title: row.querySelector("th").firstChild?.textContent.trim() ?? "",
    output: [row.querySelector(".who").textContent, row.querySelector(".output").textContent].filter(Boolean).join(" · "),
  })),
}));
let day = days[0];
let run = null;
let shown = "";
let minutesShown = null;

const two = (number) => String(number).padStart(2, "0");
const dateOf = (now) => {
  const date = new Date(now);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const midnight = (now) => new Date(now).setHours(0, 0, 0, 0);
const begun = (now) => fromNow(now, day.counted ? now - day.plan[0].start : midnight(now));
/** As the day begins when nobody has touched anything: by the clock where it has times, else not yet. */
const untouched = (now) => (day.counted ? null : byTheClock(day.plan, midnight(now)));

// What was done is kept behind the # of the address: a reload loses nothing.
const save = () => {
  const kept = new URLSearchParams({ day: day.id });
  if (run) for (const key of ["clock", "slot", "began", "extra", "paused", "origin"]) kept.set(key, Number(run[key] ?? -1));
  history.replaceState(null, "", `#${kept}`);
};
const restore = (now) => {
  const kept = new URLSearchParams(location.hash.slice(1));
  day = days.find((one) => one.id === kept.get("day")) ?? days.find((one) => one.date === dateOf(now)) ?? days[0];
  const number = (key) => Number(kept.get(key));
  const [began, slot] = [number("began"), number("slot")];
  // What is older than half a day was another session.
  const fits = kept.has("began") && Math.abs(now - began) < 720 * MINUTE && Number.isInteger(slot) && slot >= 0 && slot < day.plan.length;
  run = fits
    ? { clock: number("clock") === 1, slot, began, extra: number("extra"), paused: number("paused") < 0 ? null : number("paused"), origin: number("origin") }
    : untouched(now);
};

const announce = (text, value) => { part("[aria-live]").textContent = text.replace("{part}", () => value); };
const countOf = (left, now) => {
  if (run.clock && now < run.began) return [Math.ceil((run.began - now) / MINUTE), said.before];
  if (lengthOf(day.plan, run) === 0) return ["–", ""];
  if (left > MINUTE) return [Math.ceil(left / MINUTE), said.left];
  if (left > 0) return [Math.ceil(left / 1000), said.seconds];
  return [Math.floor(-left / MINUTE), said.over];
};
const planOf = (now) => {
  const minutes = Math.trunc(behindOf(day.plan, run, now) / MINUTE);
  if (minutes === 0) return said.onTime;
  return (minutes > 0 ? said.behind : said.ahead).replace("{part}", Math.abs(minutes));
};
const list = () => {
  part(".slots").replaceChildren(...day.plan.map((slot) => {
    const line = document.createElement("li");
    const [when, title] = [document.createElement("span"), document.createElement("bdi")];
    [when.textContent, title.textContent] = [slot.when, slot.title];
    line.append(when, " ", title);
    return line;
  }));
};
const mark = (place) => {
  [...part(".slots").children].forEach((line, at) => {
    if (at === place) line.setAttribute("aria-current", "step");
    else line.removeAttribute("aria-current");
  });
  const [list, line] = [part(".slots"), part(".slots [aria-current]")];
  if (line) list.scrollTop = line.offsetTop - (list.clientHeight - line.offsetHeight) / 2;
};
const entitle = (element, text) => {
  element.textContent = text;
  element.classList.toggle("long", text.length > 32);
};
const flash = () => {
  timer.classList.remove("flash");
  void timer.offsetWidth;
  timer.classList.add("flash");
};

/** Shows what is now; says it aloud when another slot begins, and when five minutes and one are left. */
const show = () => {
  const now = Date.now();
  if (run) run = advanced(day.plan, run, now);
  const at = run?.slot ?? 0;
  const { plan } = day;
  const left = run ? leftOf(plan, run, now) : plan[at].length;
  const finished = run?.clock && at === plan.length - 1 && left <= 0;
  const [count, unit] = run ? countOf(left, now) : [plan[at].length / MINUTE, said.left];
  const slot = `${day.id} ${at}`;
  if (slot !== shown) {
    entitle(part(".current .title"), plan[at].title);
    part(".current .output").textContent = plan[at].output;
    entitle(part(".coming .title"), plan[at + 1] ? `${plan[at + 1].title} (${plan[at + 1].when})` : said.last);
    mark(at);
    announce(said.sayNow, plan[at].title);
    minutesShown = null;
    shown = slot;
  }
  part(".day").textContent = day.name;
  part(".mode").textContent = [run?.paused != null && said.paused, run?.clock ? said.clock : said.hand].filter(Boolean).join(" · ");
  const clock = new Date(now);
  part(".clock").textContent = `${two(clock.getHours())}:${two(clock.getMinutes())}`;
  part(".count").textContent = finished ? "" : count;
  part(".unit").textContent = finished ? said.finished : unit;
  part("progress").value = run && lengthOf(plan, run) > 0 ? Math.min(Math.max(1 - left / lengthOf(plan, run), 0), 1) : 0;
  part(".plan").textContent = run && !finished && !(run.clock && now < run.began) ? planOf(now) : "";
  const minutes = Math.ceil(left / MINUTE);
  const passes = (mark) => minutesShown > mark && minutes <= mark && minutes > 0;
  if (passes(5) || passes(1)) {
    flash();
    announce(said.sayLeft, minutes);
  }
  timer.classList.toggle("last-minute", Boolean(run) && !finished && left <= MINUTE);
  minutesShown = minutes;
};

const others = () => [...document.body.children].filter((element) => element !== timer);
const open = (isOpen) => {
  timer.hidden = !isOpen;
  for (const element of others()) element.inert = isOpen;
};
const actions = {
  start() { run = run ? toggled(run, Date.now()) : begun(Date.now()); },
  later() { run = run ? following(day.plan, run, Date.now()) : begun(Date.now()); },
  earlier() { if (run) run = previous(day.plan, run, Date.now()); },
  more() { if (run) run = stretched(day.plan, run, 1); },
  less() { if (run) run = stretched(day.plan, run, -1); },
  now() { run = begun(Date.now()); },
  clock() { run = untouched(Date.now()); },
  day() {
    day = days[(days.indexOf(day) + 1) % days.length];
    run = untouched(Date.now());
    list();
  },
  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else timer.requestFullscreen?.();
  },
  table() { open(timer.hidden); },
  help() {
    part(".help").hidden = !part(".help").hidden;
    part("[data-id=help]").setAttribute("aria-expanded", String(!part(".help").hidden));
  },
};
const KEYS = {
  " ": "start", ArrowRight: "later", n: "later", PageDown: "later", ArrowLeft: "earlier", p: "earlier", PageUp: "earlier",
  "+": "more", "=": "more", "-": "less", "−": "less", s: "now", c: "clock", f: "full", d: "day", t: "table", "?": "help",
};
const act = (name) => {
  actions[name]();
  show();
  save();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const name = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  const onButton = event.target.closest?.("button") && event.key === " ";
  if (!name || onButton || (timer.hidden && name !== "table")) return;
  event.preventDefault();
  act(name);
});
timer.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  act(button.dataset.id);
  // After a click of the mouse, the space bar belongs to the timer again.
  if (event.detail > 0) button.blur();
});
if (days.length > 0) {
  const opener = document.getElementById("agenda-open");
  opener.hidden = false;
  opener.addEventListener("click", () => act("table"));
  document.body.append(timer);
  part("[data-id=day]").hidden = days.length < 2;
  part("[data-id=clock]").hidden = days.every((one) => one.counted);
  restore(Date.now());
  list();
  open(true);
  show();
  setInterval(show, 250);
}
