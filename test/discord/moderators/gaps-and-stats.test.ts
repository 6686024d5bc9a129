import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { Member } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { newsroom } from '../members/newsroom.js';
import { mayor, quoteIn, read, theft } from '../members/reading.js';
import { boldIn } from './curating.js';

const sameMayor = 'of LISBON: who is the mayor?';

/** A server on which much is asked, and another one. */
async function busy() {
  const room = await newsroom({ env: { PULLQUOTE_QUESTIONS_PER_MINUTE: '1000' } });
  const { channel, discord, moderator, reader } = room;
  const elsewhere = discord.guild({ name: 'elsewhere' });
  return {
    ...room,
    elsewhere: {
      channel: elsewhere.channel('talk'),
      stranger: elsewhere.member('stranger', { permissions: ['ManageGuild'] }),
    },
    ask: async (question: string, member: Member = reader, where: Channel = channel) =>
      (await member.slash(where, 'ask', { question })).reply(),
    voteDown: async (answer: Message, member: Member, reason: string) => {
      const opened = await member.press(answer, en.buttons.notHelpful);
      await (await member.submit(opened, { reason })).reply();
    },
    see: async (name: 'gaps' | 'stats', values = {}): Promise<Message> =>
      (await moderator.slash(channel, name, values)).reply(),
  };
}

describe('/gaps', () => {
  it('groups what was not answered and what was voted down, with reasons and without names', async () => {
    const { ask, voteDown, see, reader, other } = await busy();
    for (const [question, member] of [
      [mayor, reader],
      [sameMayor, other],
    ] as const) {
      expect(read(await ask(question, member))).toContain(en.answer.dontSay);
    }
    const answer = await ask(theft);
    expect(boldIn(answer)).toContain('crypto theft');
    expect(read(await see('gaps'))).not.toContain(theft);
    await voteDown(answer, reader, 'which *exchanges*?');
    await voteDown(answer, other, 'too old');

    const shown = await see('gaps');
    expect(shown.private).toBe(true);
    expect(read(shown)).toContain(
      'Questions without a good answer in the last 30 days · 1 to 2 of 2',
    );
    expect(read(shown)).toContain(`2× ${sameMayor}`);
    expect(read(shown)).toContain('2 unanswered');
    expect(read(shown)).toContain(`1× ${theft}`);
    expect(read(shown)).toContain('1 voted down');
    expect(quoteIn(shown).text).toMatch(/^too old\s*which \*exchanges\*\?$/);
    for (const { id, name } of [reader, other]) {
      expect(shown.text).not.toContain(id);
      expect(read(shown)).not.toContain(name);
    }
  });

  it('links to the newest message that is for all to see, and to no private one', async () => {
    const { exchange, ask, see, channel, guild, reader, other, mention } = await busy();
    const refused = await exchange(reader, channel, `${mention} ${mayor}`);
    const link = `https://discord.com/channels/${guild.id}/${channel.id}/${refused.id}`;
    await vi.waitFor(async () => expect((await see('gaps')).text).toContain(link));
    await (await other.slash(channel, 'ask', { question: sameMayor, private: true })).reply();
    const shown = await see('gaps');
    expect(read(shown)).toContain(`2× ${sameMayor}`);
    expect(shown.text).not.toContain('https://');
    expect(await ask(theft)).toBeDefined();
  });

  it('shows what a question was narrowed to, which no article may pass', async () => {
    const { see, channel, reader } = await busy();
    const question = { question: theft, source: 'Nobody' };
    await (await reader.slash(channel, 'ask', question)).reply();
    const shown = read(await see('gaps'));
    expect(shown).toContain('Only articles with “Nobody” in the headline, publisher or author');
    expect(shown).toContain(en.answer.nothingPasses);
    expect(shown).not.toContain('unanswered');
  });

  it('lists what is marked as done apart, after a restart too, until it is asked again', async () => {
    const { ask, see, moderator, restart } = await busy();
    for (const question of [mayor, sameMayor, 'Who is the mayor of Lundby?']) await ask(question);
    const shown = await see('gaps');
    await restart();
    const left = await (await moderator.choose(shown, en.gaps.markDone, sameMayor)).reply();
    expect(read(left)).toContain('1 to 1 of 1\n1× Who is the mayor of Lundby?');
    expect(read(await see('gaps'))).not.toContain(sameMayor);
    const done = await (await moderator.press(shown, en.gaps.showDone)).reply();
    expect(read(done)).toContain(`${en.gaps.headingDone(30)} · 1 to 1 of 1\n2× ${sameMayor}`);
    await ask(mayor);
    expect(read(await see('gaps'))).toContain(`3× ${mayor}`);
    expect((await see('gaps', { done: true })).text).toBe(en.gaps.noneDone(30));
  });

  it('takes back that a question is done', async () => {
    const { ask, see, moderator } = await busy();
    await ask(mayor);
    const open = await see('gaps');
    const none = await (await moderator.choose(open, en.gaps.markDone, mayor)).reply();
    expect(none.text).toBe(en.gaps.none(30));
    const done = await see('gaps', { done: true });
    await (await moderator.choose(done, en.gaps.reopen, mayor)).reply();
    expect(done.text).toBe(en.gaps.noneDone(30));
    const back = await (await moderator.press(done, en.gaps.showOpen)).reply();
    expect(read(back)).toContain(`1× ${mayor}`);
  });

  it('counts a vote that was taken back no longer', async () => {
    const { ask, voteDown, see, reader } = await busy();
    const answer = await ask(theft);
    await voteDown(answer, reader, 'wrong');
    await (await reader.press(answer, en.buttons.helpful)).reply();
    expect((await see('gaps')).text).toBe(en.gaps.none(30));
  });

  it('knows only what was asked on the server', async () => {
    const { ask, see, elsewhere, reader } = await busy();
    const { stranger, channel } = elsewhere;
    await ask(mayor, stranger, channel);
    await ask(mayor, reader, reader.dm());
    expect((await see('gaps')).text).toBe(en.gaps.none(30));
    expect((await see('gaps', { days: 1 })).text).toBe(en.gaps.none(1));
    const theirs = await (await stranger.slash(channel, 'gaps')).reply();
    expect(read(theirs)).toContain(`1× ${mayor}`);
  });

  it('is turned page by page, also after a restart, by who is a moderator still', async () => {
    const { ask, see, moderator, restart } = await busy();
    const towns = ['Lundby', 'Arran', 'Velmora', 'Eastmere', 'Kalvik', 'Dunholm', 'Sarrow'];
    const questions = towns.map((town) => `Who is the mayor of ${town}?`);
    for (const question of questions) {
      expect(read(await ask(question))).toContain(en.answer.dontSay);
    }
    const shown = await see('gaps', { days: 7 });
    const first = shown.text;
    expect(first).toContain('in the last 7 days** · 1 to 5 of 7');
    await restart();
    const next = await (await moderator.press(shown, en.buttons.next)).reply();
    const second = next.text;
    expect(second).toContain('in the last 7 days** · 6 to 7 of 7');
    for (const question of questions) expect(`${first}\n${second}`).toContain(question);
    await (await moderator.press(shown, en.buttons.previous)).reply();
    expect(shown.text).toBe(first);
    moderator.roles.clear();
    const refused = await (await moderator.press(shown, en.buttons.next)).reply();
    expect(refused.text).toBe(en.refusals.permission);
  });
});

