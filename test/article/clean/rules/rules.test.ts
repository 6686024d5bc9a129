import { describe, expect, it } from 'vitest';
import { matchRule, rules } from '../../../../src/article/clean/rules/rules.js';

/** At least one line of each kind, as pages print it. */
const clutter: Readonly<Record<string, readonly string[]>> = {
  'skip-link': ['1. Skip to content', 'Jump to navigation', 'Zum Inhalt springen', 'Back to top'],
  breadcrumb: ['Home > News > Harbour', 'You are here: Home / Weather', 'Start » Politik » Stadt'],
  menu: ['Sign in', 'Privacy Policy', 'News | Sport | Weather | Culture', 'Impressum', 'Load more'],
  advertisement: ['Advertisement', 'Story continues below advertisement', '- Anzeige -'],
  share: [
    'Share this article',
    'Tweet',
    '12 Shares',
    'Facebook Twitter Email',
    'Click to share on Facebook (Opens in new window)',
  ],
  'follow-us': [
    'Follow us on Twitter and Facebook',
    'Follow us on Google News',
    '@plotcourier',
    'Follow Robin Sample on Twitter @robin',
  ],
  'newsroom-notice': [
    'Our Standards: The Gazette Trust Principles., opens new tab',
    'Purchase Licensing Rights',
    ', opens new tab',
    'Reuse this content',
    'View image in fullscreen',
    'Was this article helpful? Yes No',
    'Do you have a story tip? Email tips@gazette.example.',
    'Have a news tip? Reach us on Signal.',
    'Do you have an opinion on the issues raised in this article? To submit a letter, please click here.',
    'Get in touch with us about this story by emailing news@gazette.example',
    'Contact the reporter at robin@gazette.example or 555-0134.',
    'Write to Robin Sample at robin@gazette.example',
    'Robin Sample can be reached at robin@gazette.example.',
    'This is a breaking news story. Check back for updates.',
    'Disclaimer: This story is generated from a syndicated feed.',
    "The views expressed in this article are the author's own.",
    "Follow the Gazette's coverage of fisheries at https://gazette.example/hub/fish",
    'More stories on shipping: https://gazette.example/hub/ships',
    'Catch all the Business News and Latest News Updates on Gazette Mint.',
    'Listen to the best of the Gazette on Sounds and follow us on Facebook, X and Instagram.',
  ],
  newsletter: [
    'Sign up for our daily newsletter',
    'The best videos delivered daily',
    'All the news, straight to your inbox',
    'Enter your email',
    'Cancel at any time.',
    'Only 3.50 euros a month, cancel whenever you like',
  ],
  comments: ['Leave a Reply', '34 Comments', '3 responses to “Pier to close”', 'View Comments'],
  'comment-form': [
    'Your email address will not be published. Required fields are marked *',
    'Website',
  ],
  copyright: [
    'Copyright 2023 Example Media Inc. All rights reserved.',
    '© 2020 Harbour Gazette',
    'Alle Rechte vorbehalten',
  ],
  'cookie-notice': [
    'We use cookies to improve your experience on this site.',
    'Accept all cookies',
    'We and our 311 partners store and access information on your device.',
  ],
  'affiliate-notice': [
    'If you buy something through our links, we may earn a commission.',
    'This post contains affiliate links.',
    'We may receive a small commission for purchases made here.',
  ],
  'picture-caption': ['Image caption, The lock keeper at work', 'Photo caption, A barge leaves'],
  'gallery-control': ['Next image', 'Open image in gallery', 'Slide 2 of 9', 'View 14 photos'],
  player: ['Video Player is loading.', 'Play Video', '0:00 / 3:41'],
  'related-list': [
    'Related stories',
    'Most Popular',
    'Similar Posts',
    'More from Harbour Gazette',
    'Das könnte Sie auch interessieren',
  ],
  'related-link': [
    'Read Also: Ferry strike enters third week',
    'RELATED: Why the pier closed',
    '[Related: Four bridges that never were]',
    'Lesen Sie auch: Der letzte Dieselbus',
  ],
  'read-time': ['4 min read', '3 minutes, 4 seconds Read', 'Reading time: 5 minutes'],
  'agency-signoff': [
    'ab/cd (AFP, dpa, Reuters)',
    '(Reporting by A. Writer; Editing by B. Reader)',
    'The Associated Press contributed to this report.',
  ],
  'photo-credit': [
    '(Photo : T. EXAMPLE/AFP via Getty Images)',
    'Image Credit: Harbour Gazette',
    'Photo by T. Example/Getty Images',
    'A. Sample/Reuters',
  ],
  caption: [
    'A barge passes the bridge on TuesdayImage: Halmwelle/dpa',
    'The pier at low tide. (Photo by Sam Placeholder)',
    'The stone in its crate on Monday. (AP Photo/Sam Placeholder)',
  ],
  tags: ['Tags: rail, travel, night trains', 'Filed under: Weather'],
};

