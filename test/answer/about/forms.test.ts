import { describe, expect, it } from 'vitest';
import { authorQuestionIn } from '../../../src/answer/about/by-author.js';
import { articleQuestionIn } from '../../../src/answer/about/forms.js';

describe('a question about an article', () => {
  it.each([
    [
      'Who wrote the article about the firefighter on the moor?',
      'author',
      'the firefighter on the moor',
    ],
    ['who is the author of the moor fire story', 'author', 'moor fire'],
    ["Who's the reporter behind the piece on the sawmill?", 'author', 'the sawmill'],
    ['who is behind the article on the sawmill', 'author', 'the sawmill'],
    ['By whom was the article about the sawmill written?', 'author', 'the sawmill'],
    [
      'When was the article about the moor fire still burning published?',
      'date',
      'the moor fire still burning',
    ],
    ['when did the story about the sawmill come out', 'date', 'the sawmill'],
    ['How old is the article on the sawmill?', 'date', 'the sawmill'],
    ['In which newspaper was the article about the sawmill published?', 'publisher', 'the sawmill'],
    ['Who published the story about the sawmill?', 'publisher', 'the sawmill'],
    ['What is the headline of the story about the sawmill?', 'title', 'the sawmill'],
    ['Where can I read the story on the sawmill?', 'url', 'the sawmill'],
    ['link to the article about the sawmill', 'url', 'the sawmill'],
    ['Summarise the article about the glacier museum', 'gist', 'the glacier museum'],
    ['tl;dr of the glacier museum story', 'gist', 'glacier museum'],
    ['tldr glacier museum story', 'gist', 'glacier museum'],
    ['What is the article on the Skarn sawmill about?', 'gist', 'the Skarn sawmill'],
    ['What does the article about the glacier museum say?', 'gist', 'the glacier museum'],
    ['give me a short summary of the story about the avalanche', 'gist', 'the avalanche'],
  ])('asks for a fact or the gist of one: %s', (question, asked, topic) => {
    expect(articleQuestionIn(question)).toMatchObject({ asked, topic, certain: true });
  });

  it.each([
    [
      'Which newspaper reported that four villages are without power?',
      'publisher',
      'four villages are without power',
    ],
    ['Who reported on the moor fire?', 'author', 'the moor fire'],
    ['When was the report about crypto theft published?', 'date', 'crypto theft'],
    ['Who wrote the story of the firefighter?', 'author', 'the firefighter'],
    ['Who wrote "Moor fire still burning"?', 'author', 'Moor fire still burning'],
  ])('may ask for what a text tells as well: %s', (question, asked, topic) => {
    expect(articleQuestionIn(question)).toMatchObject({ asked, topic, certain: false });
  });

  it.each([
    ['which paper was it in', 'publisher', true],
    ['Where can I read it?', 'url', true],
    ['Who wrote this article?', 'author', true],
    ['What is the story about?', 'gist', true],
    ['who wrote it?', 'author', false],
    ['When was it published?', 'date', false],
  ])('may be about the one before: %s', (question, asked, certain) => {
    expect(articleQuestionIn(question)).toMatchObject({ asked, topic: null, certain });
  });

  it.each([
    'who wrote the law?',
    'Who wrote the letter to the mayor about the article on bins?',
    'When was the UN report published?',
    'What did the UN report say about crypto theft?',
    'What does the article about the glacier museum say about entry fees?',
    'Which newspaper published the leaked documents?',
    'Who wrote the short story?',
    'Who wrote Toy Story?',
    'What is "Five" about?',
    'Who covered up the murder?',
    'What was it called?',
    'How old is it?',
    'When is it out?',
    'Where was the mayor born?',
  ])('is none that asks for something else: %s', (question) => {
    expect(articleQuestionIn(question)).toBeNull();
  });
});

describe('a question for what somebody has written', () => {
  it.each([
    ['articles by Ben Okafor', 'Ben Okafor', null, null],
    ['articles by Ben Okafor about the moor', 'Ben Okafor', 'the moor', null],
    ['any articles on the moor by Ben Okafor?', 'Ben Okafor', 'the moor', null],
    ['anything by Celia Thorne on floods?', 'Celia Thorne', 'floods', null],
    ['show me all stories by celia thorne', 'celia thorne', null, null],
    ["Ben Okafor's latest article", 'Ben Okafor', null, 'newest'],
    ['the first article by Ben Okafor', 'Ben Okafor', null, 'oldest'],
    ["Ben Okafor's latest articles", 'Ben Okafor', null, null],
  ] as const)('names the author, and perhaps a subject: %s', (question, author, topic, only) => {
    expect(authorQuestionIn(question)).toMatchObject({ author, topic, only, certain: true });
  });

  it.each([
    ['What has Ben Okafor written?', 'Ben Okafor', null],
    ['What did Ben Okafor write about?', 'Ben Okafor', null],
    ['What did Obama write about his childhood?', 'Obama', 'his childhood'],
    ['Did Ben Okafor write anything about the fire?', 'Ben Okafor', 'the fire'],
  ])('may be about a person of the news: %s', (question, author, topic) => {
    expect(authorQuestionIn(question)).toMatchObject({ author, topic, certain: false });
  });

  it.each([
    'any news from Skarn?',
    'What did Anne Frank write in her diary?',
    'What did Kim write to Putin?',
    'What books has Obama written?',
    "Did the Guardian's report on the strike mention wages?",
    'reports by the UN about hunger',
    'What did the council report on?',
  ])('is none that asks for something else: %s', (question) => {
    expect(authorQuestionIn(question)).toBeNull();
  });
});
