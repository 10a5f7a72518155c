// Says which value is pointed at in a drawing of rows. Without this script the drawing stays as it is.
/* global clamp, formatNumber, make, makeSvg, setAttributes */

const ARROWS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};

const nearest = (places, x) => places.reduce(
  (best, place, index) => Math.abs(place - x) < Math.abs(places[best] - x) ? index : best, 0);

// In a row's values, null stands for what was not measured, and true for NaN or infinity.
const describeSize = value => {
  if (value === null) {
    return "not measured";
  }
  if (value === true) {
    return "NaN or infinite";
  }
  return value === 0 ? "exactly 0" : formatNumber(value);
};

const describeShare = (row, column) => {
  const here = row.values.length === 0 ? ""
    : `${formatNumber(100 * row.values[column])} % of the values near ${formatNumber(row.places[column])}`;
  const zeros = row.zeros > 0 ? `${formatNumber(100 * row.zeros)} % are exactly 0` : "";
  return [here, zeros].filter(Boolean).join(", ");
};

class Pointer {
  constructor(drawing, data) {
    this.drawing = drawing;
    this.data = data;
    this.svg = drawing.querySelector("svg");
    this.mark = makeSvg("rect", {class: "pointed"});
    this.readout = make("p", {className: "how readout"});
    this.readout.setAttribute("aria-live", "polite");
    this.readout.textContent = "Point at the drawing, or use the arrow keys in it, to read its values.";
    this.row = -1;
    this.column = 0;
  }

  start() {
    this.drawing.after(this.readout);
    this.svg.addEventListener("pointermove", event => this.follow(event));
    this.svg.addEventListener("pointerdown", event => this.follow(event));
    this.drawing.addEventListener("keydown", event => this.step(event));
  }

  places(row) {
    return this.data.rows[row].x || this.data.x;
  }

  follow(event) {
    const box = this.svg.getBoundingClientRect();
    const scale = this.svg.viewBox.baseVal.width / box.width;
    const y = (event.clientY - box.top) * scale;
    const row = this.data.rows.findIndex(candidate => y >= candidate.from && y < candidate.to);
    if (row >= 0) {
      this.pointAt(row, nearest(this.places(row), (event.clientX - box.left) * scale));
    }
  }

  // Arrow keys scroll a drawing that is wider than its frame, so they point only in one that fits.
  step(event) {
    const arrow = ARROWS[event.key];
    const isScrolled = this.drawing.scrollWidth > this.drawing.clientWidth;
    if (!arrow || isScrolled || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (this.row < 0) {
      this.pointAt(0, this.column);
    } else {
      this.pointAt(clamp(this.row + arrow[0], 0, this.data.rows.length - 1), this.column + arrow[1]);
    }
  }

  pointAt(row, column) {
    this.row = row;
    this.column = clamp(column, 0, Math.max(0, this.places(row).length - 1));
    this.drawMark();
    const shown = this.data.rows[row];
    this.readout.textContent = this.data.kind === "size"
      ? `${shown.name}, ${this.data.places[this.column]}: ${describeSize(shown.values[this.column])}`
      : `${shown.name}: ${describeShare(shown, this.column)}`;
  }

  drawMark() {
    const {from, to} = this.data.rows[this.row];
    const x = this.places(this.row);
    if (x.length === 0) {
      return;
    }
    const width = this.data.kind === "size" && x.length > 1 ? x[1] - x[0] : 1;
    setAttributes(this.mark, {x: x[this.column] - width / 2, y: from, width, height: to - from});
    this.svg.append(this.mark);
  }
}

document.querySelectorAll("figure").forEach(figure => {
  const data = figure.querySelector("script.hover");
  if (data) {
    new Pointer(figure.querySelector(".scroll"), JSON.parse(data.textContent)).start();
  }
});
