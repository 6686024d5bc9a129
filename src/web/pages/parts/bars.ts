import { html } from 'hono/html';
import type { Html } from './html.js';

/** Units that the longest bar is wide. */
const longest = 100;

/** A bar beside its number, which is why it is hidden from those who listen. */
export function bar(value: number, most: number): Html {
  const width = most === 0 ? 0 : Number(((longest * value) / most).toFixed(2));
  return html`<svg class="bar" viewBox="0 0 ${longest} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="${longest}" height="10"/><rect class="value" width="${width}" height="10"/></svg>`;
}

/** A bar to the right of its middle for what speaks for something, to the left for what speaks against it. */
export function balance(value: number, most: number): Html {
  const half = longest / 2;
  const width = most === 0 ? 0 : Number(((half * Math.abs(value)) / most).toFixed(2));
  const from = value < 0 ? half - width : half;
  return html`<svg class="bar" viewBox="0 0 ${longest} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="${longest}" height="10"/><rect class="${value < 0 ? 'against' : 'value'}" x="${from}" width="${width}" height="10"/><rect class="middle" x="${half - 0.3}" width="0.6" height="10"/></svg>`;
}
