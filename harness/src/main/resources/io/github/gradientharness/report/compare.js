"use strict";
// Lets a reader pick trainings and lays their profiles over one another. The page is complete without it.
(function () {
  const form = document.getElementById("pick");
  const overlay = document.getElementById("overlay");
  const text = document.getElementById("pick-text");
  const count = document.getElementById("pick-count");
  const CLASSES = 6;
  let onlyPicked = false;
  const panels = [...document.querySelectorAll(".panel")].map(element => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    label.className = "picker";
    label.append(box, " compare");
    element.querySelector("p").prepend(label);
    box.addEventListener("change", pick);
    return {element, box, name: element.querySelector("h3").textContent, text: element.textContent.toLowerCase()};
  });

  function picked() {
    return panels.filter(panel => panel.box.checked);
  }

  function pick() {
    const ids = picked().map(panel => panel.element.id.replace("training-", ""));
    history.replaceState(null, "", "#" + (ids.length ? "pick=" + ids.join(",") : ""));
    show();
  }

  function show() {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const panel of panels) {
      const wanted = onlyPicked ? panel.box.checked : words.every(word => panel.text.includes(word));
      panel.element.hidden = !wanted;
      shown += wanted ? 1 : 0;
    }
    count.textContent = shown + " of " + panels.length + " shown, " + picked().length + " picked";
    draw(picked());
  }

  // All profiles have the same axes, so one drawing can take the lines of all.
  function draw(chosen) {
    overlay.hidden = chosen.length < 2;
    overlay.replaceChildren();
    if (chosen.length < 2) return;
    const heading = document.createElement("h3");
    heading.textContent = "The picked ones in one drawing";
    const first = chosen[0].element.querySelector("svg");
    const drawing = first.cloneNode(false);
    drawing.removeAttribute("aria-labelledby");
    drawing.setAttribute("aria-label", "Gradient over depth of the picked trainings");
    first.querySelectorAll(".grid, text.tick").forEach(part => drawing.append(part.cloneNode(true)));
    const legend = document.createElement("ul");
    legend.className = "legend";
    chosen.forEach((panel, place) => {
      const line = panel.element.querySelector("svg .early").cloneNode(true);
      line.setAttribute("class", "over class" + place % CLASSES + (place >= CLASSES ? " again" : ""));
      drawing.append(line);
      const key = first.cloneNode(false);
      for (const name of ["aria-labelledby", "role"]) key.removeAttribute(name);
      key.setAttribute("aria-hidden", "true");
      key.setAttribute("viewBox", "0 0 28 12");
      key.setAttribute("width", "28");
      key.setAttribute("height", "12");
      const stroke = line.cloneNode(false);
      stroke.setAttribute("d", "M1 6l26 0");
      key.append(stroke);
      const entry = document.createElement("li");
      entry.append(key, " " + panel.name);
      legend.append(entry);
    });
    overlay.append(heading, drawing, legend);
  }

  document.getElementById("pick-only").addEventListener("click", () => { onlyPicked = picked().length > 0; show(); });
  document.getElementById("pick-all").addEventListener("click", () => { onlyPicked = false; text.value = ""; show(); });
  form.addEventListener("input", () => { onlyPicked = false; show(); });
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  const wanted = /^#pick=([\d,]+)$/.exec(location.hash);
  if (wanted) {
    const ids = wanted[1].split(",");
    panels.forEach(panel => { panel.box.checked = ids.includes(panel.element.id.replace("training-", "")); });
    onlyPicked = picked().length > 0;
  }
  show();
})();
