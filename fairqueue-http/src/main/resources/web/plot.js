// One chart: lines that differ in colour and in strokes, limits across them, and what each line says
// where the cursor is, which all charts share.
import { cash, figuresLocale, moment, pace, roughCash, roughly, waited, zone } from "./figures.js";
import { number, word } from "./words.js";

/** What of uPlot is used here. @typedef {{ width: number, height: number, ctx: CanvasRenderingContext2D,
 *   bbox: { left: number, top: number, width: number, height: number }, over: HTMLElement,
 *   cursor: { idx?: number | null, left?: number }, select: { left: number, width: number },
 *   data: (number | null)[][], setData: (data: (number | null)[][], rescale: boolean) => void,
 *   setScale: (key: string, range: { min: number, max: number }) => void,
 *   setSelect: (area: object, tell: boolean) => void, redraw: (paths?: boolean) => void,
 *   setCursor: (at: { left: number, top: number }, fire?: boolean, pub?: boolean) => void,
 *   setSize: (size: { width: number, height: number }) => void,
 *   posToVal: (pos: number, scale: string) => number,
 *   valToPos: (value: number, scale: string, canvas?: boolean) => number }} Plot */

const uplot = /** @type {any} */ (globalThis).uPlot;
const isRightToLeft = document.documentElement.dir === "rtl";
const FONT = "12px system-ui, sans-serif";
const STROKES = [[], [9, 5], [2, 4]];
const LIMIT_STROKE = [14, 4, 2, 4];
const WAIT_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];
const WHOLE_STEPS = [...Array(10).keys()].flatMap((power) => [1, 2, 5].map((each) => each * 10 ** power));
const DAY = 86_400;

/** How the values of a kind of chart are written, beside the axis and in full. */
const WRITERS = /** @type {Record<string, { rough: (value: number) => string, full: (value: number) => string, steps: number[] }>} */ ({
  count: { rough: roughly, full: number, steps: WHOLE_STEPS },
  rate: { rough: roughly, full: pace, steps: WHOLE_STEPS },
  money: { rough: roughCash, full: cash, steps: WHOLE_STEPS },
  wait: { rough: waited, full: waited, steps: WAIT_STEPS },
});

/** A colour of the page, as it is by day or by night. @param {string} name */
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** @param {Plot} _ @param {number[]} moments @param {number} __ @param {number} ___ @param {number} step */
function times(_, moments, __, ___, step) {
  /** @type {Intl.DateTimeFormatOptions} */
  const form =
    step >= DAY
      ? { day: "numeric", month: "short" }
      : { hour: "numeric", minute: "2-digit", ...(step < 60 ? { second: "2-digit" } : {}) };
  let day = "";
  return moments.map((at) => {
    const date = moment(at, { day: "numeric", month: "short" });
    const isNew = step < DAY && date !== day && day !== "";
    day = date;
    return isNew ? moment(at, form) + "\n" + date : moment(at, form);
  });
}

/** How wide the texts of an axis are. @param {Plot} _ @param {string[] | null} texts */
const roomFor = (_, texts) => 16 + 7 * Math.max(3, ...(texts ?? []).map((text) => text.length));

/** What others' charts are told of. @param {string} type */
const isMove = (type) => type === "mousemove" || type === "mouseleave";

/** @param {Plot} _ @param {number} from @param {number} to */
const asAsked = (_, from, to) => [from, to];

