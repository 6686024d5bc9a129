import { ComponentType } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Asker } from '../../src/discord/asker.js';
import type { CommandContext, Completion } from '../../src/discord/command.js';
import type { ComponentHandler } from '../../src/discord/component.js';
import type { BotContext } from '../../src/discord/context.js';
import { parseCustomId } from '../../src/discord/limits.js';
import type { Payload } from '../../src/discord/payload.js';
import { en } from '../../src/locales/en.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { openPullquote, type Pullquote } from '../../src/pullquote.js';
import { readSettings } from '../../src/settings.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { type Workplace, workplace } from '../library/stories.js';
import { storyText } from '../library/story.js';
import { questionsOver } from './queue.js';

/** The part of the context that looking up needs: an engine without a model over stories of our own. */
export interface SmallContext
  extends Pick<BotContext, 'engineAt' | 'settings' | 'questions' | 'mentionCommands'> {
  readonly engine: Pullquote;
  readonly place: Workplace;
  readonly embedder: Embedder;
}

/** A context over one story per front matter, in its own folder. */
export async function contextOver(
  fronts: readonly Readonly<Record<string, string>>[],
): Promise<SmallContext> {
  const place = workplace();
  const embedder = smallEmbedder();
  fronts.forEach((front, seed) => {
    place.write(`${seed}.md`, storyText(seed, front));
  });
  await place.ingest(embedder);
  const engine = await openPullquote({ index: place.index, model: embedder, reader: null });
  onTestFinished(() => engine.close());
  const questions = questionsOver(engine, place.index);
  const engineAt = () => engine;
  return {
    engine,
    engineAt,
    embedder,
    settings: readSettings({}),
    questions,
    mentionCommands: (shown) => shown,
    place,
  };
}

/** A member in a direct message. */
const asker: Asker = {
  userId: '200000000000000001',
  guildId: null,
  viaMember: false,
  channelId: '200000000000000002',
  parentId: null,
  roleIds: [],
  permissions: 0n,
  words: en,
};

const place = { kind: 'interaction', token: 'token' } as const;
const shownAlone = async (): Promise<never> => {
  throw new Error('what is looked up is shown once, at the end');
};

/** The context of a command with these options. */
export function commandContext<Options>(
  options: Options,
  context: SmallContext,
): CommandContext<Options> {
  return {
    options,
    asker,
    bot: context as Partial<BotContext> as BotContext,
    private: true,
    place,
    acknowledged: Promise.resolve(),
    show: shownAlone,
  };
}

/** An option being typed. */
export function typing(typed: string, context: SmallContext): Completion {
  return {
    option: '',
    typed,
    others: {},
    asker,
    bot: context as Partial<BotContext> as BotContext,
  };
}

/** Clicks the button with a custom id, or chooses from its select. */
export async function useComponent<Args>(
  component: ComponentHandler<Args>,
  customId: string,
  context: SmallContext,
  values: readonly string[] = [],
): Promise<Payload> {
  const { action, args } = parseCustomId(customId);
  if (action !== component.action) throw new Error(`${customId} is no ${component.action}`);
  const shown = await component.run({
    args: component.args.parse(args),
    values,
    fields: {},
    asker,
    bot: context as Partial<BotContext> as BotContext,
    private: true,
    place,
    acknowledged: Promise.resolve(),
    show: shownAlone,
    showPrivately: async () => undefined,
    post: async () => '200000000000000003',
    remove: async () => undefined,
  });
  if (shown === null) throw new Error('nothing was shown');
  return shown;
}

/** The buttons that can be clicked, by label. */
export function buttonsOf(payload: Payload): Record<string, string> {
  return Object.fromEntries(
    payload.components
      .flatMap(({ components }) => components)
      .flatMap((one) =>
        one.type === ComponentType.Button && 'custom_id' in one && one.disabled !== true
          ? [[one.label ?? '', one.custom_id]]
          : [],
      ),
  );
}

/** The options of the payload's select, by label; empty where there is none. */
export function choicesOf(payload: Payload): Record<string, string> {
  return Object.fromEntries(
    payload.components
      .flatMap(({ components }) => components)
      .flatMap((one) => (one.type === ComponentType.StringSelect ? one.options : []))
      .map(({ label, value }) => [label, value]),
  );
}
