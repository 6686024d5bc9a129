import { createHash } from 'node:crypto';
import {
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APIRoleSelectComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { Words } from '../../locales/catalogue.js';
import type { ServerSettings } from '../../records/records.js';
import { customId, mostChoices } from '../limits.js';
import { type Payload, payload, row } from '../payload.js';
import { type Block, besideButton, divider, textBlock } from './card/blocks.js';
import { pageButton } from './digest.js';
import { channelsInWords, rolesInWords } from './text/mentions.js';

/** The settings that name channels or roles. */
export const serverLists = ['questionChannels', 'allowedChannels', 'allowedRoles'] as const;
export type ServerList = (typeof serverLists)[number];

/** The settings that are on or off. */
export const serverSwitches = ['answersInThreads', 'marksUnanswered', 'privateByDefault'] as const;
export type ServerSwitch = (typeof serverSwitches)[number];

/** What the panel of `/config` shows besides the settings. */
export interface ConfigView {
  /** What has just come of a click; `null` if the settings are only shown. */
  readonly news: string | null;
  /** Whether the bot reads messages that don't mention it. */
  readonly messageContent: boolean;
  /** Forums among the question channels in which the bot may not mark posts, as it should. */
  readonly unmarkable: readonly string[];
  /** Channels in which the bot may not open threads, as it should. */
  readonly threadless: readonly string[];
  /** What each select shows as chosen: at most 25 of the ids that the setting names. */
  readonly chosen: Readonly<Record<ServerList, readonly string[]>>;
}

/** How many channels or roles a line names, of a setting or of what doesn't work. */
interface Room {
  readonly set: number;
  readonly troubled: number;
}

const inCard: Room = { set: 15, troubled: 5 };
/** A plain message has half a card's characters, and six such lines in French fill it. */
const inText: Room = { set: 5, troubled: 3 };

/** The reaction to a new post in a forum that got no answer. */
export const unansweredMark = '❔';

/**
 * A server's settings with a select or a button to change each, and which of them don't work yet. The selects'
 * custom ids carry the list's revision: what is chosen replaces what a select showed, so a click on an old
 * panel must be recognised.
 */
export function layOutConfig(server: ServerSettings, view: ConfigView, words: Words): Payload {
  const { config } = words;
  const state = linesOf(server, words, inCard);
  const problems = problemsIn(server, view, words, inCard);
  const text = [
    view.news,
    `**${config.heading}**`,
    ...Object.values(linesOf(server, words, inText)).map((line) => `- ${line}`),
    ...problemsIn(server, view, words, inText),
  ];
  const clearing = serverLists
    .filter((list) => server[list].length > 0)
    .map((list) => clearButton(list, words));
  const plain = payload(text.filter(Boolean).join('\n'), [
    ...serverLists.map((list) => row(selectOf(list, server, view, words))),
    row(
      ...serverSwitches.map((one) => switchButton(one, server, words)),
      pageButton(config.digest.open, 'digest'),
    ),
    ...(clearing.length > 0 ? [row(...clearing)] : []),
  ]);
  const components: Block[] = [
    ...textBlock([...(view.news === null ? [] : [view.news]), `## ${config.heading}`]),
    ...serverLists.flatMap((list) => [
      ...lineOfList(list, state[list], server, words),
      row(selectOf(list, server, view, words)),
    ]),
    divider(),
    ...serverSwitches.map((one) => besideButton([state[one]], switchButton(one, server, words))),
    row(pageButton(config.digest.open, 'digest')),
    ...(problems.length > 0 ? [divider(), ...textBlock(problems)] : []),
  ];
  return { ...plain, card: { type: ComponentType.Container, components } };
}

/** A short text that changes with a list of ids. */
export function revisionOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join()).digest('base64url').slice(0, 8);
}

/** Each setting in words. */
function linesOf(
  server: ServerSettings,
  words: Words,
  { set }: Room,
): Readonly<Record<ServerList | ServerSwitch, string>> {
  const { config } = words;
  return {
    questionChannels: config.questionChannels(
      channelsInWords(server.questionChannels, words, set) || config.noChannel,
    ),
    allowedChannels: config.allowedChannels(
      channelsInWords(server.allowedChannels, words, set) || config.everyChannel,
    ),
    allowedRoles: config.allowedRoles(
      rolesInWords(server.allowedRoles, words, set) || config.everyone,
    ),
    answersInThreads: server.answersInThreads ? config.inThreads : config.inChannel,
    marksUnanswered: server.marksUnanswered ? config.marking(unansweredMark) : config.notMarking,
    privateByDefault: server.privateByDefault ? config.private : config.public,
  };
}

/** What is set and doesn't work. */
function problemsIn(
  { questionChannels, allowedChannels, answersInThreads }: ServerSettings,
  { messageContent, unmarkable, threadless }: ConfigView,
  words: Words,
  { troubled }: Room,
): string[] {
  const { config } = words;
  const closed = questionChannels.filter(
    (id) => allowedChannels.length > 0 && !allowedChannels.includes(id),
  );
  return [
    questionChannels.length > 0 && !messageContent && config.needsContent,
    closed.length > 0 && config.notAllowed(channelsInWords(closed, words, troubled)),
    unmarkable.length > 0 && config.cannotMark(channelsInWords(unmarkable, words, troubled)),
    threadless.length > 0 && config.cannotOpenThreads(channelsInWords(threadless, words, troubled)),
    answersInThreads && !messageContent && config.threadsNeedMention,
  ].filter((line) => line !== false);
}

function lineOfList(list: ServerList, line: string, server: ServerSettings, words: Words): Block[] {
  return server[list].length > 0
    ? [besideButton([line], clearButton(list, words))]
    : textBlock([line]);
}

function selectOf(
  list: ServerList,
  server: ServerSettings,
  { chosen }: ConfigView,
  { config }: Words,
): APISelectMenuComponent {
  const ids = chosen[list];
  const common = {
    custom_id: customId('config-list', list, revisionOf(server[list])),
    placeholder: config.choose[list],
    min_values: 0,
    max_values: mostChoices,
  };
  if (list === 'allowedRoles') {
    return {
      ...common,
      type: ComponentType.RoleSelect,
      default_values: ids.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
    } satisfies APIRoleSelectComponent;
  }
  // Offers all types: Discord's description of `channel_types` lacks media channels.
  return {
    ...common,
    type: ComponentType.ChannelSelect,
    default_values: ids.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  } satisfies APIChannelSelectComponent;
}

function clearButton(list: ServerList, { config }: Words): APIButtonComponent {
  return secondary(config.clear[list], customId('config-clear', list));
}

function switchButton(
  one: ServerSwitch,
  server: ServerSettings,
  { config }: Words,
): APIButtonComponent {
  const on = !server[one];
  const { turnOn, turnOff } = config.switches[one];
  return secondary(on ? turnOn : turnOff, customId('config-switch', one, on ? 1 : 0));
}

function secondary(label: string, id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id };
}