const front: Readonly<Record<string, readonly string[]>> = {
  counter: ['12', '-----'],
  timestamp: ['Updated 4 hours ago', '2 days ago', 'Updated Nov 19, 9:41 AM'],
  byline: [
    'By Robin Sample',
    'by Robin Sample and Alex Specimen',
    'BY ROBIN SAMPLE',
    'Von Robin Muster | Beispieler Rundschau',
    'By ROBIN SAMPLE, ALEX SPECIMEN and KIM DUMMY',
  ],
  'byline-role': ['Senior Reporter', 'Staff Writers', 'Harbour Affairs Editor', 'STAFF WRITER'],
};

describe('the rule table', () => {
  it('has an example here for every rule, and every rule another name', () => {
    const names = rules.map(({ name }) => name);
    expect([...names].sort()).toEqual([...Object.keys(clutter), ...Object.keys(front)].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.entries(clutter))('%s', (name, lines) => {
    expect(lines.map((line) => [line, matchRule(line, 'anywhere')?.name])).toEqual(
      lines.map((line) => [line, name]),
    );
  });

  it.each(Object.entries(front))('%s, before the body only', (name, lines) => {
    for (const line of lines) {
      expect([line, matchRule(line, 'front')?.name]).toEqual([line, name]);
      expect([line, matchRule(line, 'anywhere')]).toEqual([line, null]);
    }
  });

  it.each([
    'The photo shows the pier as it was before the storm.',
    'Share prices fell by a tenth on Monday.',
    'More than forty people came to the meeting.',
    'Read the small print, the ombudsman said.',
    'Home was a caravan on the edge of the quarry.',
    'Comments on the plan can be sent in until Friday.',
    'By Tuesday the water had reached the church.',
    'Edited by two students, the magazine sold out in a day.',
    'Copyright law is older than the printing press in some countries.',
    'Follow the river and you come to the mill.',
    'Subscribe, they said, and then they raised the price.',
    '"Leave a reply," he told the machine, and hung up.',
    'The agreement was signed in the capital (Reuters)',
    'It took 4 minutes to read the verdict.',
    'We use cookies in the kitchen, not on the website, the baker joked.',
    'A second bridge by the end of the decade',
    '10:45',
    'What happens next',
    'Cancel any time you like, the clerk told them, and they did.',
    'The next image showed an empty quay.',
    'If you buy a boat you need a place for it.',
    'We may earn less this year, the fishermen said.',
    'Our standards are higher than those of the ministry, she said.',
    'Do you have a tip for young authors?',
    'Have you got a story? Everybody has one, the old man says.',
    'Write to your council before Friday, the campaign urges.',
    'The minister can be reached at any time.',
    'Police ask witnesses to write to tips@harbour.example.',
    'This is a story of two brothers.',
    'The views expressed by voters differ widely.',
    'Disclaimers fill the last page of the contract.',
    'Catch all the fish you like, the sign says.',
    'Follow the coverage closely, he said, and you will see.',
  ])('leaves text alone: %s', (line) => {
    expect(matchRule(line, 'anywhere')).toBeNull();
  });
});
