// "Look closer" below each picture of a trend, drawn with Chart.js: lines can be left out, and the numbers of one time
// are read with a pointer, a finger or the arrow keys. Whatever is drawn stands in the table beside it, and is read from
// there; without JavaScript, or without the library, picture and table are all there is.
"use strict";

// Never told apart by colour alone. The first five as in the pictures (shared/report/charts/palette.cpp).
const STROKES = [
  { color: "#0072b2", dash: [], shape: "circle" },
  { color: "#b84a00", dash: [6, 3], shape: "rect" },
  { color: "#00795a", dash: [2, 2], shape: "triangle" },
  { color: "#a0447a", dash: [8, 3, 2, 3], shape: "rectRot" },
  { color: "#1c2429", dash: [4, 2, 1, 2], shape: "circle", open: true },
  { color: "#5b5bd6", dash: [10, 4], shape: "rect", open: true },
  { color: "#8a5a00", dash: [1, 3], shape: "triangle", open: true },
];
const INK = "#1c2429", QUIET = "#515d66", LINE = "#d3d9de", PAPER = "#ffffff";  // the ground is white, as the pictures' is
// From the eighth on with another dash and shape than the first of that colour.
function strokeOf(line) {
  const round = Math.floor(line / STROKES.length), at = (step) => STROKES[(line + round * step) % STROKES.length];
  return { color: at(0).color, dash: at(1).dash, shape: at(2).shape, open: at(2).open };
}
const groundOf = ({ color, open }) => (open ? PAPER : color);

// The table's rows of numbers, but for those that are never shown: {name, stroke, unit, from, to, cells: [{words, value,
// low, high}]}; null for what is not shown, or not bounded.
function linesOf(table) {
  const number = (text) => (text === undefined ? null : Number(text));
  return [...table.tBodies[0].rows].filter((row) => row.dataset.unit !== undefined).map((row, index) => ({
    name: row.cells[0].textContent,
    stroke: strokeOf(index),
    unit: row.dataset.unit,
    from: number(row.dataset.from),
    to: number(row.dataset.to),
    cells: [...row.cells].slice(1).map(({ dataset, textContent }) => ({
      words: dataset.words ?? textContent,
      value: number(dataset.value),
      low: number(dataset.low),
      high: number(dataset.high),
    })),
  })).filter((line) => line.cells.some((cell) => cell.value !== null));
}

const said = ({ name, cells }, time) => `${name}: ${cells[time].words}`;

// The datasets of one line: the line itself, and what its intervals cover.
function datasetsOf(line, index) {
  const { color, dash, shape } = line.stroke;
  const edge = (end, fill) => ({
    line: index, data: line.cells.map((cell) => cell[end]), borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, fill,
    backgroundColor: color + "2b",
  });
  const own = {
    line: index, named: true, data: line.cells.map((cell) => cell.value), borderColor: color,
    backgroundColor: groundOf(line.stroke), borderDash: dash, borderWidth: 2.5, pointStyle: shape, pointRadius: 5,
    pointHoverRadius: 8, pointBorderWidth: 2,
  };
  return line.cells.some((cell) => cell.low !== null) ? [own, edge("low", false), edge("high", "-1")] : [own];
}

// Lines of at most so many letters, broken between words.
function broken(words, most) {
  const lines = [""];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

function draw(canvas, lines, times) {
  const page = getComputedStyle(document.body);
  Chart.defaults.font.family = page.fontFamily;
  Chart.defaults.font.size = 14;
  Chart.defaults.color = QUIET;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const { unit, from, to } = lines[0];  // all of a table are of one kind
  const marked = (value) => numbers.format(value) + (unit && `\u00a0${unit}`);
  return new Chart(canvas, {
    type: "line",
    data: { labels: times, datasets: lines.flatMap(datasetsOf) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { offset: true, grid: { display: false }, ticks: { color: INK } },
        // Of a scale all of it; shares from nought to the highest that is drawn.
        y: { min: from ?? 0, max: to ?? undefined,
          grid: { color: LINE }, ticks: { callback: marked, maxTicksLimit: 6 } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: PAPER, titleColor: INK, bodyColor: INK, borderColor: QUIET, borderWidth: 1, padding: 10,
          usePointStyle: true, boxPadding: 6, bodySpacing: 5,
          filter: ({ dataset }) => dataset.named,
          callbacks: {
            label: ({ chart, dataset, dataIndex }) =>
              broken(said(lines[dataset.line], dataIndex), Math.floor(chart.width / 11)),
            labelPointStyle: ({ dataset }) => ({ pointStyle: dataset.pointStyle, rotation: 0 }),
          },
        },
      },
    },
  });
}

