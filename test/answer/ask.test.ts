import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { AskOptions } from '../../src/answer/ask.js';
import { engineOver } from './engine.js';

let engine: Awaited<ReturnType<typeof engineOver>>;

/** A wire copy of one event by two publishers, and another report of it: what "also in" is for. */
const wire = [
  {
    id: 'post',
    title: 'Tidal lock opens at Brennhaven',
    publisher: 'The Harbour Post',
    date: '2024-05-04',
    text: 'The tidal lock at Brennhaven opened on Tuesday after four years of work, letting the first ferry through at noon.\n\nIt cost 41 million crowns, the town council said, nine million more than planned. Fishermen had protested because the lock closes at night.\n\nThe harbour master said that some two hundred boats a day will pass the lock in summer, most of them small.',
  },
  {
    id: 'wire',
    title: 'Brennhaven lock open at last',
    publisher: 'Coast Wire',
    date: '2024-05-05',
    text: 'The tidal lock at Brennhaven opened on Tuesday after four years of work, letting the first ferry through at noon.\n\nIt cost 41 million crowns, the town council said, nine million more than planned. Fishermen had protested because the lock closes at night.\n\nThe harbour master said that some two hundred boats a day will pass the lock in summer, most of them small ones.',
  },
  {
    id: 'older',
    title: 'Brennhaven votes for a tidal lock',
    publisher: 'Coast Wire',
    date: '2020-02-11',
    text: 'The town council of Brennhaven voted on Monday to build a tidal lock, for which it set 32 million crowns aside.\n\nThe vote went nine to four. Opponents called the lock a waste of money, while the harbour master spoke of two decades of waiting for it.',
  },
];

beforeAll(async () => {
  engine = await engineOver(wire);
});

afterAll(async () => {
  await engine.close();
});

async function bodyOf(id: string): Promise<string> {
  const article = await engine.library.article(id);
  if (article === null) throw new Error(`no article ${id}`);
  return article.body;
}

const asked = (question: string, options?: AskOptions): Promise<Answer> =>
  engine.ask(question, options);

describe('an answer', () => {
  it('quotes the passage word for word, with offsets that prove it', async () => {
    const { quotes } = await asked('how much did the tidal lock at Brennhaven cost?');
    expect(quotes.length).toBeGreaterThan(0);
    for (const { article, start, end, text, highlight } of quotes) {
      expect((await bodyOf(article.id)).slice(start, end)).toBe(text);
      expect(text.slice(highlight.start, highlight.end)).toBe(highlight.text);
    }
    expect(quotes[0]?.highlight.text).toContain('41 million crowns');
  });

  it('quotes a wire copy once and says where else it stands', async () => {
    const { quotes } = await asked('why did fishermen protest against the lock?');
    const [first] = quotes;
    expect(['post', 'wire']).toContain(first?.article.id);
    expect(first?.alsoIn.map((article) => article.id)).toEqual([
      first?.article.id === 'post' ? 'wire' : 'post',
    ]);
    expect(quotes.filter((quote) => quote.text === first?.text)).toHaveLength(1);
  });

  it('is the same each time, and whatever was asked before', async () => {
    const question = 'how many boats pass the lock in summer?';
    const first = await asked(question);
    await asked('who is Linda Thomas-Greenfield?');
    const { elapsedMs: _, ...again } = await asked(question);
    expect(first).toMatchObject(again);
  });

  it.each([
    ['what did the UN report say about crypto theft?', '$50 million'],
    ['how many ballistic missiles did North Korea launch in January?', 'nine'],
    ['who is the South Korean unification minister?', 'Kwon Youngse'],
    ['which bombers took part in the drills?', 'B-52'],
    ['what did the town council of Brennhaven vote for?', 'tidal lock'],
  ])('is marked: %s', async (question, words) => {
    const { answered, quotes } = await asked(question);
    expect(answered).toBe(true);
    expect(quotes[0]?.highlight.text).toContain(words);
  });
});

