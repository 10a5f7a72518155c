// Opens a drawing as a chart that can be zoomed and read point by point. Without this script the drawing stays as it is.
/* global clamp, formatNumber, isMissing, make, makeSvg, setAttributes, uPlot */

const HEIGHT = 340;
const ZOOM = 0.6;
const PAN = 0.25;
const FONT = "12px system-ui, sans-serif";
const openCharts = new Set();

// A window lies in the epoch that it is on its way to end.
const formatPlace = (data, x) => {
  if (data.names) {
    return data.names[clamp(Math.round(x), 0, data.names.length - 1)];
  }
  return data.unit + " " + (data.unit === "time step" ? formatNumber(x) : Math.ceil(x));
};

// Zero has no place on an axis of powers of ten. Readouts still say zero, because they use the data themselves.
const drawnValues = (data, series) =>
  data.log ? series.y.map(value => value === null || value > 0 ? value : null) : series.y;

const makeButton = (text, action) => {
  const button = make("button", {type: "button"}, text);
  button.addEventListener("click", action);
  return button;
};

const strokeOf = (drawing, style) => {
  const probe = makeSvg("path", {class: style});
  drawing.querySelector("svg").append(probe);
  const {stroke} = getComputedStyle(probe);
  probe.remove();
  return stroke;
};

// A hidden drawing has no colours, so they are read while it is shown.
const readColours = (figure, drawing, data) => {
  const wasHidden = drawing.hidden;
  drawing.hidden = false;
  const colours = {
    ink: getComputedStyle(figure.querySelector(".how")).color,
    grid: strokeOf(drawing, "grid"),
    curves: data.series.map(series => strokeOf(drawing, "curve " + series.style)),
  };
  drawing.hidden = wasHidden;
  return colours;
};

const makeAxis = (colours, options) => {
  const grid = {stroke: colours.grid, width: 1};
  return {stroke: colours.ink, grid, ticks: grid, font: FONT, labelFont: FONT, ...options};
};

const makeSeries = (data, series, colour) => ({
  label: series.name,
  stroke: colour,
  width: series.style === "sick" || series.style === "median" ? 2.5 : 1.3,
  dash: series.style === "edge" ? [4, 3] : undefined,
  spanGaps: data.span,
  value: (plot, y, seriesIndex, index) => index === null ? "–" : formatNumber(series.y[index]),
});

const makeOptions = (data, colours) => {
  const names = data.names && ((plot, splits) => splits.map(x => Number.isInteger(x) ? data.names[x] : ""));
  const values = (plot, splits) => splits.map(y => y === null ? "" : formatNumber(y));
  return {
    height: HEIGHT,
    scales: {x: {time: false}, y: {distr: data.log ? 3 : 1}},
    cursor: {drag: {x: true, y: false}},
    axes: [
      makeAxis(colours, {label: data.unit, values: names, size: 44}),
      makeAxis(colours, {size: 66, values}),
    ],
    series: [
      {label: data.unit, value: (plot, x) => x === null ? "–" : formatPlace(data, x)},
      ...data.series.map((series, index) => makeSeries(data, series, colours.curves[index])),
    ],
  };
};

// uPlot hides a curve when its name is clicked; here, keys do the same.
const letKeysHideCurve = name => {
  name.tabIndex = 0;
  name.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      name.click();
    }
  });
};

class Chart {
  constructor(figure, drawing, data) {
    this.figure = figure;
    this.drawing = drawing;
    this.data = data;
    this.first = data.x[0];
    this.last = data.x[data.x.length - 1];
    this.readout = make("output", {className: "how"});
    this.tools = make("span", {},
      makeButton("Zoom in", () => this.zoom(ZOOM)),
      makeButton("Zoom out", () => this.zoom(1 / ZOOM)),
      makeButton("Show all", () => this.showAll()));
    this.area = make("div", {className: "plot", tabIndex: 0});
    setAttributes(this.area, {
      role: "application",
      "aria-roledescription": "chart",
      "aria-label": figure.querySelector("h3, h4").textContent
        + ". Arrow keys read values, plus and minus zoom, 0 shows all, Escape goes back.",
    });
  }

