/**
 * Pictures of what the bot shows, in Discord's light and dark theme: real messages of the real bot on
 * the loopback Discord of the tests, drawn in a headless Chromium.
 *
 *     npx tsx build/pictures.ts [folder]
 *
 * Writes `answer-light.png` and `answer-dark.png` into docs/; all screens into the folder if one is given.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBot } from '../src/discord/bot.js';
import { commands } from '../src/discord/commands.js';
import { openApi } from '../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../src/discord/deploy/deploy.js';
import { ingest } from '../src/library/ingest/ingest.js';
import { openModel, openReading } from '../src/open-models.js';
import { openPullquote } from '../src/pullquote.js';
import { openFeedRecords } from '../src/records/feed-store.js';
import { packageFolder, readSettings } from '../src/settings.js';
import { startLoopback } from '../test/discord/loopback/loopback.js';
import { bridge, ferry } from '../test/discord/stories.js';
import { findChromium, takePicture } from './pictures/browser.js';
import { pageOf } from './pictures/page.js';
import { type Screen, screensOf } from './pictures/screens.js';

const width = 700;
/** Discord's own width of a message on a phone. */
const phoneWidth = 390;

const [folder] = process.argv.slice(2);
const chromium = findChromium();
const work = mkdtempSync(path.join(tmpdir(), 'pullquote-pictures-'));
try {
  for (const screen of await screens()) await draw(screen);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit();

async function draw({ name, messages }: Screen): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const html = pageOf(messages, theme);
    if (name === 'answer') {
      await takePicture(
        chromium,
        html,
        width,
        path.join(packageFolder, 'docs', `answer-${theme}.png`),
      );
    }
    if (folder === undefined) continue;
    mkdirSync(folder, { recursive: true });
    await takePicture(chromium, html, width, path.join(folder, `${name}-${theme}.png`));
    await takePicture(chromium, html, phoneWidth, path.join(folder, `${name}-phone-${theme}.png`));
  }
}

/** The screens of a bot over the bundled briefs. */
async function screens(): Promise<readonly Screen[]> {
  const discord = await startLoopback();
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    PULLQUOTE_INDEX: path.join(work, 'index'),
    PULLQUOTE_LOG_LEVEL: 'warn',
    PULLQUOTE_ADD_FROM_URLS: 'true',
  });
  const embedder = await openModel(settings);
  await ingest([linkedSeeds()], { folder: settings.indexFolder, embedder });
  const reader = await openReading(settings);
  const engine = await openPullquote({ index: settings.indexFolder, model: embedder, reader });
  const api = openApi(settings.discord);
  const everywhere = { guildId: undefined, applicationId: undefined };
  await deploy(api, await planDeployment(api, commands, everywhere));
  let ahead = 0;
  const now = (): Date => new Date(Date.now() + ahead);
  const bot = await startBot(settings, engine, undefined, null, { now, lookForNewsEvery: 200 });
  const feeds = openFeedRecords(settings.indexFolder);
  const later = (ms: number): void => {
    ahead += ms;
  };
  const addNews = async (): Promise<void> => {
    const news = [ferry, bridge].map(({ title, text }, at) => ({
      title,
      text,
      publisher: 'Kalvik Gazette',
      url: `https://example.com/news/${at}`,
    }));
    const file = path.join(work, 'news.json');
    writeFileSync(file, JSON.stringify(news));
    await engine.ingest(file);
  };
  try {
    return await screensOf({ discord, guild: discord.guild(), feeds, addNews, later });
  } finally {
    await bot.stop('the pictures are taken');
    await feeds.close();
    await engine.close();
    await discord.stop();
  }
}

/** The briefs with an address each, which most articles have: a card then has a button to read it. */
function linkedSeeds(): string {
  const from = path.join(packageFolder, 'seeds');
  const to = path.join(work, 'seeds');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const text = readFileSync(path.join(from, name), 'utf8');
    const linked = text.replace(
      /^---\n/,
      `---\nurl: https://example.com/${path.parse(name).name}\n`,
    );
    writeFileSync(path.join(to, name), linked);
  }
  return to;
}
