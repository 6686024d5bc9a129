import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksOfArticles } from '../../../src/answer/question/asks.js';

describe('a message among members asks of the articles', () => {
  it.each([
    'When does the ferry to Kalvik sail?',
    'when does the ferry to kalvik sail',
    'how many people were hurt in the storm',
    'is the old library staying open',
    'did the council raise the tax?',
    'in which year was the lighthouse built',
    "who's the new harbour master",
    'who is Ingrid Halvorsen?',
    'what did the White House say?',
    'ferry strike numbers?',
    'anyone know how much the bridge cost',
    'does anyone know the name of the judge?',
    'do you know why the school closed?',
    'can someone tell me about the water notice',
    'wondering how long the strike was',
    'tell me more about the beavers',
    'any news on the night bus',
    'what about the second tunnel',
    'hi all, when does the museum open again?',
    "I can't keep up with this storm. how many homes lost power?",
    'they say the wall broke, how long was the gap?',
    'the strike is over!\nwhat pay rise did the crews get',
    '**how many** sheep were in the reservoir? 🐑',
    'how much did the mast cost, right?',
    '김정은은 미사일을 몇 발 쏘았나？',
  ])('%s', (message) => expect(asksOfArticles(message)).toBe(true));
});

describe('a message among members asks nothing of the articles', () => {
  it.each([
    ['a greeting', 'hello everyone'],
    ['small talk', 'brb lunch'],
    ['a statement', 'ok cool, so they stole a lot'],
    ['an opinion', "I don't trust anything that ministry says"],
    ['a statement that opens like a question', 'what he said is wrong'],
    ['another', 'when the ferry came back I nearly cried'],
    ['a question to members', 'anyone up for a match tonight?'],
    ['about them', 'did you see the game yesterday?'],
    ['about oneself', 'how do I change my nickname?'],
    ['about all', 'shall we move to the other channel?'],
    ['a request', 'can someone ping the mods?'],
    ['an exclamation', 'what a goal!'],
    ['a curse', 'what the hell was that'],
    ['a rhetorical one', 'who cares about the lighthouse?'],
    ['a question that wants to hear a yes', "the minister is lying, isn't he?"],
    ['what points at something shown', 'is that real?'],
    ['an arrangement among members', 'what time is the meeting?'],
    ['another arrangement', "where's the link again?"],
    ['who of them has a thing', "who's got the highest score so far?"],
    ['catching up', "what's new?"],
    ['catching up on a day', 'did anything happen yesterday?'],
    ['catching up on news', 'any news today?'],
    ['a single word', 'lunch?'],
    ['a bare question word', 'why though?'],
    ['a link', 'https://example.com/what-did-the-mayor-say?page=2'],
    ['code', '```\nwhy does this loop end?\n```'],
    ['what somebody else said', '> how much did the bridge cost?\nlol'],
    ['emoji', '<:kappa:123456789012345678> 😀'],
    ["another bot's command", '!play who let the dogs out'],
    ['a slash command that was not sent', '/ask how much did the bridge cost'],
    ['nothing', '   '],
    ['a whole text', `${'The storm came at night. '.repeat(20)}How many homes lost power?`],
  ])('%s: %s', (_, message) => expect(asksOfArticles(message)).toBe(false));

  it('knows an arrangement among members from when or where something in the news is', () => {
    expect(asksOfArticles('when is the bridge in Kalvik closed?')).toBe(true);
    expect(asksOfArticles('where was the stolen astrolabe found?')).toBe(true);
  });

  it('unless it goes on about an answer, in a whole question', () => {
    const followUp = 'and how much was it?';
    expect(asksOfArticles(followUp)).toBe(false);
    expect(asksOfArticles(followUp, true)).toBe(true);
    for (const said of ['really?', 'why?', 'thanks, that helps', 'so what?']) {
      expect(asksOfArticles(said, true), said).toBe(false);
    }
  });

  it('in next to no time, whatever is said', () => {
    const bits = [
      'what ',
      'is ',
      'hey, ',
      'anyone ',
      '> ',
      '`',
      '<@',
      'who, ',
      '?',
      '\n',
      ' i ',
      '…',
    ];
    const message = fc
      .array(fc.constantFrom(...bits), { minLength: 50, maxLength: 200 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(message, (text) => {
        expect(typeof asksOfArticles(text)).toBe('boolean');
      }),
    );
  });
});
