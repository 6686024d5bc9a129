import type { Member } from './loopback/member.js';
import type { Message } from './loopback/message.js';
import type { Channel, Role } from './loopback/places.js';

/** Opens `/config`; resolves to the panel. */
export async function openPanel(moderator: Member, channel: Channel): Promise<Message> {
  return (await moderator.slash(channel, 'config')).reply();
}

/** Chooses in one of the panel's selects, or clicks one of its buttons; resolves to the panel as it is then. */
export async function change(
  moderator: Member,
  panel: Message,
  named: string,
  chosen?: readonly (Channel | Role)[],
): Promise<Message> {
  const used =
    chosen === undefined
      ? await moderator.press(panel, named)
      : await moderator.choose(
          panel,
          named,
          chosen.map(({ id }) => id),
        );
  return used.reply();
}

/** Opens `/config` and changes one thing in it. */
export async function configure(
  moderator: Member,
  channel: Channel,
  named: string,
  chosen?: readonly (Channel | Role)[],
): Promise<Message> {
  return change(moderator, await openPanel(moderator, channel), named, chosen);
}
