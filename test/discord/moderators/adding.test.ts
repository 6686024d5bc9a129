import { describe, expect, it } from 'vitest';
import { lockWriter } from '../../../src/library/lock.js';
import { en } from '../../../src/locales/en.js';
import { column, pdfOf } from '../../article/read/documents/write-pdf.js';
import { read } from '../members/reading.js';
import { bridge, ferry } from '../stories.js';
import { boldIn, curating, file, jsonLines, outcome } from './curating.js';

describe('/articles add', () => {
  it('adds an attached text, tells how it goes on, and answers from it without a restart', async () => {
    const { add, ask, said, discord, channel, moderator, reader } = await curating();
    expect(read(await ask(ferry.question))).not.toContain(ferry.answer);
    const added = await add(file('ferry.txt', ferry.text), {
      title: ferry.title,
      publisher: 'The *Kalvik* Bell',
      date: '2024-05-01',
    });
    expect((await outcome(added)).text).toMatch(
      /^\*\*ferry\.txt\*\*: 1 added\.\n- Kalvik gets a new ferry in May `\w+`\nNow answered:\n/,
    );
    expect(added.private).toBe(true);
    expect(said(added)[0]).toBe('Loading **ferry.txt**…');
    expect(discord.transcript(channel, { as: reader })).not.toContain('ferry.txt');

    const answer = await ask(ferry.question);
    expect(boldIn(answer)).toBe(ferry.answer);
    expect(read(answer)).toContain(ferry.title);
    expect(read(answer)).toContain('The *Kalvik* Bell · 1 May 2024');
    const choices = await moderator.autocomplete(channel, 'articles remove', { article: 'ferry' });
    expect(choices.map(({ name }) => name)).toEqual([expect.stringContaining(ferry.title)]);
  });

  it('adds an attached PDF, and says what is wrong with a scanned one', async () => {
    const { add, ask } = await curating();
    const pages = ferry.text
      .split('\n\n')
      .map((text, index) => column(text, { x: 60, y: 80 + 80 * index, width: 400 }));
    const headline = { text: ferry.title, x: 60, y: 50, size: 16 };
    const added = await add(file('ferry.pdf', pdfOf([[headline, ...pages.flat()]])));
    expect((await outcome(added)).text).toMatch(
      /^\*\*ferry\.pdf\*\*: 1 added\.\n- Kalvik gets a new ferry in May `\w+`/,
    );
    expect(boldIn(await ask(ferry.question))).toBe(ferry.answer);
    const scanned = await outcome(await add(file('scan.pdf', pdfOf([[]]))));
    expect(scanned.text).toContain('is a PDF without text: its page is probably scanned');
  });

  it('adds several from JSON Lines, each with its own fields, and names what it could not use', async () => {
    const { add, ask } = await curating();
    const lines = jsonLines(
      { title: ferry.title, publisher: 'The Bell', text: ferry.text },
      { title: 'Nothing but a title' },
      { title: bridge.title, publisher: 'Dunholm Post', text: bridge.text },
    );
    const { text } = await outcome(await add(file('week.jsonl', lines)));
    expect(text).toMatch(/^\*\*week\.jsonl\*\*: 2 added\.\n/);
    expect(text).toContain(`- ${ferry.title} \``);
    expect(text).toContain(`- ${bridge.title} \``);
    expect(text).toMatch(new RegExp(`\\n${en.articles.faults}\\n- \\\\?#2: .+$`));
    expect(boldIn(await ask(ferry.question))).toBe(ferry.answer);
    expect(read(await ask(bridge.question))).toContain('Dunholm Post');

    const options = { title: 'Of all of them' };
    const refused = await outcome(await add(file('week.jsonl', lines), options));
    expect(refused.text).toBe(en.articles.jsonSaysItself);
  });

  it('names a copy of an article under "also in", and says what is there already', async () => {
    const { add, ask } = await curating();
    const bell = { title: ferry.title, publisher: 'The Bell' };
    await outcome(await add(file('ferry.txt', ferry.text), bell));
    const again = await outcome(await add(file('ferry.txt', ferry.text), bell));
    expect(again.text).toBe('**ferry.txt**: 1 unchanged.');
    const copy = jsonLines({ title: 'A ferry', publisher: 'Lundby Times', text: ferry.text });
    const copied = await outcome(await add(file('copy.jsonl', copy)));
    expect(copied.text).toContain(`**copy.jsonl**: ${en.articles.changes.copy(1)}.`);
    expect(read(await ask(ferry.question))).toMatch(/also in: .*Lundby Times/);
  });

  it('says what is wrong with a file of which nothing can be used', async () => {
    const { add, ask } = await curating();
    const picture = await outcome(await add(file('front page.png', '\u0089PNG')));
    expect(picture.text).toBe(en.articles.wrongKind('**front page.png**'));
    const broken = await outcome(await add(file('week.json', '{"title": ')));
    expect(broken.text).toMatch(
      new RegExp(`^${en.articles.nothing('\\*\\*week.json\\*\\*')}\\n${en.articles.faults}\\n- .+`),
    );
    const when = { date: 'yesterday' };
    const undated = await outcome(await add(file('ferry.txt', ferry.text), when));
    expect(undated.text).toBe(en.failures.invalidDate);
    expect(read(await ask(ferry.question))).not.toContain(ferry.answer);
  });

  it('says so while the command line changes the articles', async () => {
    const { add, articles, settings } = await curating();
    const lock = lockWriter(settings.indexFolder, 'pullquote ingest');
    try {
      const busy = await outcome(await add(file('ferry.txt', ferry.text)));
      expect(busy.text).toBe(en.articles.busy);
      const remove = await articles('remove', {
        article:
          "UN sanctions monitors: stolen cryptocurrency helps pay for North Korea's missiles",
      });
      expect(remove.text).toBe(en.articles.busy);
    } finally {
      lock.release();
    }
    const added = await outcome(await add(file('ferry.txt', ferry.text)));
    expect(added.text).toMatch(/: 1 added\./);
  });
});
