// One picture at a time, as large as the screen; without this script they stand one below the other.
(() => {
  const slides = [...document.querySelectorAll("#projector .slide")];
  let at = Math.max(0, slides.findIndex((slide) => "#" + slide.id === location.hash));
  let one = true;
  const show = () => slides.forEach((slide, index) => slide.classList.toggle("shown", one && index === at));
  const go = (to) => {
    one = true;
    at = Math.min(Math.max(to, 0), slides.length - 1);
    history.replaceState(null, "", "#" + slides[at].id);
    show();
  };
  const full = () => {
    go(at);
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const all = () => {
    one = false;
    show();
    slides[at].scrollIntoView();
  };
  const keys = {
    ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + 1),
    ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1),
    Home: () => go(0), End: () => go(slides.length - 1), f: full, F: full, Escape: all,
  };
  // Where all pictures are seen, the page moves as every page does.
  const always = ["ArrowRight", "ArrowLeft", "f", "F"];
  addEventListener("keydown", (event) => {
    const act = one || always.includes(event.key) ? keys[event.key] : undefined;
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  slides.forEach((slide, index) => slide.addEventListener("click", () => go(one ? at + 1 : index)));
  show();
})();
