import type { Bin } from './measure.js';

const side = 360;
const left = 56;
const top = 44;
const width = left + side + 24;
const height = top + side + 60;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/**
 * A reliability diagram as an SVG of its own, for light and dark backgrounds: a point a bin, what
 * was told across, what was right up, and a line to the diagonal where they part. The figures are
 * in the description, for readers who can't see the plot.
 */
export function reliabilityPlot(title: string, bins: readonly Bin[]): string {
  const x = (value: number): string => (left + side * value).toFixed(1);
  const y = (value: number): string => (top + side * (1 - value)).toFixed(1);
  const percent = (value: number): string => `${(100 * value).toFixed(0)} %`;
  const told = bins.map(
    (bin) => `told ${percent(bin.told)}, right ${percent(bin.right)} (${bin.count} questions)`,
  );
  const axes = ticks.map(
    (tick) =>
      `<path class="grid" d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}"/>` +
      `<text x="${x(tick)}" y="${top + side + 18}" text-anchor="middle">${tick}</text>` +
      `<text x="${left - 8}" y="${y(tick)}" dy=".35em" text-anchor="end">${tick}</text>`,
  );
  const points = bins.map(
    (bin) =>
      `<path class="gap" d="M${x(bin.told)} ${y(bin.told)}V${y(bin.right)}"/>` +
      `<circle cx="${x(bin.told)}" cy="${y(bin.right)}" r="5"/>`,
  );
  const line = bins.map((bin, i) => `${i === 0 ? 'M' : 'L'}${x(bin.told)} ${y(bin.right)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">Confidence told and share that was right, bins of equal size, lowest first: ${escaped(told.join('; '))}.</desc>
<style>
svg{font:13px system-ui,sans-serif}.grid,.diagonal,.gap,.line{fill:none}
.diagonal{stroke-dasharray:5 4}.gap{stroke-width:2;opacity:.5}.line{stroke-width:1.5}
${colours('#fff', '#222', '#ddd', '#0b62c4')}
@media (prefers-color-scheme:dark){${colours('#14171c', '#e6e6e6', '#3a3f47', '#6cb2ff')}}
</style>
<rect class="paper" width="${width}" height="${height}"/>
<text x="${left}" y="26" font-weight="600">${escaped(title)}</text>
${axes.join('\n')}
<path class="diagonal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>
${points.join('\n')}
<path class="line" d="${line.join('')}"/>
<text x="${left + side / 2}" y="${height - 14}" text-anchor="middle">confidence told</text>
<text transform="translate(16 ${top + side / 2}) rotate(-90)" text-anchor="middle">share that was right</text>
</svg>
`;
}

/** Written out, since not every renderer of SVG knows variables. */
function colours(paper: string, ink: string, faint: string, mark: string): string {
  return `.paper{fill:${paper}}text{fill:${ink}}.grid{stroke:${faint}}.diagonal{stroke:${ink}}.gap,.line{stroke:${mark}}circle{fill:${mark}}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
