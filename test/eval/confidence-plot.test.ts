import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { confidencePlot } from '../../eval/confidence/plot.js';
import type { Told } from '../../eval/measure.js';

const sure: Told[] = Array.from({ length: 100 }, (_, at) => ({
  confidence: at < 50 ? 0.25 : 0.75,
  right: at < 50 ? at % 4 === 0 : at % 4 !== 0,
}));
const plot = confidencePlot('Confidence <by set>', [
  { name: 'news', told: sure },
  { name: 'wiki', told: sure.map(({ right }) => ({ confidence: 1, right })) },
]);

describe('the plot of calibration and risk', () => {
  const { document } = parseHTML(plot);
  const all = (selector: string) => [...document.querySelectorAll(selector)];

  it('draws what was told against what was right, a point a bin', () => {
    const points = all('.dot0').map((one) => ({
      x: Number(one.getAttribute('cx')),
      y: Number(one.getAttribute('cy')),
    }));
    const [first] = points;
    const last = points.at(-1);
    expect(points).toHaveLength(10);
    // Half of the plot's side apart, both ways: told .25 and .75, and right as often.
    expect((last?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(160, 0);
    expect(Math.abs((last?.y ?? 0) - (first?.y ?? 0) + 160)).toBeLessThan(60);
  });

  it('draws a line of calibration and one of risk for each set, and names it', () => {
    expect(all('.line0')).toHaveLength(3);
    expect(all('.line1')).toHaveLength(3);
    const texts = all('text').map((one) => one.textContent);
    expect(texts.find((text) => text?.startsWith('news: calibration error'))).toContain(
      '100 questions',
    );
    expect(texts).toContain('Confidence <by set>');
  });

  it('lets the risk rise to the share of all that is wrong', () => {
    const [, risk] = all('.line0');
    const heights = (risk?.getAttribute('d') ?? '')
      .split(/[ML]/)
      .slice(1)
      .map((point) => 1 - (Number(point.split(' ')[1]) - 48) / 320);
    expect(heights[0]).toBeCloseTo(0.26, 1);
    expect(heights.at(-1)).toBeCloseTo(sure.filter((one) => !one.right).length / 100, 2);
  });

  it('says in words what it shows, and is the same each time', () => {
    const description = document.querySelector('desc')?.textContent;
    expect(description).toContain('news, 100 questions');
    expect(description).toContain('.75 told');
    expect(description).toContain('wrong quotes by share answered');
    expect(plot).toBe(
      confidencePlot('Confidence <by set>', [
        { name: 'news', told: sure },
        { name: 'wiki', told: sure.map(({ right }) => ({ confidence: 1, right })) },
      ]),
    );
  });
});
