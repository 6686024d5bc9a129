const locale = 'en-GB';
const { format: grouped } = new Intl.NumberFormat(locale);

const buttons = {
  previous: 'Previous',
  next: 'Next',
  context: 'More context',
  share: 'Share',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  followUp: 'Follow-up',
  delete: 'Delete',
};

/**
 * Everything that the bot says, in English. The other languages have the same keys. Texts are
 * Discord's markdown; values put into them are escaped by the layout.
 */
export const en = {
  /** For dates and numbers, BCP 47. */
  locale,

  answer: {
    likely: (percent: string) => `**Likely answer** (${percent})`,
    closest: (percent: string) => `**Closest match – may not answer your question** (${percent})`,
    dontSay: "I couldn't find that in the articles.",
    nothingPasses: 'No article passes these filters.',
    nearest: 'The nearest articles:',
    chooseNearest: 'Look at one of them',
    alsoIn: 'also in:',
    andMore: (count: number) => `and ${grouped(count)} more`,
    untitled: 'untitled',
    quoteOf: (number: number, total: number) => `quote ${number} of ${total}`,
    passageOf: (number: number, total: number) => `passage ${number} of ${total}`,
    asked: (question: string) => `Asked: ${question}`,
    sharedBy: (mention: string) => `Shared by ${mention}`,
    /** The next three take one of the conditions below them. */
    only: (condition: string) => `Only articles ${condition}`,
    preferring: (condition: string) => `Preferring articles ${condition} (from your question)`,
    dropped: (condition: string) =>
      `No article ${condition} has to do with it, so I looked in all of them.`,
    by: (publisher: string) => `by ${publisher}`,
    matching: (text: string) => `with “${text}” in headline or publisher`,
    on: (day: string) => `of ${day}`,
    from: (day: string) => `from ${day} on`,
    upTo: (day: string) => `up to ${day}`,
    between: (first: string, last: string) => `from ${first} to ${last}`,
    /** Where something was left out of a quote. */
    cut: '[…]',
  },

  smallTalk: {
    greeting:
      'Hello! Ask me something and I will look for the passage that answers it in the articles.',
    thanks: 'You are welcome. What else would you like to know?',
    empty: 'There was no question. Ask in a sentence.',
    noise: 'I could not make out a question. Try a whole sentence.',
    chatter: 'I only quote from the articles that I was given. Ask me about something in them.',
    /** Of a message that somebody else wrote. */
    nothing: 'That message has nothing in it to look up.',
  },

  buttons,

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
    cooldown: (ends: string) => `That was a lot of questions at once. Ask me again ${ends}.`,
    waiting: (before: number) =>
      before === 1
        ? 'One question is ahead of yours; your answer will appear here.'
        : `${before} questions are ahead of yours; your answer will appear here.`,
    channel: (channels: string) => `I may not be asked here. Ask me in ${channels}.`,
    roles: (roles: string) => `Only members with one of these roles may ask me: ${roles}.`,
    mayNotWrite: (channel: string) =>
      `I may not write in ${channel}: there I need the permissions "View Channel" and "Send Messages". Moderators can give them to me, and you can ask me here meanwhile.`,
    mentionMe: 'Please mention me, not my role: Discord shows me your text only then.',
    permission: 'That is for moderators: it needs the permission "Manage Server".',
    notYours: 'Only the member who asked can do that.',
    shared: (link: string) => `This quote is shared already: ${link}`,
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
    invalidDate: 'That is not a date. Write it as YYYY-MM-DD, e.g. 2023-04-01.',
    questionTooLong: 'That question is too long. Ask it in a few sentences.',
  },

  sources: {
    heading: (first: number, last: number, total: number) =>
      total === 1
        ? 'One article'
        : `Articles ${grouped(first)} to ${grouped(last)} of ${grouped(total)}`,
    empty: 'There are no articles yet.',
    passages: (count: number) => (count === 1 ? '1 passage' : `${grouped(count)} passages`),
    filterTooLong:
      'That is too long to filter by. Choose a publisher from the list, or write less.',
  },

  article: {
    by: (author: string) => `by ${author}`,
    added: (day: string) => `added ${day}`,
    read: 'Read its passages',
    several: (total: number, shown: number) =>
      shown < total
        ? `${grouped(total)} articles have that in title or publisher. The newest ${shown}:`
        : `${grouped(total)} articles have that in title or publisher:`,
    nearest: 'No title has that. These articles come nearest by what they say:',
    notFound: 'I have no such article.',
    gone: 'This article is no longer among those that I have.',
    noSuchPassage: (total: number) =>
      total === 1
        ? 'This article has one passage only.'
        : `This article has passages 1 to ${total}.`,
  },

  status: {
    holds: (articles: number, publishers: number) =>
      `I quote from **${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}** of ${grouped(publishers)} ${publishers === 1 ? 'publisher' : 'publishers'}.`,
    empty: 'I have no articles to quote from yet.',
    newest: (day: string) => `The newest is from ${day}.`,
    passages: (count: number) =>
      count === 1
        ? 'They are cut into one passage, which is what I look through for an answer.'
        : `They are cut into ${grouped(count)} passages, which are what I look through for an answer.`,
    copies: (count: number) =>
      count === 1
        ? 'One copy of an article is only named, under "also in".'
        : `${grouped(count)} copies of articles are only named, under "also in".`,
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
      `go on by replying to my answer, or by its button **${buttons.followUp}**`,
    ],
    example: (question: string) => `for example: \`/ask question: ${question}\``,
    surenessHeading: 'How sure I am',
    sureness: `The percentage is how likely I think the quote is to answer your question; each quote has its own. **Likely answer**: it most likely does. **Closest match – may not answer your question**: the best I found, so judge for yourself. Press **${buttons.helpful}** or **${buttons.notHelpful}** to tell the moderators.`,
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

  articles: {
    fileOrUrl: 'Give either a file or an address: one of the two.',
    notHere:
      'Articles are not added or removed from this server. The operator names the servers that may with DISCORD_CURATING_GUILDS.',
    noUrls:
      'Adding by address is switched off; send the page as a file. The operator can switch it on with PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name: string) =>
      `I can't read ${name}. I read .txt, .md, .html, .json and .jsonl, each also with .gz.`,
    jsonSaysItself:
      'A JSON file says titles, publishers and dates in its own fields. Leave these options out.',
    refused: {
      noAddress: () => 'That is not an address. Give the whole of it, beginning with https://.',
      notHttp: () => 'I only load addresses that begin with https:// or http://.',
      credentials: () => 'I load no addresses with a user name or password in them.',
      privateAddress: () =>
        'That address leads into a private network, where I load nothing. Send the page as a file.',
      tooManyRedirects: () => 'That address sent me on more than five times. I gave up.',
      status: (status: string) =>
        `The page could not be loaded: its server answered with ${status}. Send it as a file.`,
      type: (type: string) =>
        type === ''
          ? 'The page does not say what it is. I take html, text, Markdown and JSON.'
          : `The page is of the type ${type}. I take html, text, Markdown and JSON.`,
      tooLarge: () => 'That is too large. I take files of up to 25 MB and pages of up to 5 MB.',
      tooSlow: () => 'That took too long to load. Try again, or send the page as a file.',
      unreachable: (code: string) =>
        code === ''
          ? 'That could not be loaded. Check the address, or try again.'
          : `That could not be loaded (${code}). Check the address, or try again.`,
    },
    busy: 'The articles are being changed from the command line just now. Try again later.',
    loading: (name: string) => `Loading ${name} …`,
    waiting: (name: string, before: number) =>
      before === 1
        ? `${name}: waiting for the change before it …`
        : `${name}: waiting for ${before} changes before it …`,
    reading: (name: string) => `Reading ${name} …`,
    embedding: (name: string, articles: number) =>
      articles === 1
        ? `Adding an article from ${name} …`
        : `Adding ${grouped(articles)} articles from ${name} …`,
    indexing: (name: string) => `Finishing the index with ${name} …`,
    passages: (done: number, total: number) => `${grouped(done)} of ${grouped(total)} passages`,
    goesOn: (name: string) =>
      `Adding ${name} goes on, but Discord lets me change this reply for 15 minutes only. \`/articles list\` shows what is in; faults are in the log.`,
    removalGoesOn:
      'The removal still waits for its turn and goes on, but Discord lets me change this reply for 15 minutes only. `/articles list` shows when it is done.',
    result: (name: string, changes: string) => `${name}: ${changes}.`,
    changes: {
      added: (count: number) => `${grouped(count)} added`,
      replaced: (count: number) => `${grouped(count)} replaced`,
      relabelled: (count: number) =>
        `${grouped(count)} with another title, date or source than before`,
      unchanged: (count: number) => `${grouped(count)} already there`,
      copy: (count: number) =>
        count === 1
          ? '1 with the text of an article that I have, which is named as "also in"'
          : `${grouped(count)} with the texts of articles that I have, which are named as "also in"`,
      removed: (count: number) => `${grouped(count)} removed`,
    },
    nothing: (name: string) => `Nothing of ${name} could be added.`,
    faults: 'Could not be used:',
    interrupted:
      'I am being restarted before all of it was in. What is named here stays; send the same again for the rest.',
    toRemove: 'Which article? Choose it from the list that appears while you type.',
    removing: (title: string) => `Removing ${title} …`,
    removed: (title: string, passages: number, copies: number) =>
      `Removed: ${title} (${passages === 1 ? '1 passage' : `${passages} passages`}${
        copies === 0 ? '' : copies === 1 ? ', and a copy of it' : `, and ${copies} copies of it`
      }).`,
  },

  config: {
    heading: 'Settings of this server',
    questionChannels: (channels: string) => `Every message is a question in: ${channels}`,
    allowedChannels: (channels: string) => `I may be asked in: ${channels}`,
    allowedRoles: (roles: string) => `I may be asked by: ${roles}`,
    noChannel: 'no channel',
    everyChannel: 'every channel',
    everyone: 'everyone',
    private: '`/ask` answers in private, unless told otherwise',
    public: '`/ask` answers for all to see, unless told otherwise',
    saved: 'Saved.',
    needsContent:
      'Question channels do not work yet: I may not read messages that do not mention me. The operator has to set DISCORD_MESSAGE_CONTENT and switch on "Message Content Intent" in the Discord Developer Portal.',
    notAllowed: (channels: string) =>
      `Questions are turned away in ${channels}: I may not be asked there. \`/config allow-channel\` changes that.`,
    everyoneIsNoRole:
      'Everyone may ask as long as no role is named. Take away the roles that are, and all may ask again.',
    tooMany: (most: number) => `More than ${most} can't be named. Take one away first.`,
  },

  gaps: {
    heading: (days: number) =>
      days === 1
        ? 'Not answered well since yesterday'
        : `Not answered well in the last ${days} days`,
    range: (first: number, last: number, total: number) => `${first} to ${last} of ${total}`,
    none: (days: number) =>
      days === 1
        ? 'Since yesterday no question was left open or voted down.'
        : `In the last ${days} days no question was left open or voted down.`,
    times: (count: number) => `${count}×`,
    refused: (count: number) => `${count} not answered`,
    closest: (count: number) => `${count} only the closest`,
    votedDown: (count: number) => `${count} voted down`,
    last: (moment: string) => `last asked ${moment}`,
  },

  stats: {
    heading: (days: number) => (days === 1 ? 'Since yesterday' : `The last ${days} days`),
    none: (days: number) =>
      days === 1
        ? 'Since yesterday nobody has asked me anything here.'
        : `In the last ${days} days nobody has asked me anything here.`,
    questions: (questions: string, members: string) =>
      `Questions: ${questions}, members: ${members}`,
    answered: (count: string) => `Answered: ${count}`,
    closest: (count: string) => `Only the closest: ${count}`,
    refused: (count: string) => `Not answered: ${count}`,
    votes: (helpful: string, notHelpful: string) =>
      `Votes: ${helpful} helpful, ${notHelpful} not helpful`,
    noVotes: 'No votes yet',
  },

  forget: {
    nothing: 'I had kept nothing about you.',
    done: (answers: number, votes: number) =>
      `Forgotten: ${answers === 1 ? '1 question with its answer' : `${answers} questions with their answers`} and ${votes === 1 ? '1 vote' : `${votes} votes`}.`,
    waiting: (count: number) =>
      count === 1
        ? 'A question of yours that I am still working on is answered without being kept.'
        : `${count} questions of yours that I am still working on are answered without being kept.`,
    messagesStay: `My messages in channels stay until they are deleted: press **${buttons.delete}** below them. Their other buttons no longer work.`,
  },
};
