/** The part of the project that a failure comes from. */
export type Layer =
  | 'settings'
  | 'article'
  | 'fetch'
  | 'embedding'
  | 'reader'
  | 'library'
  | 'records'
  | 'answer'
  | 'discord'
  | 'assistants'
  | 'process'
  | 'web'
  | 'terminal';

/**
 * What kind of failure it is. The kind decides the exit code (`src/terminal/errors.ts`) and what a
 * member of a server sees (`src/discord/failures.ts`); the layer only says where to look.
 */
export type FailureKind =
  | 'invalid-setting'
  | 'unreadable-file'
  | 'unusable-article'
  | 'native-module'
  | 'unknown-model'
  | 'model-missing'
  | 'model-damaged'
  | 'index-missing'
  | 'index-busy'
  | 'index-mismatch'
  | 'index-damaged'
  | 'index-unwritable'
  | 'disk-full'
  | 'library-unreachable'
  | 'library-refused'
  | 'not-found'
  | 'invalid-question'
  | 'too-busy'
  | 'interrupted'
  | 'process-lost'
  | 'process-stuck'
  | 'discord-refused'
  | 'discord-unreachable'
  | 'download-refused';

/**
 * The one error type that the project throws on purpose. It says what happened (`message`), why
 * (`cause`) and, if there is one, which command or step fixes it (`remedy`).
 */
export class Failure extends Error {
  readonly layer: Layer;
  readonly kind: FailureKind;
  readonly remedy: string | null;

  constructor(
    layer: Layer,
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; remedy?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.layer = layer;
    this.kind = kind;
    this.remedy = options.remedy ?? null;
  }

  /** Why it happened, in a line; `null` if nobody knows or the message says it. */
  get why(): string | null {
    const { cause, message } = this;
    const [first = ''] = (
      cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : ''
    ).split('\n');
    return first === '' || message.includes(first) ? null : first;
  }
}
