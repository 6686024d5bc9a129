import { expect, it } from 'vitest';
import { sendOnce } from '../../../src/discord/follows/send.js';

it('is a refusal if there is no channel to send to', async () => {
  await expect(sendOnce(async () => null, { content: 'news' })).rejects.toMatchObject({
    kind: 'discord-refused',
  });
});
