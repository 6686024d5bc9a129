import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Pixels of a picture for each of the page. */
const scale = 2;
/** In pixels of the page: more than any screen is high, and what stays below the last message. */
const tallest = 2_000;
const margin = 16;

/**
 * Chromium: what `CHROMIUM` names, or else the first on the `PATH`.
 *
 * @throws Error that says what to install
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM;
  const found = [...(given ? [given] : []), ...names].find(runs);
  if (found !== undefined) return found;
  throw new Error(
    'Pictures need Chromium, which was not found. Install it (Debian: apt-get install chromium fonts-noto-core fonts-noto-color-emoji), or set CHROMIUM to its path.',
  );
}

function runs(binary: string): boolean {
  try {
    execFileSync(binary, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes a picture of a page as wide as given and as high as what is on it, at twice the size. */
export async function takePicture(
  chromium: string,
  html: string,
  width: number,
  to: string,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-picture-'));
  try {
    const page = path.join(folder, 'page.html');
    const whole = path.join(folder, 'page.png');
    writeFileSync(page, html);
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // Coloured edges of letters would double the picture's size.
      '--disable-lcd-text',
      '--hide-scrollbars',
      `--force-device-scale-factor=${scale}`,
      `--window-size=${width},${tallest}`,
      `--user-data-dir=${path.join(folder, 'user')}`,
      `--screenshot=${whole}`,
    ];
    execFileSync(chromium, [...options, pathToFileURL(page).href], { stdio: 'ignore' });
    await cropped(whole, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Cuts off the empty rest below, and writes the picture with a palette, at a third of the size. */
async function cropped(whole: string, to: string): Promise<void> {
  const picture = sharp(whole);
  const { width } = await picture.metadata();
  const { info } = await picture.clone().trim().toBuffer({ resolveWithObject: true });
  const top = -(info.trimOffsetTop ?? 0);
  const height = top + info.height + margin * scale;
  await picture
    .extract({ left: 0, top: 0, width, height })
    .png({ palette: true, dither: 0, effort: 10 })
    .toFile(to);
}