  open(bar, close) {
    bar.append(this.tools);
    bar.before(this.area);
    bar.after(this.readout);
    this.area.addEventListener("keydown", event => this.press(event, close));
    this.build();
    openCharts.add(this);
    this.area.focus();
  }

  close() {
    this.plot.destroy();
    [this.area, this.tools, this.readout].forEach(element => element.remove());
    openCharts.delete(this);
  }

  build() {
    if (this.plot) {
      this.plot.destroy();
    }
    const options = makeOptions(this.data, readColours(this.figure, this.drawing, this.data));
    options.width = this.area.clientWidth;
    options.hooks = {setScale: [(plot, scale) => this.sayRange(plot, scale)]};
    const values = this.data.series.map(series => drawnValues(this.data, series));
    this.plot = new uPlot(options, [this.data.x, ...values], this.area);
    [...this.area.querySelectorAll(".u-series th")].slice(1).forEach(letKeysHideCurve);
  }

  resize() {
    this.plot.setSize({width: this.area.clientWidth, height: HEIGHT});
  }

  sayRange(plot, scale) {
    const {min, max} = plot.scales.x;
    if (scale === "x" && !isMissing(min)) {
      this.readout.textContent = `Shown: ${formatPlace(this.data, min)} to ${formatPlace(this.data, max)}.`;
    }
  }

  showRange(from, to) {
    const width = Math.min(to - from, this.last - this.first);
    const min = clamp(from, this.first, this.last - width);
    if (width > 0) {
      this.plot.setScale("x", {min, max: min + width});
    }
  }

  showAll() {
    this.showRange(this.first, this.last);
  }

  zoom(factor) {
    const {min, max} = this.plot.scales.x;
    const {idx} = this.plot.cursor;
    const centre = clamp(isMissing(idx) ? (min + max) / 2 : this.data.x[idx], min, max);
    this.showRange(centre - (centre - min) * factor, centre + (max - centre) * factor);
  }

  pan(share) {
    const {min, max} = this.plot.scales.x;
    this.showRange(min + share * (max - min), max + share * (max - min));
  }

  read(step) {
    const {idx} = this.plot.cursor;
    const end = this.data.x.length - 1;
    const start = step > 0 ? 0 : end;
    const index = isMissing(idx) ? start : clamp(idx + step, 0, end);
    const x = this.data.x[index];
    const {min, max} = this.plot.scales.x;
    if (x < min || x > max) {
      this.pan(step > 0 ? PAN : -PAN);
    }
    this.plot.setCursor({left: this.plot.valToPos(x, "x"), top: 10});
    const values = this.data.series.map(series => series.name + " " + formatNumber(series.y[index]));
    this.readout.textContent = formatPlace(this.data, x) + ": " + values.join(", ");
  }

  press(event, close) {
    const actions = {
      ArrowRight: () => event.shiftKey ? this.pan(PAN) : this.read(1),
      ArrowLeft: () => event.shiftKey ? this.pan(-PAN) : this.read(-1),
      "+": () => this.zoom(ZOOM),
      "-": () => this.zoom(1 / ZOOM),
      "0": () => this.showAll(),
      Escape: close,
    };
    const action = actions[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  }
}

const offerChart = (figure, data) => {
  const drawing = figure.querySelector(".scroll");
  const toggle = make("button", {type: "button"});
  const bar = make("p", {className: "zoom"}, toggle);
  let chart = null;

  const sayState = () => {
    drawing.hidden = chart !== null;
    toggle.setAttribute("aria-expanded", String(chart !== null));
    toggle.textContent = chart ? "Back to the drawing" : "Zoom and read values";
  };
  const close = () => {
    chart.close();
    chart = null;
    sayState();
  };
  const open = () => {
    chart = new Chart(figure, drawing, data);
    chart.open(bar, () => {
      close();
      toggle.focus();
    });
    sayState();
  };

  toggle.addEventListener("click", () => chart ? close() : open());
  sayState();
  drawing.after(bar);
};

document.querySelectorAll("figure").forEach(figure => {
  const data = figure.querySelector("script.plot");
  if (data) {
    offerChart(figure, JSON.parse(data.textContent));
  }
});
window.addEventListener("resize", () => openCharts.forEach(chart => chart.resize()));
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change",
  () => openCharts.forEach(chart => chart.build()));
