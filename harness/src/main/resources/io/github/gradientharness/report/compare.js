"use strict";
// Lets a reader pick trainings and lays their profiles over one another. The page is complete without it.
(function () {
  const form = document.getElementById("pick");
  const overlay = document.getElementById("overlay");
  const text = document.getElementById("pick-text");
  const count = document.getElementById("pick-count");
  const CLASSES = 6;
  const WIDEST = 720;
  const HEIGHT = 280;
  const LEFT = 56;
  const RIGHT = 12;
  const TOP = 12;
  const BOTTOM = 26;
  const INSET = 16;
  const TICK = 17;
  const DASH = 16;
  let onlyPicked = false;
  const panels = [...document.querySelectorAll(".panel")].map(element => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    const data = element.querySelector("script.plot");
    data.remove();
    box.type = "checkbox";
    label.className = "picker";
    label.append(box, " compare");
    element.querySelector("p").prepend(label);
    box.addEventListener("change", pick);
    return {
      element,
      box,
      name: element.querySelector("h3").textContent,
      text: element.textContent.toLowerCase(),
      profile: JSON.parse(data.textContent),
    };
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

  function make(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  }

  // Powers of ten around the picked ones only, so that they take up the height; zero has a place below, as in LogAxis.
  function axis(values, bottom) {
    const powers = values.filter(value => value > 0).map(Math.log10);
    const lowest = powers.length ? Math.floor(Math.min(...powers)) : -1;
    const highest = powers.length ? Math.max(lowest + 1, Math.ceil(Math.max(...powers))) : 0;
    const share = values.includes(0) ? TICK / (bottom - TOP) : 0;
    const first = lowest - (highest - lowest) * share / (1 - share);
    const at = power => bottom + (TOP - bottom) * (power - first) / (highest - first);
    const step = Math.ceil(TICK / (at(lowest) - at(lowest + 1)));
    const ticks = share ? [{text: "0", y: bottom}] : [];
    for (let power = lowest; power <= highest; power += step) ticks.push({text: print(power), y: at(power)});
    return {ticks, at: value => value === 0 ? bottom : at(Math.log10(value))};
  }

  function print(power) {
    return power >= -4 && power < 6 ? String(Number("1e" + power)) : "1e" + power;
  }

  // A dash where a layer stands alone: a line through one point can't be seen.
  function line(profile, upright, width) {
    const room = width - LEFT - RIGHT - 2 * INSET;
    const x = layer => LEFT + INSET + (profile.layers === 1 ? room / 2 : room * layer / (profile.layers - 1));
    const known = at => typeof profile.y[at] === "number";
    return profile.x.map((layer, at) => {
      if (!known(at)) return "";
      const alone = !known(at - 1) && !known(at + 1);
      const from = (x(layer) - (alone ? DASH / 2 : 0)).toFixed(1) + " " + upright.at(profile.y[at]).toFixed(1);
      return (known(at - 1) ? "L" : "M") + from + (alone ? "h" + DASH : "");
    }).join("");
  }

  function label(drawing, x, y, anchor, content) {
    const element = make("text", {class: "tick " + anchor, x, y});
    element.textContent = content;
    drawing.append(element);
  }

  function draw(chosen) {
    overlay.hidden = chosen.length < 2;
    overlay.replaceChildren();
    if (chosen.length < 2) return;
    const heading = document.createElement("h3");
    heading.textContent = "The picked ones in one drawing";
    const how = document.createElement("p");
    how.className = "how";
    how.textContent = "On an axis of their own, which may be shorter than that of the drawings below.";
    const legend = document.createElement("ul");
    legend.className = "legend";
    overlay.append(heading, how, legend);
    const width = Math.min(WIDEST, legend.clientWidth);
    const upright = axis(chosen.flatMap(panel => panel.profile.y), HEIGHT - BOTTOM);
    const range = upright.ticks[0].text + " to " + upright.ticks[upright.ticks.length - 1].text;
    const drawing = make("svg", {role: "img", viewBox: "0 0 " + width + " " + HEIGHT, width, height: HEIGHT,
      "aria-label": "Gradient over depth of the picked trainings, on an axis from " + range});
    for (const tick of upright.ticks) {
      drawing.append(make("path", {class: "grid", d: "M" + LEFT + " " + tick.y + "H" + (width - RIGHT)}));
      label(drawing, LEFT - 6, tick.y + 3.5, "end", tick.text);
    }
    label(drawing, LEFT + INSET, HEIGHT - 8, "middle", "input");
    label(drawing, width - RIGHT - INSET, HEIGHT - 8, "middle", "output");
    chosen.forEach((panel, place) => {
      const style = "over class" + place % CLASSES + (place >= CLASSES ? " again" : "");
      drawing.append(make("path", {class: style, d: line(panel.profile, upright, width)}));
      const key = make("svg", {"aria-hidden": "true", viewBox: "0 0 28 12", width: 28, height: 12});
      key.append(make("path", {class: style, d: "M1 6l26 0"}));
      const entry = document.createElement("li");
      entry.append(key, " " + panel.name);
      legend.append(entry);
    });
    legend.before(drawing);
  }

  document.getElementById("pick-only").addEventListener("click", () => { onlyPicked = picked().length > 0; show(); });
  document.getElementById("pick-all").addEventListener("click", () => { onlyPicked = false; text.value = ""; show(); });
  form.addEventListener("input", () => { onlyPicked = false; show(); });
  form.addEventListener("submit", event => event.preventDefault());
  window.addEventListener("resize", () => draw(picked()));
  form.hidden = false;
  const wanted = /^#pick=([\d,]+)$/.exec(location.hash);
  if (wanted) {
    const ids = wanted[1].split(",");
    panels.forEach(panel => { panel.box.checked = ids.includes(panel.element.id.replace("training-", "")); });
    onlyPicked = picked().length > 0;
  }
  show();
})();
