// Lets a reader pick trainings and draws their profiles over one another. The page is complete without it.
/* global make, makeSvg */

const COLOURS = 6;
const LARGEST_WIDTH = 720;
const HEIGHT = 280;
const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = HEIGHT - 26;
const INSET = 16;
const TICK_HEIGHT = 17;
const DASH_WIDTH = 16;

const form = document.getElementById("pick");
const searchText = document.getElementById("pick-text");
const count = document.getElementById("pick-count");
const overlay = document.getElementById("overlay");
let showsOnlyPicked = false;

const readPanel = element => {
  const data = element.querySelector("script.plot");
  data.remove();
  const panel = {
    element,
    id: element.id.replace("training-", ""),
    box: make("input", {type: "checkbox"}),
    name: element.querySelector("h3").textContent,
    text: element.textContent.toLowerCase(),
    profile: JSON.parse(data.textContent),
  };
  element.querySelector("p").prepend(make("label", {className: "picker"}, panel.box, " compare"));
  return panel;
};

const panels = [...document.querySelectorAll(".panel")].map(readPanel);

const picked = () => panels.filter(panel => panel.box.checked);

const formatPower = power => power >= -4 && power < 6 ? String(Number("1e" + power)) : "1e" + power;

// The axis covers only the picked profiles, so that they use its height. Zero has a place below, as in LogAxis.
const makeAxis = values => {
  const powers = values.filter(value => value > 0).map(Math.log10);
  const lowest = powers.length ? Math.floor(Math.min(...powers)) : -1;
  const highest = powers.length ? Math.max(lowest + 1, Math.ceil(Math.max(...powers))) : 0;
  const zeroShare = values.includes(0) ? TICK_HEIGHT / (BOTTOM - TOP) : 0;
  const bottomPower = lowest - (highest - lowest) * zeroShare / (1 - zeroShare);
  const yOfPower = power => BOTTOM + (TOP - BOTTOM) * (power - bottomPower) / (highest - bottomPower);
  const step = Math.ceil(TICK_HEIGHT / (yOfPower(lowest) - yOfPower(lowest + 1)));
  const ticks = zeroShare ? [{text: "0", y: BOTTOM}] : [];
  for (let power = lowest; power <= highest; power += step) {
    ticks.push({text: formatPower(power), y: yOfPower(power)});
  }
  return {ticks, yOf: value => value === 0 ? BOTTOM : yOfPower(Math.log10(value))};
};

// A layer without measured neighbours gets a dash, because a line through one point is invisible.
const profilePath = (profile, axis, width) => {
  const room = width - LEFT - RIGHT - 2 * INSET;
  const xOf = layer => LEFT + INSET + (profile.layers === 1 ? room / 2 : room * layer / (profile.layers - 1));
  const isMeasured = index => typeof profile.y[index] === "number";
  const segment = (layer, index) => {
    if (!isMeasured(index)) {
      return "";
    }
    const isAlone = !isMeasured(index - 1) && !isMeasured(index + 1);
    const x = xOf(layer) - (isAlone ? DASH_WIDTH / 2 : 0);
    const command = isMeasured(index - 1) ? "L" : "M";
    return command + x.toFixed(1) + " " + axis.yOf(profile.y[index]).toFixed(1) + (isAlone ? "h" + DASH_WIDTH : "");
  };
  return profile.x.map(segment).join("");
};

const curveClass = index => "over class" + index % COLOURS + (index >= COLOURS ? " again" : "");

const makeLabel = (x, y, anchor, text) => makeSvg("text", {class: "tick " + anchor, x, y}, text);

const makeTick = (tick, width) => [
  makeSvg("path", {class: "grid", d: `M${LEFT} ${tick.y}H${width - RIGHT}`}),
  makeLabel(LEFT - 6, tick.y + 3.5, "end", tick.text),
];

const makeDrawing = (chosen, width) => {
  const axis = makeAxis(chosen.flatMap(panel => panel.profile.y));
  const range = axis.ticks[0].text + " to " + axis.ticks[axis.ticks.length - 1].text;
  const attributes = {
    role: "img",
    viewBox: `0 0 ${width} ${HEIGHT}`,
    width,
    height: HEIGHT,
    "aria-label": "Gradient over depth of the picked trainings, on an axis from " + range,
  };
  const curves = chosen.map((panel, index) =>
    makeSvg("path", {class: curveClass(index), d: profilePath(panel.profile, axis, width)}));
  return makeSvg("svg", attributes,
    ...axis.ticks.flatMap(tick => makeTick(tick, width)),
    makeLabel(LEFT + INSET, HEIGHT - 8, "middle", "input"),
    makeLabel(width - RIGHT - INSET, HEIGHT - 8, "middle", "output"),
    ...curves);
};

const makeLegendEntry = (panel, index) => {
  const line = makeSvg("path", {class: curveClass(index), d: "M1 6l26 0"});
  const key = makeSvg("svg", {"aria-hidden": "true", viewBox: "0 0 28 12", width: 28, height: 12}, line);
  return make("li", {}, key, " " + panel.name);
};

const draw = () => {
  const chosen = picked();
  overlay.hidden = chosen.length < 2;
  overlay.replaceChildren();
  if (overlay.hidden) {
    return;
  }
  const legend = make("ul", {className: "legend"}, ...chosen.map(makeLegendEntry));
  overlay.append(
    make("h3", {}, "The picked trainings in one drawing"),
    make("p", {className: "how"}, "Its axis may be shorter than that of the drawings below."),
    legend);
  legend.before(makeDrawing(chosen, Math.min(LARGEST_WIDTH, legend.clientWidth)));
};

const show = () => {
  const words = searchText.value.toLowerCase().split(/\s+/).filter(Boolean);
  panels.forEach(panel => {
    const isWanted = showsOnlyPicked ? panel.box.checked : words.every(word => panel.text.includes(word));
    panel.element.hidden = !isWanted;
  });
  const shown = panels.filter(panel => !panel.element.hidden).length;
  count.textContent = `${shown} of ${panels.length} shown, ${picked().length} picked`;
  draw();
};

// The address keeps what is picked, so that a link shows the same trainings.
const keepInAddress = () => {
  const ids = picked().map(panel => panel.id);
  history.replaceState(null, "", "#" + (ids.length ? "pick=" + ids.join(",") : ""));
};

const pickFromAddress = () => {
  const picks = /^#pick=([\d,]+)$/.exec(location.hash);
  const ids = picks ? picks[1].split(",") : [];
  panels.filter(panel => ids.includes(panel.id)).forEach(panel => {
    panel.box.checked = true;
  });
  showsOnlyPicked = picked().length > 0;
};

panels.forEach(panel => panel.box.addEventListener("change", () => {
  keepInAddress();
  show();
}));
document.getElementById("pick-only").addEventListener("click", () => {
  showsOnlyPicked = picked().length > 0;
  show();
});
document.getElementById("pick-all").addEventListener("click", () => {
  showsOnlyPicked = false;
  searchText.value = "";
  show();
});
form.addEventListener("input", () => {
  showsOnlyPicked = false;
  show();
});
form.addEventListener("submit", event => event.preventDefault());
window.addEventListener("resize", draw);
form.hidden = false;
pickFromAddress();
show();