/** @param {Plot} plot @param {number} limit */
function drawLimit(plot, limit) {
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(limit, "y", true));
  if (y < bbox.top) {
    return;
  }
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = ink("--limit");
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash(LIMIT_STROKE.map((each) => each * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.font = `600 ${12 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = isRightToLeft ? "left" : "right";
  ctx.textBaseline = y - bbox.top < 16 * devicePixelRatio ? "top" : "bottom";
  ctx.fillText(
    word("limit") + " " + number(limit),
    isRightToLeft ? bbox.left + 4 : bbox.left + bbox.width - 4,
    y + (ctx.textBaseline === "top" ? 3 : -3) * devicePixelRatio,
  );
  ctx.restore();
}

/**
 * A chart in its section of the page.
 * @param {HTMLElement} section
 * @param {(from: number, to: number) => void} zoom what to do when somebody drags across it
 * @param {(at: number | null) => void} point what to do when the cursor is at another moment
 */
export function chartIn(section, zoom, point) {
  const place = /** @type {HTMLElement} */ (section.querySelector(".plot"));
  const legend = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("[data-line]")]);
  const names = legend.map((each) => each.dataset.line ?? "");
  const writer = /** @type {NonNullable<(typeof WRITERS)[string]>} */ (WRITERS[section.dataset.kind ?? ""] ?? WRITERS.count);
  /** @type {number | null} */
  let limit = null;

  /** @param {Plot} _plot @param {number} _least @param {number | null} most */
  const range = (_plot, _least, most) => {
    const top = Math.max(1, most ?? 1);
    return [0, (limit !== null && limit <= 10 * top ? Math.max(top, limit) : top) * 1.12];
  };

  /** @param {Plot} plot */
  const tell = (plot) => {
    const last = (plot.data[0]?.length ?? 0) - 1;
    const index = plot.cursor.idx ?? last;
    legend.forEach((each, i) => {
      const value = plot.data[i + 1]?.[index] ?? null;
      const text = value === null ? word("none") : writer.full(value);
      const strong = each.querySelector("strong");
      if (strong && strong.textContent !== text) {
        strong.textContent = text;
      }
    });
    point(plot.cursor.idx === null || plot.cursor.idx === undefined ? null : (plot.data[0]?.[index] ?? null));
  };

  /** @param {Plot} plot */
  const select = (plot) => {
    const { left, width } = plot.select;
    const ends = [plot.posToVal(left, "x"), plot.posToVal(left + width, "x")];
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    zoom(Math.min(...ends), Math.max(...ends));
  };

  const axis = {
    stroke: () => ink("--soft"),
    font: FONT,
    grid: { stroke: () => ink("--rule"), width: 1 },
    ticks: { show: false },
  };
  const series = names.map((_, i) => ({
    stroke: () => ink(`--line-${i + 1}`),
    width: 2,
    dash: STROKES[i],
    points: { show: false },
  }));
  const options = {
    width: place.clientWidth,
    height: place.clientHeight,
    tzDate: (/** @type {number} */ at) => uplot.tzDate(new Date(at * 1000), zone()),
    legend: { show: false },
    cursor: {
      y: false,
      sync: { key: "sale", scales: ["x", null], filters: { sub: isMove } },
      drag: { x: true, y: false, setScale: false, dist: 5 },
      bind: { dblclick: () => null },
      points: { size: 7 },
    },
    scales: { x: { dir: isRightToLeft ? -1 : 1, auto: false, range: asAsked }, y: { range } },
    axes: [
      { ...axis, space: 84, size: 40, values: times },
      { ...axis, side: isRightToLeft ? 1 : 3, incrs: writer.steps, space: 36, size: roomFor,
        values: (/** @type {Plot} */ _, /** @type {number[]} */ all) => all.map(writer.rough) },
    ],
    series: [{}, ...series],
    hooks: {
      setCursor: [tell],
      setData: [tell],
      setSelect: [select],
      draw: [(/** @type {Plot} */ drawn) => limit !== null && drawLimit(drawn, limit)],
    },
  };
  const plot = /** @type {Plot} */ (new uplot(options, [[], ...names.map(() => [])], place));
  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: place.clientHeight })).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw());

  return {
    place,
    /** @param {import("./course.js").Course} course @param {number} from @param {number} to @param {number | null} most */
    show(course, from, to, most) {
      limit = most;
      plot.setData([course.at, ...names.map((name) => course.columns[/** @type {import("./course.js").LineName} */ (name)])], false);
      plot.setScale("x", { min: from, max: to });
    },
    /** The cursor a point further, or none. @param {number} points in reading direction */
    move(points) {
      const at = plot.data[0] ?? [];
      const index = Math.min(at.length - 1, Math.max(0, (plot.cursor.idx ?? at.length - 1) + points));
      plot.setCursor({ left: plot.valToPos(at[index] ?? 0, "x"), top: 1 }, true, true);
    },
  };
}

/** @param {number} from @param {number} to */
export const spanInWords = (from, to) =>
  new Intl.DateTimeFormat(figuresLocale, { dateStyle: "medium", timeStyle: "short", timeZone: zone() }).formatRange(from * 1000, to * 1000);
