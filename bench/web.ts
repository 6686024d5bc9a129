/**
 * Questions per second of the engine alone, and through `pullquote serve`, with 32 askers at once:
 *
 *     npm run bench:serve
 *
 * Both are one process with one engine; those who ask through the server are in this one. They take turns,
 * round after round, each time with questions that nobody asked before, as the reader remembers what it has
 * read. The ratio is taken within a round: other work on the machine disturbs both alike.
 */
import type { Request, Told } from './children/web.js';
import { startChild } from './processes.js';
import { benchQuestions } from './questions.js';
import { median } from './statistics.js';

const askers = 32;
const perTurn = 32;
const rounds = 10;
/** Through the server, at least this share of what the engine alone answers. */
const goal = 0.9;

const child = startChild<Request, Told>('web');
try {
  const { warming, asked } = benchQuestions(2 * rounds * perTurn);
  const { address } = await child.ask({ questions: warming, askers });
  await throughServer(address, warming);
  const ratios: number[] = [];
  console.log('| round | engine alone, a second | through serve, a second | ratio |');
  console.log('| --- | --- | --- | --- |');
  for (let round = 0; round < rounds; round += 1) {
    // Every second question, so that both get the same mixture.
    const own = asked.slice(2 * round * perTurn, 2 * (round + 1) * perTurn);
    const [first = [], second = []] = [0, 1].map((odd) => own.filter((_, at) => at % 2 === odd));
    const alone = async () => perTurn / (await child.ask({ questions: first, askers })).seconds;
    const served = async () => perTurn / (await throughServer(address, second));
    const isAloneFirst = round % 2 === 0;
    const before = await (isAloneFirst ? alone() : served());
    const after = await (isAloneFirst ? served() : alone());
    const [engine, serve] = isAloneFirst ? [before, after] : [after, before];
    ratios.push(serve / engine);
    const cells = [round + 1, engine.toFixed(1), serve.toFixed(1), (serve / engine).toFixed(3)];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const middle = median(ratios);
  const verdict = middle >= goal ? 'reached' : 'not reached';
  console.log(`\nMedian ratio ${middle.toFixed(3)}; the goal of ${goal} is ${verdict}.`);
} finally {
  await child.end();
}

/** Asks through the server, and resolves to the seconds that it took. */
async function throughServer(address: string, questions: readonly string[]): Promise<number> {
  const started = performance.now();
  let next = 0;
  const asker = async (): Promise<void> => {
    for (let text = questions[next]; text !== undefined; text = questions[next]) {
      next += 1;
      const response = await fetch(new URL(`/api/ask?q=${encodeURIComponent(text)}`, address));
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: askers }, asker));
  return (performance.now() - started) / 1000;
}
