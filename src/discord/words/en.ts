/**
 * Everything that the bot says, in English. The other languages have the same keys. Texts are
 * Discord's markdown; values put into them are escaped by the layout.
 */
export const en = {
  /** For dates and numbers, BCP 47. */
  locale: 'en-GB',

  answer: {
    found: (sureness: string) => `Found, ${sureness}:`,
    closest: (sureness: string) => `The closest that I found, ${sureness}:`,
    sure: (percent: string) => `sure (${percent})`,
    fairlySure: (percent: string) => `fairly sure (${percent})`,
    notSure: (percent: string) => `not sure (${percent})`,
    dontSay: "The articles don't say.",
    nothingPasses: 'No article passes these filters.',
    nearest: 'The nearest I have:',
    chooseNearest: 'Look at one of them',
    alsoIn: 'also in:',
    andMore: (count: number) => `and ${count} more`,
    untitled: 'untitled',
    quoteOf: (number: number, total: number) => `quote ${number} of ${total}`,
    asked: (question: string) => `Asked: ${question}`,
    sharedBy: (mention: string) => `Shared by ${mention}`,
    only: (value: string) => `Only articles: ${value}`,
    preferring: (value: string) => `Preferring articles: ${value} (from your question)`,
    dropped: (value: string) =>
      `No article ${value} has to do with it, so I looked in all of them.`,
    from: (day: string) => `from ${day} on`,
    upTo: (day: string) => `up to ${day}`,
    between: (first: string, last: string) => `from ${first} to ${last}`,
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Hello! Ask me something and I will look for the passage that answers it in the articles.',
    thanks: 'You are welcome to ask on.',
    empty:
      'There was no question. Ask in a sentence, for example: what did the UN report say about crypto theft?',
    noise: 'I could not make out a question. Try a whole sentence.',
    chatter: 'I only quote from the articles that I was given. Ask me about something in them.',
  },

  buttons: {
    previous: 'Previous',
    next: 'Next',
    context: 'More context',
    share: 'Share',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    followUp: 'Follow-up',
    delete: 'Delete',
  },

  feedback: {
    thanks: 'Thank you, noted.',
    why: 'What was wrong?',
    whyLabel: 'In a few words (optional)',
    thanksForReason: 'Thank you. The moderators will see what was wrong, without your name.',
  },

  followUp: {
    title: 'Ask a follow-up',
    label: 'Your question',
  },

  refusals: {
    cooldown: (ends: string) => `That were many questions. Ask me again ${ends}.`,
    waiting: (before: number) =>
      before === 1
        ? 'One question is before yours; your answer will appear here.'
        : `${before} questions are before yours; your answer will appear here.`,
    channel: (channels: string) => `I may not be asked here. Ask me in ${channels}.`,
    roles: (roles: string) => `Only members with one of these roles may ask me: ${roles}.`,
    mayNotWrite: (channel: string) =>
      `I may not write in ${channel}: there I need the permissions "View Channel" and "Send Messages". Moderators can give them to me, and you can ask me here meanwhile.`,
    permission: 'That is for moderators: it needs the permission "Manage Server".',
    notYours: 'Only who asked can do that.',
    changed: 'The article has changed since it was quoted, or is no longer here.',
    gone: 'This answer is no longer kept. Ask again and I will look it up anew.',
    leaving: 'I am being restarted and could not finish this. Please ask again in a minute.',
    unknownCommand:
      'I no longer know this command. Discord may need a minute to show the new ones.',
    unknownButton: 'I no longer know this button. Ask again to get a new one.',
  },

  failures: {
    /** Followed by the failure's id. */
    unforeseen: (id: string) =>
      `Something went wrong on my side, and it is in the log as \`${id}\`. Please try again.`,
    withReason: (reason: string, id: string) => `That did not work: ${reason} (\`${id}\`)`,
    invalidDate: 'That is no date. Write it as YYYY-MM-DD, e.g. 2023-04-01.',
    questionTooLong: 'That question is too long. Ask it in a few sentences.',
  },

  sources: {
    heading: (first: number, last: number, total: number) =>
      total === 1 ? 'The only article' : `Articles ${first} to ${last} of ${total}`,
    empty: 'There are no articles yet.',
    passages: (count: number) => (count === 1 ? '1 passage' : `${count} passages`),
    filterTooLong:
      'That is too long to filter by. Choose a publisher from the list, or write less.',
  },

  article: {
    by: (author: string) => `by ${author}`,
    added: (day: string) => `added ${day}`,
    read: 'Read its passages',
    several: (total: number, shown: number) =>
      shown < total
        ? `${total} articles have that in title or publisher. The newest ${shown}:`
        : `${total} articles have that in title or publisher:`,
    nearest: 'No title has that. The articles nearest to it by what they say:',
    notFound: 'I have no such article.',
    gone: 'This article is no longer among those that I have.',
    noSuchPassage: (total: number) =>
      total === 1
        ? 'This article has one passage only.'
        : `This article has passages 1 to ${total}.`,
  },

  status: {
    holds: (articles: number, publishers: number) =>
      `I quote from **${articles.toLocaleString('en-GB')} ${articles === 1 ? 'article' : 'articles'}** of ${publishers.toLocaleString('en-GB')} ${publishers === 1 ? 'publisher' : 'publishers'}.`,
    empty: 'I have no articles to quote from yet.',
    newest: (day: string) => `The newest is from ${day}.`,
    passages: (count: number) =>
      count === 1
        ? 'They are cut into one passage, which is what I look through for an answer.'
        : `They are cut into ${count.toLocaleString('en-GB')} passages, which are what I look through for an answer.`,
    copies: (count: number) =>
      count === 1
        ? 'One copy of an article is only named, under "also in".'
        : `${count.toLocaleString('en-GB')} copies of articles are only named, under "also in".`,
    model: (model: string) => `What texts mean is compared with the model ${model}.`,
    since: (moment: string) => `I have been running since ${moment}.`,
  },

  help: {
    intro:
      'I answer questions with quotes from news articles, word for word. Where the articles say nothing, I say so.',
    askHeading: 'Ask me',
    ask: [
      'mention me with your question, or write to me directly',
      '`/ask`, also by publisher, title or date; `private` shows the answer to you alone',
      'in the menu of a message: Apps, **Find sources**',
      'go on by replying to my answer, or by its button **Follow-up**',
    ],
    example: (question: string) => `for example: \`/ask question: ${question}\``,
    surenessHeading: 'How sure I am',
    sureness:
      'The percentage is my estimate that the quote answers you. **Sure** and **fairly sure**: most likely. **Not sure**: the closest that I found, judge for yourself. Press **Helpful** or **Not helpful** to tell the moderators.',
    lookUpHeading: 'Look things up',
    lookUp: [
      '`/sources` lists the articles, `/source` shows one, `/passage` lets you read it',
      '`/status` tells what I hold',
    ],
    privacyHeading: 'What I keep',
    privacy: (days: number) =>
      `Questions, answers and votes, for ${days} ${days === 1 ? 'day' : 'days'}. \`/forget me\` deletes yours at once.`,
    moderatorsHeading: 'For moderators',
    moderators: [
      '`/articles` adds, removes and lists articles',
      '`/config` sets where and by whom I may be asked',
      '`/gaps` shows what I could not answer, `/stats` how much I am used',
    ],
  },
};
