/* Opens a drawing as a chart that can be zoomed and read point by point. Without this script the drawing stays. */
(function () {
  "use strict";
  var HEIGHT = 340;
  var ZOOM = 0.6;
  var STEP = 0.25;
  var open = [];

  document.querySelectorAll("figure").forEach(function (figure) {
    var data = figure.querySelector("script.plot");
    if (data) {
      offer(figure, JSON.parse(data.textContent));
    }
    var read = figure.querySelector("script.hover");
    if (read) {
      point(figure.querySelector(".scroll"), JSON.parse(read.textContent));
    }
  });

  /* Says what is pointed at in a drawing of rows; arrow keys point as well, unless they scroll the drawing. */
  function point(drawing, data) {
    var svg = drawing.querySelector("svg");
    var said = document.createElement("p");
    said.className = "how readout";
    said.setAttribute("aria-live", "polite");
    said.textContent = "Point at the drawing, or use the arrow keys in it, to read its values.";
    drawing.after(said);
    var mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    mark.setAttribute("class", "pointed");
    var row = -1;
    var column = 0;

    function nearest(places, x) {
      return places.reduce(function (best, place, at) {
        return Math.abs(place - x) < Math.abs(places[best] - x) ? at : best;
      }, 0);
    }

    function tell() {
      var one = data.rows[row];
      var x = one.x || data.x;
      column = Math.max(0, Math.min(x.length - 1, column));
      var width = data.kind === "size" && x.length > 1 ? x[1] - x[0] : 1;
      if (x.length > 0) {
        mark.setAttribute("x", x[column] - width / 2);
        mark.setAttribute("y", one.from);
        mark.setAttribute("width", width);
        mark.setAttribute("height", one.to - one.from);
        svg.appendChild(mark);
      }
      said.textContent = one.name + (data.kind === "size" ? size(one) : share(one));
    }

    function size(one) {
      var value = one.values[column];
      return ", " + data.places[column] + ": " + (value === null ? "not measured"
        : value === true ? "NaN or infinite" : value === 0 ? "exactly 0" : print(value));
    }

    function share(one) {
      var zeros = one.zeros > 0 ? print(100 * one.zeros) + " % are exactly 0" : "";
      var here = one.values.length === 0 ? ""
        : print(100 * one.values[column]) + " % of the values near " + print(one.places[column]);
      return ": " + [here, zeros].filter(Boolean).join(", ");
    }

    function under(event) {
      var box = svg.getBoundingClientRect();
      var scale = svg.viewBox.baseVal.width / box.width;
      var y = (event.clientY - box.top) * scale;
      var found = data.rows.findIndex(function (one) { return y >= one.from && y < one.to; });
      if (found >= 0) {
        row = found;
        column = nearest(data.rows[row].x || data.x, (event.clientX - box.left) * scale);
        tell();
      }
    }

    svg.addEventListener("pointermove", under);
    svg.addEventListener("pointerdown", under);
    var steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    drawing.addEventListener("keydown", function (event) {
      var step = steps[event.key];
      if (step && !event.ctrlKey && !event.metaKey && !event.altKey && drawing.scrollWidth <= drawing.clientWidth) {
        event.preventDefault();
        column += row < 0 ? 0 : step[1];
        row = row < 0 ? 0 : Math.max(0, Math.min(data.rows.length - 1, row + step[0]));
        tell();
      }
    });
  }

  function make(name, parent, text) {
    var element = document.createElement(name);
    if (text) {
      element.textContent = text;
    }
    parent.appendChild(element);
    return element;
  }

  function offer(figure, data) {
    var drawing = figure.querySelector(".scroll");
    var bar = document.createElement("p");
    bar.className = "zoom";
    drawing.after(bar);
    var toggle = make("button", bar, "Zoom and read values");
    toggle.type = "button";
    toggle.setAttribute("aria-expanded", "false");
    var chart = null;
    toggle.addEventListener("click", function () {
      if (chart) {
        chart.close();
        chart = null;
      } else {
        chart = show(figure, drawing, bar, data, function () {
          toggle.click();
          toggle.focus();
        });
      }
      drawing.hidden = chart !== null;
      toggle.setAttribute("aria-expanded", String(chart !== null));
      toggle.firstChild.data = chart ? "Back to the drawing" : "Zoom and read values";
    });
  }

  function colour(figure, style, property) {
    var probe = document.createElementNS("http://www.w3.org/2000/svg", "path");
    probe.setAttribute("class", style);
    figure.querySelector(".scroll svg").appendChild(probe);
    var value = getComputedStyle(probe)[property];
    probe.remove();
    return value;
  }

  /* Colours are those of the drawing; the hidden one has none, so they are taken while it can be seen. */
  function colours(figure, drawing, data) {
    var hidden = drawing.hidden;
    drawing.hidden = false;
    var all = {
      ink: getComputedStyle(figure.querySelector(".how")).color,
      grid: colour(figure, "grid", "stroke"),
      curves: data.series.map(function (one) {
        return colour(figure, "curve " + one.style, "stroke");
      }),
    };
    drawing.hidden = hidden;
    return all;
  }

  function print(value) {
    if (value === null || value === undefined) {
      return "–";
    }
    var size = Math.abs(value);
    return size === 0 || (size >= 1e-4 && size < 1e6) ? String(Number(value.toPrecision(4))) : value.toExponential(2);
  }

  function place(data, x) {
    if (data.names) {
      return data.names[Math.max(0, Math.min(data.names.length - 1, Math.round(x)))];
    }
    /* A window lies in the epoch that it is on its way to end. */
    return data.unit + " " + (data.unit === "time step" ? print(x) : Math.ceil(x));
  }

  /* Zero has no place on an axis of powers of ten; it is still read as zero. */
  function drawn(data) {
    return [data.x].concat(
      data.series.map(function (one) {
        return data.log
          ? one.y.map(function (value) {
              return value === null || value > 0 ? value : null;
            })
          : one.y;
      })
    );
  }

  function show(figure, drawing, bar, data, close) {
    var area = document.createElement("div");
    area.className = "plot";
    area.tabIndex = 0;
    area.setAttribute("role", "application");
    area.setAttribute("aria-roledescription", "chart");
    area.setAttribute(
      "aria-label",
      figure.querySelector("h3, h4").textContent +
        ". Arrow keys read values, plus and minus zoom, 0 shows all, Escape goes back."
    );
    var first = data.x[0];
    var last = data.x[data.x.length - 1];
    var plot = null;
    var said = document.createElement("output");
    said.className = "how";
    var tools = document.createElement("span");
    [
      ["Zoom in", function () { zoom(ZOOM); }],
      ["Zoom out", function () { zoom(1 / ZOOM); }],
      ["Show all", all],
    ].forEach(function (tool) {
      var button = make("button", tools, tool[0]);
      button.type = "button";
      button.addEventListener("click", tool[1]);
    });
    bar.appendChild(tools);
    bar.before(area);
    bar.after(said);

    function build() {
      if (plot) {
        plot.destroy();
      }
      plot = new uPlot(options(colours(figure, drawing, data)), drawn(data), area);
    }

    function options(shades) {
      return {
        width: area.clientWidth,
        height: HEIGHT,
        scales: { x: { time: false }, y: { distr: data.log ? 3 : 1 } },
        cursor: { drag: { x: true, y: false } },
        hooks: { setScale: [tell] },
        axes: [
          axis(shades, { label: data.unit, values: data.names && names, size: 44 }),
          axis(shades, { size: 66, values: values }),
        ],
        series: [{ label: data.unit, value: function (u, x) { return x === null ? "–" : place(data, x); } }].concat(
          data.series.map(function (one, index) {
            return {
              label: one.name,
              stroke: shades.curves[index],
              width: one.style === "sick" || one.style === "median" ? 2.5 : 1.3,
              dash: one.style === "edge" ? [4, 3] : undefined,
              spanGaps: data.span,
              value: function (u, y, series, at) { return at === null ? "–" : print(one.y[at]); },
            };
          })
        ),
      };
    }

    function axis(shades, more) {
      more.stroke = shades.ink;
      more.grid = { stroke: shades.grid, width: 1 };
      more.ticks = more.grid;
      more.font = "12px system-ui, sans-serif";
      more.labelFont = more.font;
      return more;
    }

    function names(u, splits) {
      return splits.map(function (x) { return Number.isInteger(x) ? data.names[x] : ""; });
    }

    function values(u, splits) {
      return splits.map(function (y) { return y === null ? "" : print(y); });
    }

    function tell(u, key) {
      if (key === "x" && u.scales.x.min !== null && u.scales.x.min !== undefined) {
        said.textContent = "Shown: " + place(data, u.scales.x.min) + " to " + place(data, u.scales.x.max) + ".";
      }
    }

    function range(from, to) {
      var width = Math.min(to - from, last - first);
      from = Math.max(first, Math.min(from, last - width));
      if (width > 0) {
        plot.setScale("x", { min: from, max: from + width });
      }
    }

    function all() {
      range(first, last);
    }

    function zoom(factor) {
      var x = plot.scales.x;
      var at = plot.cursor.idx;
      var centre = at === null || at === undefined ? (x.min + x.max) / 2 : data.x[at];
      centre = Math.max(x.min, Math.min(x.max, centre));
      range(centre - (centre - x.min) * factor, centre + (x.max - centre) * factor);
    }

    function pan(share) {
      var x = plot.scales.x;
      range(x.min + share * (x.max - x.min), x.max + share * (x.max - x.min));
    }

    function read(step) {
      var at = plot.cursor.idx;
      var next = at === null || at === undefined ? (step > 0 ? 0 : data.x.length - 1) : at + step;
      next = Math.max(0, Math.min(data.x.length - 1, next));
      if (data.x[next] < plot.scales.x.min || data.x[next] > plot.scales.x.max) {
        pan(step > 0 ? STEP : -STEP);
      }
      plot.setCursor({ left: plot.valToPos(data.x[next], "x"), top: 10 });
      said.textContent = place(data, data.x[next]) + ": " + data.series.map(function (one) {
        return one.name + " " + print(one.y[next]);
      }).join(", ");
    }

    var keys = {
      ArrowRight: function (shift) { return shift ? pan(STEP) : read(1); },
      ArrowLeft: function (shift) { return shift ? pan(-STEP) : read(-1); },
      "+": function () { zoom(ZOOM); },
      "-": function () { zoom(1 / ZOOM); },
      "0": all,
      Escape: close,
    };
    area.addEventListener("keydown", function (event) {
      var action = keys[event.key];
      if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        action(event.shiftKey);
      }
    });

    build();
    legend(area);
    var chart = {
      rebuild: function () { build(); legend(area); },
      resize: function () { plot.setSize({ width: area.clientWidth, height: HEIGHT }); },
      close: function () {
        plot.destroy();
        [area, tools, said].forEach(function (element) { element.remove(); });
        open.splice(open.indexOf(chart), 1);
      },
    };
    open.push(chart);
    area.focus();
    return chart;
  }

  /* uPlot hides a curve when its name is clicked; keys do the same. */
  function legend(area) {
    area.querySelectorAll(".u-series th").forEach(function (name, index) {
      if (index > 0) {
        name.tabIndex = 0;
        name.addEventListener("keydown", function (event) {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            event.stopPropagation();
            name.click();
          }
        });
      }
    });
  }

  function each(action) {
    return function () {
      open.slice().forEach(function (chart) { chart[action](); });
    };
  }
  window.addEventListener("resize", each("resize"));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", each("rebuild"));
})();
