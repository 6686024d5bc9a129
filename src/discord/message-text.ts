import { cleanContent, type Embed, type Message } from 'discord.js';

/** What a message says: its own text, what it forwards, and the cards below both; a line each. */
export function textOfMessage(message: Message): string {
  const { channel, embeds, messageSnapshots } = message;
  const own = [cleaned(message.content, channel), ...embeds.flatMap(textsOfCard)];
  const forwarded = [...messageSnapshots.values()].flatMap((snapshot) => [
    cleaned(snapshot.content ?? '', channel),
    ...(snapshot.embeds ?? []).flatMap(textsOfCard),
  ]);
  return [...own, ...forwarded].filter((text) => text.trim() !== '').join('\n');
}

/** A forwarded message may come from where the bot is not; mentions are named as they are here. */
function cleaned(content: string, channel: Message['channel'] | null): string {
  return channel === null ? content : cleanContent(content, channel);
}

function textsOfCard({ title, description }: Embed): string[] {
  return [title ?? '', description ?? ''];
}
