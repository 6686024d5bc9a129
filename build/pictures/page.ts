import { readFileSync } from 'node:fs';
import {
  actionRow,
  button,
  buttonText,
  type Component,
  linkStyle,
  selects,
} from '../../test/discord/loopback/components.js';
import type { Message } from '../../test/discord/loopback/message.js';
import { container, separator } from '../../test/discord/loopback/rules/v2.js';
import { escapeHtml, markdownToHtml } from './markdown.js';

export type Theme = 'light' | 'dark';

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A page that shows messages much as Discord's clients do. */
export function pageOf(messages: readonly Message[], theme: Theme): string {
  return `<!doctype html>
<html lang="en" class="${theme}">
<meta charset="utf-8">
<style>${style}</style>
<body>${messages.map(messageHtml).join('\n')}
</body>
</html>
`;
}

function messageHtml(message: Message): string {
  const { author, replyTo, interaction, components } = message;
  const above = interaction?.name.startsWith('/')
    ? `<div class="above">@${escapeHtml(interaction.user.name)} used <b>${escapeHtml(interaction.name.split(' ')[0] ?? '')}</b></div>`
    : replyTo
      ? `<div class="above">@${escapeHtml(replyTo.author.name)} ${escapeHtml(withoutMentions(replyTo))}</div>`
      : '';
  const tag = author.bot ? '<span class="tag">APP</span>' : '';
  const content = message.content === '' ? '' : markdownToHtml(withNames(message.content, message));
  const only = message.ephemeralFor ? '<div class="only">Only you can see this</div>' : '';
  return `<article>
${above}
<div class="avatar" style="background: ${author.bot ? '#c2410c' : '#4f6bd8'}">${escapeHtml(author.name.slice(0, 1).toUpperCase())}</div>
<div class="body"><div class="author">${escapeHtml(author.name)} ${tag}<span class="time">Today at 09:41</span></div>
<div class="text">${content}</div>${components.map((one) => componentHtml(one, message)).join('\n')}${only}</div>
</article>`;
}

function withoutMentions(message: Message): string {
  return message.content.replace(/<@!?\d+>/g, '').trim();
}

/** A text with its mentions by name. */
function withNames(text: string, { channel }: Message): string {
  const { users, channels } = channel.world;
  return text
    .replace(/<@!?(\d+)>/g, (_, id) => `@${users.get(id)?.name}`)
    .replace(/<#(\d+)>/g, (_, id) => `#${channels.get(id)?.name}`)
    .replace(/<@&(\d+)>/g, (_, id) => `@${channel.guild?.roles.get(id)?.name}`)
    .replace(/<(\/[^:>]+):\d+>/g, '$1');
}

function componentHtml(one: Component, message: Message): string {
  const inner = (one.components ?? []).map((part) => componentHtml(part, message)).join('\n');
  if (one.type === container) {
    const colour = `#${(one.accent_color ?? 0).toString(16).padStart(6, '0')}`;
    return `<section class="card" style="border-left-color: ${colour}">${inner}</section>`;
  }
  if (one.type === actionRow) return `<div class="row">${inner}</div>`;
  if (one.type === separator) return '<hr>';
  if (one.type === button) return buttonHtml(one);
  if (selects.includes(one.type)) {
    const chosen = (one.default_values ?? []).map(({ id, type }) =>
      withNames(type === 'channel' ? `<#${id}>` : `<@&${id}>`, message),
    );
    const shown = chosen.join(' ') || (one.placeholder ?? '');
    return `<div class="select">${escapeHtml(shown)}<span>⌄</span></div>`;
  }
  if (one.accessory) {
    return `<div class="beside"><div>${inner}</div>${componentHtml(one.accessory, message)}</div>`;
  }
  return `<div class="text">${markdownToHtml(withNames(one.content ?? '', message))}</div>`;
}

function buttonHtml(one: Component): string {
  const link = one.style === linkStyle ? '<span class="out">\u2197\ufe0e</span>' : '';
  return `<span class="button">${escapeHtml(buttonText(one))}${link}</span>`;
}