// What a line looks like, beside its name.
function sample(canvas, stroke) {
  const { color, dash, shape } = stroke, width = 44, height = 18, pixels = window.devicePixelRatio || 1;
  canvas.width = width * pixels, canvas.height = height * pixels;
  const pen = canvas.getContext("2d");
  pen.scale(pixels, pixels);
  pen.strokeStyle = color, pen.fillStyle = groundOf(stroke), pen.lineWidth = 2.5;
  pen.setLineDash(dash);
  pen.beginPath(), pen.moveTo(2, height / 2), pen.lineTo(width - 2, height / 2), pen.stroke();
  pen.setLineDash([]);
  Chart.helpers.drawPoint(pen, { pointStyle: shape, radius: 5, borderWidth: 2 }, width / 2, height / 2);
}

// Lines that can be left out; the last one stays.
function choices(fieldset, lines, changed) {
  const boxes = lines.map((line, index) => {
    const label = document.createElement("label"), box = document.createElement("input");
    const looks = document.createElement("canvas");
    box.type = "checkbox", box.checked = true;
    looks.setAttribute("aria-hidden", "true");
    sample(looks, line.stroke);
    label.append(box, looks, line.name);
    fieldset.append(label);
    box.addEventListener("change", () => {
      if (boxes.every((one) => !one.checked)) box.checked = true;
      changed(index, box.checked);
    });
    return box;
  });
  fieldset.hidden = lines.length < 2;
}

// Draws when it is opened for the first time: a hidden canvas has no size.
function fill(panel, name, lines, times) {
  const canvas = panel.querySelector(".plot canvas"), when = panel.querySelector("input[type=range]");
  canvas.setAttribute("aria-label", name);
  const chart = draw(canvas, lines, times);
  const readAt = (time) => {
    when.value = time;
    const shown = chart.data.datasets.filter((one, number) => one.named && chart.isDatasetVisible(number));
    when.setAttribute("aria-valuetext", [times[time], ...shown.map((one) => said(lines[one.line], time))].join("; "));
  };
  const pointAt = (time) => {
    readAt(time);
    const at = chart.data.datasets.map((_, datasetIndex) => ({ datasetIndex, index: time }))
      .filter(({ datasetIndex }) => chart.isDatasetVisible(datasetIndex));
    chart.setActiveElements(at);
    chart.tooltip.setActiveElements(at, { x: 0, y: 0 });
    chart.update();
  };
  choices(panel.querySelector("fieldset"), lines, (index, shown) => {
    chart.data.datasets.forEach((one, number) => one.line === index && chart.setDatasetVisibility(number, shown));
    pointAt(Number(when.value));
  });
  when.max = times.length - 1;
  when.addEventListener("input", () => pointAt(Number(when.value)));
  chart.options.onHover = (_, active) => active.length > 0 && readAt(active[0].index);
  pointAt(times.length - 1);
}

function offer(template, table, number) {
  const lines = linesOf(table), times = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const seen = (line) => line.cells.filter((cell) => cell.value !== null).length;
  if (times.length < 2 || Math.max(0, ...lines.map(seen)) < 2) return;
  const closer = template.content.firstElementChild.cloneNode(true);
  const button = closer.querySelector("button"), panel = closer.querySelector(".panel");
  const heading = table.closest("section").querySelector("h3, h4");
  heading.id ||= `closer-${number}-of`;
  panel.id = `closer-${number}`;
  panel.querySelector("input[type=range]").id = `${panel.id}-time`;
  panel.querySelector(".time").htmlFor = `${panel.id}-time`;
  button.setAttribute("aria-controls", panel.id);
  button.setAttribute("aria-describedby", heading.id);
  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden && !Chart.getChart(panel.querySelector(".plot canvas")))
      fill(panel, heading.textContent, lines, times);
  });
  table.parentElement.before(closer);
}

const template = document.getElementById("look-closer");
if (template && window.Chart) document.querySelectorAll(".question table").forEach((table, number) => offer(template, table, number));
