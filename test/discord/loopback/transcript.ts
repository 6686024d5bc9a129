import { actionRow, button, buttonText, type Component, linkStyle, selects } from './components.js';
import type { Message } from './message.js';
import type { Channel } from './places.js';
import { container, separator } from './rules/v2.js';
import type { User, World } from './world.js';

/**
 * A channel as one user sees it, as text: who said what, buttons as `[Label]`, selects as
 * `{Placeholder: choice | choice}`, cards behind a bar, what the bot was asked by, what only this user sees marked so.
 */
export function transcript(channel: Channel, user: User): string {
  const shown = channel.messages
    .filter((message) => message.visibleTo(user))
    .map((message) => ({ id: message.id, lines: messageLines(message) }));
  // An interaction that nobody answered leaves no message, only this line for its user.
  const unanswered = [...channel.world.interactions.values()]
    .filter((one) => one.channel === channel && one.user === user && one.message === null)
    .filter((one) => one.acknowledged === null && one.overdue && one.type !== 4)
    .map(({ id, name, user }) => ({
      id,
      lines: [`${user.name} used ${name}`, '  (The application did not respond)'],
    }));
  return [...shown, ...unanswered]
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .map(({ lines }) => lines.join('\n'))
    .join('\n\n');
}

function messageLines(message: Message): string[] {
  const { author, interaction, replyTo, channel } = message;
  const marks = [
    ...(replyTo && !interaction ? [`replying to ${replyTo.author.name}`] : []),
    ...(message.ephemeralFor ? [`only ${message.ephemeralFor.name} sees this`] : []),
    ...(message.editedAt !== null && !author.bot ? ['edited'] : []),
  ];
  const text = message.loading ? 'is thinking…' : readable(message.content, channel.world);
  return [
    ...(interaction ? [`${interaction.user.name} used ${interaction.name}`] : []),
    `${author.name}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}:`,
    ...(text ? indented(text) : []),
    ...message.embeds.flatMap((embed) => indented(embedText(embed))),
    ...message.files.map(({ name }) => `  (file ${name})`),
    ...message.components.flatMap((one) => indented(readable(componentText(one), channel.world))),
    ...message.reactions.map(({ emoji }) => `  (${emoji})`),
  ];
}

const indented = (text: string) => text.split('\n').map((line) => `  ${line}`.trimEnd());

/** Mentions by name; ids in brackets tell a reader nothing. */
function readable(text: string, world: World): string {
  return text
    .replace(/<@!?(\d+)>/g, (whole, id) => {
      const user = world.users.get(id);
      return user ? `@${user.name}` : whole;
    })
    .replace(/<#(\d+)>/g, (whole, id) => {
      const channel = world.channels.get(id);
      return channel ? `#${channel.name}` : whole;
    });
}

function embedText(embed: object): string {
  const { title, description } = embed as { title?: string; description?: string };
  return [title, description].filter(Boolean).join('\n');
}

/** A component and what is in it, as a transcript shows it. */
export function componentText(one: Component): string {
  const inner = one.components ?? [];
  if (one.type === actionRow) return inner.map(componentText).join(' ');
  if (one.type === button) {
    const more = one.style === linkStyle ? ' ↗' : one.disabled ? ' (off)' : '';
    return `[${buttonText(one)}${more}]`;
  }
  if (selects.includes(one.type)) {
    const choices = (one.options ?? []).map(({ label }) => label).join(' | ');
    return `{${[one.placeholder, choices].filter(Boolean).join(': ')}}`;
  }
  if (one.type === separator) return '―――';
  const text = one.content ?? inner.map(componentText).join('\n');
  if (one.type === container) return text.replace(/^/gm, '▌ ');
  return one.accessory ? beside(text, componentText(one.accessory)) : text;
}

/** A section's button, at the end of its first line. */
function beside(text: string, accessory: string): string {
  const [first, ...rest] = text.split('\n');
  return [`${first} ${accessory}`, ...rest].join('\n');
}