describe('/stats', () => {
  it('counts questions, members, answers and votes of the server', async () => {
    const { ask, see, voteDown, elsewhere, reader, other } = await busy();
    expect((await see('stats')).text).toBe(en.stats.none(30));
    const answer = await ask(theft);
    await ask(mayor);
    await ask(mayor, other);
    await ask('thanks!', other);
    await ask(theft, elsewhere.stranger, elsewhere.channel);
    await ask(theft, reader, reader.dm());
    await (await reader.press(answer, en.buttons.helpful)).reply();
    await voteDown(answer, other, 'no');
    const shown = await see('stats', { days: 7 });
    expect(shown.private).toBe(true);
    expect(shown.text).toBe(
      [
        '**The last 7 days**',
        '- Questions: 3, members: 2',
        '- Answered: 1 (33%)',
        '- Closest match only: 0 (0%)',
        '- Unanswered: 2 (67%)',
        '- Votes: 1 (50%) helpful, 1 (50%) not helpful',
      ].join('\n'),
    );
  });

  it('counts a question once, also where its answer was shared', async () => {
    const { see, reader, channel } = await busy();
    const asked = await reader.slash(channel, 'ask', { question: theft, private: true });
    await (await reader.press(await asked.reply(), en.buttons.share)).reply();
    expect((await see('stats')).text).toContain('Questions: 1, members: 1\n- Answered: 1 (100%)');
  });
});
