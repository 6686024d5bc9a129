import { calibrationError, mean, reliability, riskAt, risks, type Told } from '../measure.js';

/** A line of the plot: a set of questions, judged by a fit to the others. */
export interface Series {
  readonly name: string;
  readonly told: readonly Told[];
}

const side = 320;
const left = 56;
const top = 48;
const gap = 84;
const width = left + 2 * side + gap + 24;
const plotBottom = top + side;
const legendTop = plotBottom + 68;
const legendRow = 20;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** The coverages at which the risk is drawn: from a twentieth on, since a few questions show nothing. */
const coverages = Array.from({ length: 39 }, (_, at) => (at + 2) / 40);

/** Of Okabe and Ito's palette, made for colour-blind readers: on light, on dark. */
const colours = [
  ['#0072b2', '#56b4e9'],
  ['#d55e00', '#f0945a'],
  ['#007a5a', '#2fc79b'],
  ['#a6508a', '#e09cc6'],
  ['#7a6a00', '#e6d53c'],
  ['#444444', '#c8c8c8'],
] as const;

/**
 * Calibration and risk against coverage, side by side, as an SVG for light and dark backgrounds: on
 * the left the share that was right over the stated confidence, on the right the share of wrong
 * quotes over the share of questions answered. The figures are in the description, for readers who
 * can't see the plot.
 */
export function confidencePlot(title: string, series: readonly Series[]): string {
  const height = legendTop + legendRow * series.length + 16;
  const described = series.map(({ name, told }) => describe(name, told)).join('; ');
  const risk = left + side + gap;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(described)}.</desc>
<style>
svg{font:13px system-ui,sans-serif}.grid,.diagonal,.line{fill:none}.diagonal{stroke-dasharray:5 4}.line{stroke-width:2}
${palette('#fff', '#222', '#ddd', 0)}
@media (prefers-color-scheme:dark){${palette('#14171c', '#e6e6e6', '#3a3f47', 1)}}
</style>
<rect class="paper" width="${width}" height="${height}"/>
<text x="${left}" y="28" font-weight="600">${escaped(title)}</text>
${axes(left, 'confidence told', 'share that was right')}
<path class="diagonal" d="M${left} ${plotBottom}L${left + side} ${top}"/>
${series.map(({ told }, at) => calibrationLine(told, at)).join('\n')}
${axes(risk, 'share of questions answered, surest first', 'share of wrong quotes')}
${series.map(({ told }, at) => riskLine(told, at, risk)).join('\n')}
${series.map(({ name, told }, at) => legendLine(name, told, at)).join('\n')}
</svg>
`;
}

function calibrationLine(told: readonly Told[], at: number): string {
  const points = reliability(told).map((bin) => [bin.told, bin.right] as const);
  const dots = points.map(
    ([x, y]) => `<circle class="dot${at}" cx="${across(x, left)}" cy="${up(y)}" r="4"/>`,
  );
  return `${line(points, at, left)}${dots.join('')}`;
}

function riskLine(told: readonly Told[], at: number, from: number): string {
  const curve = risks(told);
  const points = coverages.map((coverage) => [coverage, riskAt(curve, coverage)] as const);
  return told.length === 0 ? '' : line(points, at, from);
}

function legendLine(name: string, told: readonly Told[], at: number): string {
  const y = legendTop + at * legendRow;
  const text = `${name}: calibration error ${digits(calibrationError(told))}, ${told.length} questions`;
  return `<path class="line line${at}" d="M${left} ${y - 4}h24"/><text x="${left + 32}" y="${y}">${escaped(text)}</text>`;
}

function describe(name: string, told: readonly Told[]): string {
  const bins = reliability(told).map(
    (bin) => `${digits(bin.told)} told, ${digits(bin.right)} right`,
  );
  const curve = risks(told);
  const wrong = [0.25, 0.5, 0.75, 1].map(
    (coverage) => `${digits(riskAt(curve, coverage))} at ${coverage}`,
  );
  return `${name}, ${told.length} questions, ${digits(mean(told.map((one) => Number(one.right))))} right: bins of equal size, ${bins.join(', ')}; wrong quotes by share answered, ${wrong.join(', ')}`;
}

function axes(from: number, xLabel: string, yLabel: string): string {
  const lines = ticks.map(
    (tick) =>
      `<path class="grid" d="M${across(tick, from)} ${up(0)}V${up(1)}M${across(0, from)} ${up(tick)}H${across(1, from)}"/>` +
      `<text x="${across(tick, from)}" y="${plotBottom + 18}" text-anchor="middle">${tick}</text>` +
      `<text x="${from - 8}" y="${up(tick)}" dy=".35em" text-anchor="end">${tick}</text>`,
  );
  const middle = top + side / 2;
  return `${lines.join('\n')}
<text x="${from + side / 2}" y="${plotBottom + 40}" text-anchor="middle">${xLabel}</text>
<text transform="translate(${from - 42} ${middle}) rotate(-90)" text-anchor="middle">${yLabel}</text>`;
}

function line(points: readonly (readonly [number, number])[], at: number, from: number): string {
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${across(x, from)} ${up(y)}`);
  return `<path class="line line${at}" d="${path.join('')}"/>`;
}

function across(value: number, from: number): string {
  return (from + side * value).toFixed(1);
}

function up(value: number): string {
  return (top + side * (1 - value)).toFixed(1);
}

/** Written out, since not every renderer of SVG knows variables. */
function palette(paper: string, ink: string, faint: string, shade: 0 | 1): string {
  const lines = colours.map(
    (pair, at) => `.line${at}{stroke:${pair[shade]}}.dot${at}{fill:${pair[shade]}}`,
  );
  return `.paper{fill:${paper}}text{fill:${ink}}.grid{stroke:${faint}}.diagonal{stroke:${ink}}${lines.join('')}`;
}

function digits(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2).replace(/^0\./, '.');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
