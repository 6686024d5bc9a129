import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { reliabilityPlot } from '../../eval/plot.js';

const bins = [
  { count: 10, told: 0.25, right: 0.5 },
  { count: 9, told: 1, right: 0 },
];

describe('the reliability diagram', () => {
  const { document } = parseHTML(reliabilityPlot('Reliability: <news>', bins));

  it('shows a point a bin, what was told across and what was right up', () => {
    const points = [...document.querySelectorAll('circle')].map((point) => [
      Number(point.getAttribute('cx')),
      Number(point.getAttribute('cy')),
    ]);
    const [[x1, y1] = [], [x2, y2] = []] = points;
    const scale = (Number(x2) - Number(x1)) / 0.75;
    expect(points).toHaveLength(2);
    expect(Number(y2) - Number(y1)).toBeCloseTo(scale * 0.5, 0);
  });

  it('says in words what it shows', () => {
    expect(document.querySelector('svg')?.getAttribute('role')).toBe('img');
    expect(document.querySelector('title')?.textContent).toBe('Reliability: <news>');
    expect(document.querySelector('desc')?.textContent).toContain(
      'told 25 %, right 50 % (10 questions); told 100 %, right 0 % (9 questions)',
    );
  });
});