describe('a refusal', () => {
  it.each([
    'Who won the football world cup in 1974?',
    'What is the recipe for sourdough bread?',
    'How tall is the Eiffel Tower?',
    'Which films did the studio release last summer?',
  ])('is given, and names no article, if none speaks of it: %s', async (question) => {
    const { answered, band, quotes, nearest } = await asked(question);
    expect({ answered, band, quotes }).toEqual({ answered: false, band: 'none', quotes: [] });
    expect(nearest).toEqual([]);
  });

  it('names the articles on its subject, each with the sentence that comes closest', async () => {
    const { band, nearest } = await asked(
      'How many ballistic missiles did North Korea launch in 1998?',
    );
    expect(band).toBe('none');
    expect(nearest.length).toBeGreaterThan(0);
    for (const { id, sentence } of nearest) {
      expect((await bodyOf(id)).slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
    expect(nearest[0]?.sentence.text).toMatch(/\bmissiles?\b/);
  });

  it.each([
    'hi',
    'thanks!',
    'asdfghjkl',
    'how are you?',
    '?!',
    'zxcvb qwrtp dfgh',
    '',
    'lol',
  ])('is given to what is no question: %j', async (text) => {
    const { answered, quotes, notAQuestion } = await asked(text);
    expect({ answered, quotes }).toEqual({ answered: false, quotes: [] });
    expect(notAQuestion).not.toBeNull();
  });

  it('is no refusal with always: the best quotes come, and the band stays', async () => {
    const { answered, band, quotes } = await asked('How tall is the Eiffel Tower?', {
      always: true,
    });
    expect({ answered, band }).toEqual({ answered: false, band: 'none' });
    expect(quotes.length).toBeGreaterThan(0);
  });
});

describe('filters', () => {
  it('keep to a publisher and to days', async () => {
    const question = 'what about the tidal lock at Brennhaven?';
    const ids = async (options: AskOptions): Promise<Set<string | undefined>> =>
      new Set(
        (await asked(question, { ...options, always: true })).quotes.map(
          (quote) => quote.article.id,
        ),
      );
    expect(await ids({ source: 'harbour post' })).toEqual(new Set(['post']));
    expect(await ids({ before: '2020-12-31' })).toEqual(new Set(['older']));
    expect(await ids({ after: '2024-05-05', before: '2024-05-05' })).toEqual(new Set(['wire']));
  });

  it('come from the question too, and the answer says so', async () => {
    const { quotes, filters } = await asked(
      'what did Coast Wire report about the cost of the lock?',
    );
    expect(filters).toEqual([
      { kind: 'publisher', value: 'Coast Wire', from: 'question', effect: 'boost' },
    ]);
    expect(quotes[0]?.article.publisher).toBe('Coast Wire');
    const dated = await asked('what do articles from February 2020 say about the lock?');
    expect(dated.filters).toEqual([
      { kind: 'period', value: '2020-02-01..2020-02-29', from: 'question', effect: 'filter' },
    ]);
    expect(new Set(dated.quotes.map((quote) => quote.article.id))).toEqual(new Set(['older']));
  });

  it('that no article meets are not spoken of', async () => {
    const { filters } = await asked('who built the lock at Brennhaven in 1974?', { always: true });
    expect(filters).toEqual([]);
  });

  it('that would leave nothing are dropped, and the answer says so', async () => {
    const { filters, quotes } = await asked(
      'what do articles from March 1987 say about the tidal lock at Brennhaven?',
      {
        always: true,
      },
    );
    expect(filters).toEqual([
      { kind: 'period', value: '1987-03-01..1987-03-31', from: 'question', effect: 'dropped' },
    ]);
    expect(quotes.length).toBeGreaterThan(0);
  });

  it.each([
    '2023-02-30',
    'yesterday',
    '2023-4-1',
    '',
  ])('refuse what is no date: %j', async (after) => {
    await expect(asked('what happened?', { after })).rejects.toMatchObject({
      kind: 'invalid-question',
    });
  });
});

describe('a conversation', () => {
  it('understands a follow-up with the question before', async () => {
    const first = await asked('what did the UN report say about crypto theft?');
    const second = await asked('and which company was cited?', { topic: first.topic });
    expect(second.understoodAs).toBe(
      'what did the UN report say about crypto theft? and which company was cited?',
    );
    expect(second.quotes[0]?.text).toContain('Chainalysis');
  });

  it('is not changed by thanks', async () => {
    const { topic } = await asked('what did the UN report say about crypto theft?');
    expect(topic?.articleIds).toHaveLength(1);
    expect((await asked('thanks', { topic })).topic).toBe(topic);
    expect((await asked('thanks', { topic, always: true })).topic).toBe(topic);
    expect((await asked('thanks')).topic).toBeNull();
  });

  it('is about a question that was refused, too', async () => {
    const { topic } = await asked('How tall is the Eiffel Tower?');
    expect(topic).toEqual({
      question: 'How tall is the Eiffel Tower?',
      articleIds: [],
      marked: [],
    });
  });
});

describe('what cannot be asked', () => {
  it('is a text of many thousand characters', async () => {
    await expect(asked('why '.repeat(2000))).rejects.toMatchObject({ kind: 'invalid-question' });
  });
});

describe('several questions in one message', () => {
  it('are answered one by one, each quote with the question that it answers', async () => {
    const { band, quotes, unanswered } = await asked(
      'How much did the tidal lock at Brennhaven cost and why did fishermen protest against it?',
    );
    expect(band).not.toBe('none');
    expect(unanswered).toEqual([]);
    const parts = quotes.map(({ part }) => part);
    expect(parts.slice(0, 2)).toEqual([
      'How much did the tidal lock at Brennhaven cost',
      'why did fishermen protest against it?',
    ]);
    expect(quotes[0]?.highlight.text).toContain('41 million crowns');
    expect(quotes[1]?.highlight.text).toContain('closes at night');
  });

  it('names the ones that no article answers', async () => {
    const { quotes, unanswered } = await asked(
      'What did the tidal lock at Brennhaven cost? Who won the football world cup in 1974?',
    );
    expect(quotes[0]?.highlight.text).toContain('41 million crowns');
    expect(unanswered).toEqual(['Who won the football world cup in 1974?']);
  });
});
