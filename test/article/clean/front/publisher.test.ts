import { describe, expect, it } from 'vitest';
import {
  publisherOfCopyright,
  publisherOfDateline,
  publisherOfSiteLink,
  publisherOfUrl,
  splitTitle,
} from '../../../../src/article/clean/front/publisher.js';

describe('the publisher', () => {
  it.each([
    ['https://www.bbc.co.uk/news/1', 'BBC'],
    ['https://edition.cnn.com/2020/a', 'CNN'],
    ['https://news.example.com/a', 'news.example.com'],
    ['http://www.example.org', 'example.org'],
  ])('of a web address: %s', (url, name) => {
    expect(publisherOfUrl(url)).toBe(name);
  });

  it.each([
    '',
    'example',
    'ftp://example.com/a',
    'http://127.0.0.1/a',
    'http://localhost/a',
  ])('of no web address: %j', (url) => {
    expect(publisherOfUrl(url)).toBeNull();
  });

  it.each([
    ['Pier to close in June | Harbour Gazette', null, 'Pier to close in June', 'Harbour Gazette'],
    ['Pier to close in June - The Guardian', null, 'Pier to close in June', 'The Guardian'],
    [
      'Pier to close in June – Halmwelle',
      'www.halmwelle.example',
      'Pier to close in June',
      'Halmwelle',
    ],
    ['Pier closes - dozens stranded', null, 'Pier closes - dozens stranded', null],
    ['Pier closes - Mayor Says Sorry', null, 'Pier closes - Mayor Says Sorry', null],
    ['Pier closes in June | Business', null, 'Pier closes in June | Business', null],
  ])('at the end of a title: %s', (line, host, title, publisher) => {
    expect(splitTitle(line, host)).toEqual({ title, publisher });
  });

  it.each([
    ['Copyright 2022 Lakeside Media LLC. All rights reserved.', 'Lakeside Media'],
    ['© 2019-2024 Harbour Gazette Ltd', 'Harbour Gazette'],
    ['Copyright © 2020 Example.com', 'Example.com'],
    ['Copyright 2020. All rights reserved.', null],
    ['All rights reserved', null],
    ['The copyright expired in 1998 in most countries', null],
  ])('in a copyright line: %s', (line, name) => {
    expect(publisherOfCopyright(line)).toBe(name);
  });

  it('in a link to its other sites', () => {
    expect(publisherOfSiteLink('3. Skip to more Halmwelle sites')).toBe('Halmwelle');
    expect(publisherOfSiteLink('Skip to more sites')).toBeNull();
  });

  it.each([
    ['(CNN) -- The pier is closed.', 'CNN'],
    ['LONDON, England (CNN) -- The pier is closed.', 'CNN'],
    ['NORTHPORT (AP) — The pier is closed.', 'Associated Press'],
    ['The pier (built in 1901) - the oldest - is closed.', null],
    ['The report by the agency (Reuters) is short.', null],
  ])('in a dateline: %s', (line, name) => {
    expect(publisherOfDateline(line)).toBe(name);
  });
});
