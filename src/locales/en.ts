import { symbols } from './symbols.js';

const locale = 'en-GB';

/** Made for the first number: making it takes several milliseconds, which a terminal can do without. */
let numbers: Intl.NumberFormat | undefined;

function grouped(count: number): string {
  numbers ??= new Intl.NumberFormat(locale);
  return numbers.format(count);
}

const buttons = {
  previous: 'Previous',
  next: 'Next',
  context: 'More context',
  open: 'Open',
  share: 'Share',
  followUp: 'Follow-up',
  ...symbols,
};

/**
 * Everything the bot says, in English. The other languages have the same keys. Phrases are Discord
 * markdown; the views escape the values they put in.
 */
export const en = {
  /** For dates and numbers, BCP 47. */
  locale,

  answer: {
    likely: (percent: string) => `**Likely answer** (${percent})`,
    closest: (percent: string) => `**Closest match – may not answer your question** (${percent})`,
    dontSay: "I couldn't find that in the articles.",
    nothingPasses: 'No articles match these filters.',
    /** When the library is empty. */
    noArticles:
      'I have no articles to quote from yet. Moderators can add some with `/articles add`.',
    nearest: 'Closest articles:',
    chooseNearest: 'Open an article…',
    alsoIn: 'also in:',
    newer: 'A newer report differs:',
    /** What a question asks about the quoted article itself. */
    facts: {
      author: (name: string) => `By ${name}`,
      date: (day: string) => `Published ${day}`,
      publisher: (name: string) => `Published by ${name}`,
      title: (title: string) => `Headline: ${title}`,
      url: (url: string) => `Address: ${url}`,
    },
    untold: {
      author: "The article doesn't say who wrote it.",
      date: "The article doesn't say when it was published.",
      publisher: "The article doesn't say who published it.",
      title: "The article doesn't give its headline.",
      url: "The article doesn't give its address.",
    },
    noAuthor: (name: string) => `None of the articles is by ${name}.`,
    andMore: (count: number) => `and ${grouped(count)} more`,
    untitled: 'untitled',
    quoteOf: (number: number, total: number) => `quote ${number} of ${total}`,
    /** On the button to the next quote: which one is shown. */
    nextQuote: (number: number, total: number) => `Next quote (${number} of ${total})`,
    passageOf: (number: number, total: number) => `passage ${number} of ${total}`,
    asked: (question: string) => `Asked: ${question}`,
    sharedBy: (mention: string) => `Shared by ${mention}`,
    /** Takes the words that were searched for instead of misspelt ones. */
    corrected: (words: string) => `Searched for: ${words}`,
    /** The next three take one of the conditions below them. */
    only: (condition: string) => `Only articles ${condition}`,
    preferring: (condition: string) => `Preferring articles ${condition} (from your question)`,
    dropped: (condition: string) => `No articles ${condition} matched, so I searched all of them.`,
    by: (publisher: string) => `by ${publisher}`,
    matching: (text: string) => `with “${text}” in the headline, publisher or author`,
    writtenBy: (author: string) => `by ${author}`,
    on: (day: string) => `from ${day}`,
    from: (day: string) => `from ${day} onwards`,
    upTo: (day: string) => `until ${day}`,
    between: (first: string, last: string) => `from ${first} to ${last}`,
    /** Marks where part of a quote was left out. */
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      "Hello! Ask me a question, and I'll look for the passage in the articles that answers it.",
    thanks: "You're welcome!",
    empty: 'What would you like to know?',
    noise: "I didn't catch a question there – try a full sentence.",
    chatter: 'I can only quote from the articles I have. Ask me about something in them.',
    /** About a message that somebody else wrote. */
    nothing: "There's nothing to look up in that message.",
  },

  buttons,

  feedback: {
    thanks: 'Thanks for the feedback!',
    why: 'What was wrong?',
    whyLabel: 'In a few words (optional)',
    thanksForReason: 'Thanks! Moderators will see your comment, but not your name.',
  },

  followUp: {
    title: 'Ask a follow-up',
    label: 'Your question',
  },

  refusals: {
    cooldown: (ends: string) => `That was a lot of questions at once. You can ask again ${ends}.`,
    waiting: (before: number) =>
      before === 1
        ? 'One question is ahead of yours. Your answer will appear here.'
        : `${before} questions are ahead of yours. Your answer will appear here.`,
    channel: (channels: string) => `I can't answer in this channel – ask me in ${channels}.`,
    roles: (roles: string) => `You need one of these roles to ask me: ${roles}.`,
    mayNotWrite: (channel: string) =>
      `I can't reply in ${channel}: I need the permissions **View Channel** and **Send Messages** there. Ask a moderator to allow it, or ask me here.`,
    mentionMe: 'Please @mention me, not my role – otherwise Discord hides your message from me.',
    permission: 'You need the **Manage Server** permission to use this.',
    notYours: 'Only the person who asked, or a moderator, can delete this.',
    shared: (link: string) => `Already shared: ${link}`,
    changed: 'This article has been changed or removed since I quoted it.',
    gone: "I no longer have this answer. Ask again, and I'll look it up.",
    leaving: "I'm restarting and couldn't finish this. Please ask again in a minute.",
    unknownCommand:
      'This command no longer exists. Discord may take a minute to show the new ones.',
    unknownButton: 'This button no longer works. Ask again to get a new one.',
  },

  failures: {
    /** Takes the failure's id, which the log has too. */
    unforeseen: (id: string) => `Something went wrong (error \`${id}\`). Please try again.`,
    /** When the index can't be read. */
    noArticles: (id: string) =>
      `I can't read my articles right now (error \`${id}\`). Please try again later.`,
    /** When what the bot keeps can't be read or written. */
    noRecords: (id: string) =>
      `I can't use my records right now, so nothing was saved (error \`${id}\`). Please try again later.`,
    invalidDate: "That isn't a valid date. Write it as YYYY-MM-DD, e.g. 2023-04-01.",
    questionTooLong: 'That question is too long. Please ask it in a few sentences.',
  },

  sources: {
    heading: (first: number, last: number, total: number) =>
      total === 1
        ? 'One article'
        : `Articles ${grouped(first)} to ${grouped(last)} of ${grouped(total)}`,
    empty: 'There are no articles yet.',
    passages: (count: number) => (count === 1 ? '1 passage' : `${grouped(count)} passages`),
    filterTooLong: 'That filter is too long. Choose a publisher from the list, or type less.',
  },

  article: {
    by: (author: string) => `by ${author}`,
    added: (day: string) => `added ${day}`,
    read: 'Read article',
    several: (total: number, shown: number) =>
      shown < total
        ? `${grouped(total)} articles have that in their title, publisher or author. The newest ${shown}:`
        : `${grouped(total)} articles have that in their title, publisher or author:`,
    nearest: 'No title matches. Closest by content:',
    notFound: "I don't have that article.",
    gone: 'I no longer have this article.',
    noSuchPassage: (total: number) =>
      total === 1
        ? 'This article has only one passage.'
        : `This article has passages 1 to ${total}.`,
  },

  status: {
    holds: (articles: number, publishers: number) =>
      `I quote from **${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}** by ${grouped(publishers)} ${publishers === 1 ? 'publisher' : 'publishers'}.`,
    empty: 'I have no articles to quote from yet.',
    newest: (day: string) => `The newest is from ${day}.`,
    passages: (count: number) =>
      count === 1
        ? 'I search 1 passage for answers.'
        : `I search ${grouped(count)} passages for answers.`,
    copies: (count: number) =>
      count === 1
        ? '1 duplicate is only listed under "also in".'
        : `${grouped(count)} duplicates are only listed under "also in".`,
    model: (model: string) => `Search model: ${model}`,
    since: (moment: string) => `Running since ${moment}`,
  },

  help: {
    intro:
      "I answer questions with word-for-word quotes from news articles. If the articles don't have the answer, I say so.",
    askHeading: 'Ask me',
    ask: [
      'Mention me with your question, or send me a direct message',
      '`/ask`, optionally by publisher, title or date; with `private`, only you see the answer',
      "In a message's menu: Apps, **Find sources**",
      `To follow up, reply to my answer or press **${buttons.followUp}**`,
      'Ask in English: in other languages I miss many answers',
    ],
    example: (question: string) => `For example: \`/ask question: ${question}\``,
    surenessHeading: 'How sure I am',
    sureness: `The percentage is how likely I think the quote is to answer your question; each quote has its own. **Likely answer**: it most likely does. **Closest match – may not answer your question**: the best I found, so judge for yourself. Press **${buttons.helpful}** or **${buttons.notHelpful}** to tell the moderators.`,
    lookUpHeading: 'Look things up',
    lookUp: [
      '`/sources` lists the articles, `/source` shows one, `/passage` lets you read it',
      "`/status` shows what's in the collection",
    ],
    privacyHeading: 'What I keep',
    privacy: (days: number) =>
      `Questions, answers and votes, for ${days} ${days === 1 ? 'day' : 'days'}. \`/forget me\` deletes yours right away.`,
    moderatorsHeading: 'For moderators',
    moderators: [
      '`/articles` adds, removes and lists articles',
      '`/config` sets where I answer and who can ask me',
      "`/gaps` shows what I couldn't answer, `/stats` how much I'm used",
    ],
  },

  articles: {
    fileOrUrl: 'Attach a file or give a link: one of the two, not both.',
    notHere:
      "Articles can't be added or removed from this server. The operator sets which servers can do that with DISCORD_CURATING_GUILDS.",
    noUrls:
      'Adding from links is switched off. Upload the page as a file instead. The operator can switch it on with PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name: string) =>
      `I can't read ${name}. I read .txt, .md, .html, .json and .jsonl files, also gzipped (.gz).`,
    jsonSaysItself:
      'JSON files have their own fields for title, publisher and date. Leave these options out.',
    refused: {
      noAddress: () => "That isn't a link. Give the whole of it, starting with https://.",
      notHttp: () => 'I only open links that start with https:// or http://.',
      credentials: () => "I don't open links with a user name or password in them.",
      privateAddress: () =>
        "That link leads to a private network, so I won't open it. Upload the page as a file instead.",
      tooManyRedirects: () => 'That link redirected me more than five times, so I gave up.',
      status: (status: string) =>
        `I couldn't load that page: its server answered with ${status}. Upload it as a file instead.`,
      type: (type: string) =>
        type === ''
          ? "I can't tell what type of page that is. I read HTML, text, Markdown and JSON."
          : `That page is of the type ${type}. I read HTML, text, Markdown and JSON.`,
      tooLarge: () => "That's too large. Files can have up to 25 MB, pages up to 5 MB.",
      tooSlow: () => 'That took too long to load. Try again, or upload the page as a file.',
      unreachable: (code: string) =>
        code === ''
          ? "I couldn't load that. Check the link, or try again."
          : `I couldn't load that (${code}). Check the link, or try again.`,
    },
    stuck: (name: string) =>
      `${name} took too long, so I stopped. What was added until then stays; the rest of it can't be used like this.`,
    busy: 'The articles are being changed from the command line right now. Try again later.',
    loading: (name: string) => `Loading ${name}…`,
    waiting: (name: string, before: number) =>
      before === 1
        ? `${name}: waiting for the change before it…`
        : `${name}: waiting for ${before} changes before it…`,
    reading: (name: string) => `Reading ${name}…`,
    embedding: (name: string, articles: number) =>
      articles === 1
        ? `Adding an article from ${name}…`
        : `Adding ${grouped(articles)} articles from ${name}…`,
    indexing: (name: string) => `Finishing the index with ${name}…`,
    passages: (done: number, total: number) => `${grouped(done)} of ${grouped(total)} passages`,
    goesOn: (name: string) =>
      `I'm still adding ${name}, but Discord only lets me edit this reply for 15 minutes. \`/articles list\` shows what has been added; errors are in the log.`,
    removalGoesOn:
      "The removal is still waiting for its turn, but Discord only lets me edit this reply for 15 minutes. `/articles list` shows when it's done.",
    result: (name: string, changes: string) => `${name}: ${changes}.`,
    changes: {
      added: (count: number) => `${grouped(count)} added`,
      replaced: (count: number) => `${grouped(count)} replaced`,
      relabelled: (count: number) => `${grouped(count)} with a new title, date or source`,
      unchanged: (count: number) => `${grouped(count)} unchanged`,
      copy: (count: number) =>
        count === 1
          ? '1 duplicate of an existing article'
          : `${grouped(count)} duplicates of existing articles`,
      removed: (count: number) => `${grouped(count)} removed`,
    },
    nothing: (name: string) => `I couldn't add anything from ${name}.`,
    faults: 'Problems:',
    interrupted:
      "I'm restarting before everything was added. What's listed here is saved; send the same file or link again for the rest.",
    toRemove: 'Which article? Choose it from the list that appears as you type.',
    removing: (title: string) => `Removing ${title}…`,
    removed: (title: string, passages: number, copies: number) =>
      `Removed: ${title} (${passages === 1 ? '1 passage' : `${grouped(passages)} passages`}${
        copies === 0 ? '' : copies === 1 ? ', and 1 duplicate' : `, and ${copies} duplicates`
      }).`,
  },

  config: {
    heading: 'Settings for this server',
    questionChannels: (channels: string) => `Question channels (no mention needed): ${channels}`,
    allowedChannels: (channels: string) => `Allowed channels: ${channels}`,
    allowedRoles: (roles: string) => `Allowed roles: ${roles}`,
    noChannel: 'none',
    everyChannel: 'all',
    everyone: 'everyone',
    private: '`/ask` answers privately by default',
    public: '`/ask` answers publicly by default',
    marking: (emoji: string) => `Unanswered forum posts: marked with ${emoji}`,
    cannotMark: (channels: string) =>
      `I can't mark posts in ${channels}: I need the permissions **Add Reactions** and **Read Message History** there.`,
    saved: 'Saved.',
    needsContent:
      "Question channels don't work yet: I can't read messages that don't mention me. The operator has to set DISCORD_MESSAGE_CONTENT and switch on **Message Content Intent** in the Discord Developer Portal.",
    notAllowed: (channels: string) =>
      `I don't answer in ${channels}, because I'm not allowed to there. \`/config allow-channel\` changes that.`,
    everyoneIsNoRole: '@everyone is the default. Remove the listed roles to let everyone ask.',
    tooMany: (most: number) => `The limit is ${most}. Remove one first.`,
  },

  gaps: {
    heading: (days: number) =>
      days === 1
        ? 'Questions without a good answer since yesterday'
        : `Questions without a good answer in the last ${days} days`,
    range: (first: number, last: number, total: number) => `${first} to ${last} of ${total}`,
    none: (days: number) =>
      days === 1
        ? 'Since yesterday, no question went unanswered and no answer was voted down.'
        : `In the last ${days} days, no question went unanswered and no answer was voted down.`,
    times: (count: number) => `${count}×`,
    refused: (count: number) => `${count} unanswered`,
    closest: (count: number) => `${count} closest match only`,
    votedDown: (count: number) => `${count} voted down`,
    last: (moment: string) => `last asked ${moment}`,
  },

  stats: {
    heading: (days: number) => (days === 1 ? 'Since yesterday' : `The last ${days} days`),
    none: (days: number) =>
      days === 1
        ? 'Nobody has asked me anything here since yesterday.'
        : `Nobody has asked me anything here in the last ${days} days.`,
    questions: (questions: string, members: string) =>
      `Questions: ${questions}, members: ${members}`,
    answered: (count: string) => `Answered: ${count}`,
    closest: (count: string) => `Closest match only: ${count}`,
    refused: (count: string) => `Unanswered: ${count}`,
    votes: (helpful: string, notHelpful: string) =>
      `Votes: ${helpful} helpful, ${notHelpful} not helpful`,
    noVotes: 'No votes yet',
  },

  forget: {
    nothing: 'I had nothing stored about you.',
    done: (answers: number, votes: number) =>
      `Deleted: ${answers === 1 ? '1 question with its answer' : `${answers} questions with their answers`} and ${votes === 1 ? '1 vote' : `${votes} votes`}.`,
    waiting: (count: number) =>
      count === 1
        ? "I'm still working on one of your questions. I'll answer it without keeping it."
        : `I'm still working on ${count} of your questions. I'll answer them without keeping them.`,
    messagesStay: `My messages in channels stay until someone deletes them: press **${buttons.delete}** below them. Their other buttons no longer work.`,
  },
};
