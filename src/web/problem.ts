import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { Failure } from '../failure.js';

/** Why a request isn't answered, as problem details (RFC 9457) and pages tell it. */
export interface Problem {
  readonly status: ContentfulStatusCode;
  /** A few words, the same for all of its kind. */
  readonly title: string;
  /** Sentences: what is wrong, and what to do. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function problem(status: ContentfulStatusCode, title: string, detail: string): Problem {
  return { status, title, detail };
}

/** Seconds after which it is worth asking again. */
const retryAfter = '5';

/** What an error means for whoever asked. What nobody foresaw is told without details. */
export function problemOf(error: unknown): Problem {
  if (error instanceof z.ZodError) {
    return problem(400, 'Invalid input', error.issues.map(issueInWords).join(' '));
  }
  if (!(error instanceof Failure)) return unforeseen;
  const detail = inSentences(error);
  switch (error.kind) {
    case 'invalid-question':
      return problem(400, 'Invalid input', detail);
    case 'not-found':
      return problem(404, 'Not found', detail);
    case 'index-missing':
      return problem(503, 'No articles', detail);
    case 'too-busy':
    case 'index-busy':
    case 'interrupted':
      return { ...problem(503, 'Too busy', detail), headers: { 'Retry-After': retryAfter } };
    default:
      return problem(500, 'Failed', detail);
  }
}

const unforeseen = problem(
  500,
  'Failed',
  'Something went wrong that nobody foresaw. Whoever started this server finds it in the terminal.',
);

/** What is served at no address. */
export const notFound = problem(404, 'Not found', 'There is nothing at this address.');

function issueInWords({ path, message }: z.core.$ZodIssue): string {
  const name = path.join('.');
  return `${name === '' ? message : `${name}: ${message}`}.`.replace(/\.\.$/, '.');
}

function inSentences({ message, remedy }: Failure): string {
  const [first = '', ...rest] = message;
  const sentence = `${first.toUpperCase()}${rest.join('')}`;
  return [sentence, remedy ?? '']
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
