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
    /** Below the label, at most 100 characters. */
    needsMention: "I can't read messages that don't mention me, so ask here or @mention me.",
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
    /** When another process has the index's database to itself. */
    busyArticles: (id: string) =>
      `The articles are being changed right now, so I can't look into them (error \`${id}\`). Please try again in a minute.`,
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
      '`/follow` tells you when a new article answers a question of yours',
    ],
    privacyHeading: 'What I keep',
    privacy: (days: number) =>
      `Questions, answers and votes, for ${days} ${days === 1 ? 'day' : 'days'}, and what you follow until you stop it. \`/forget me\` deletes yours right away.`,
    moderatorsHeading: 'For moderators',
    moderators: [
      '`/articles` adds, removes and lists articles',
      '`/feeds` follows feeds, whose new articles I add by myself',
      '`/config` sets where I answer and who can ask me',
      "`/gaps` shows what I couldn't answer, `/stats` how much I'm used",
    ],
  },

  welcome: {
    hello: 'Hello, and thanks for adding me!',
    stepsHeading: 'To begin with',
    add: 'Moderators add articles: `/articles add`',
    lookUp: '`/sources` lists the articles that I quote from',
    ask: 'Ask: mention me with your question, or use `/ask`',
    settings: 'Moderators set where I answer and who can ask me: `/config`. `/help` has the rest',
    policy: (url: string) => `Privacy policy: ${url}`,
  },

  articles: {
    fileOrUrl: 'Attach a file or give a link: one of the two, not both.',
    notHere:
      "Articles can't be added or removed from this server. The operator sets which servers can do that with DISCORD_CURATING_GUILDS.",
    onlyShared:
      'This article belongs to the collection that all servers share. Only the operator can remove it.',
    noUrls:
      'Adding from links is switched off. Upload the page as a file instead. The operator can switch it on with PULLQUOTE_ADD_FROM_URLS.',
    wrongKind: (name: string) =>
      `I can't read ${name}. I read .pdf, .docx, .txt, .md, .html, .json and .jsonl files, also gzipped (.gz).`,
    jsonSaysItself:
      'JSON files have their own fields for title, publisher and date. Leave these options out.',
    linkTooLong: 'That link is too long for me to open. Upload the page as a file instead.',
    refused: {
      noAddress: () => "That isn't a link. Give the whole of it, starting with https://.",
      notHttp: () => 'I only open links that start with https:// or http://.',
      credentials: () => "I don't open links with a user name or password in them.",
      privateAddress: () =>
        "That link leads to a private network, so I won't open it. Upload the page as a file instead.",
      robots: () =>
        "That site asks programs not to load that page (robots.txt), so I won't. Upload it as a file instead.",
      tooManyRedirects: () => 'That link redirected me more than five times, so I gave up.',
      status: (status: string) =>
        `I couldn't load that page: its server answered with ${status}. Upload it as a file instead.`,
      type: (type: string) =>
        type === ''
          ? "I can't tell what type of page that is. I read HTML, PDF, Word (.docx), text, Markdown and JSON."
          : `That page is of the type ${type}. I read HTML, PDF, Word (.docx), text, Markdown and JSON.`,
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
    queued: (name: string) => `${name} is queued for the machine that keeps the collection…`,
    stillQueued: (name: string) =>
      `${name} is queued: the machine that keeps the collection is away or busy, and adds it later. \`/articles list\` shows when it's there.`,
    removalQueued: (title: string) =>
      `The removal of ${title} is queued: the machine that keeps the collection is away or busy. Until then I may still quote it.`,
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
    lookingAtGaps: 'Checking whether this answers open questions…',
    nowAnswered: 'Now answered:',
    toRemove: 'Which article? Choose it from the list that appears as you type.',
    removing: (title: string) => `Removing ${title}…`,
    removed: (title: string, passages: number, copies: number) =>
      `Removed: ${title} (${passages === 1 ? '1 passage' : `${grouped(passages)} passages`}${
        copies === 0 ? '' : copies === 1 ? ', and 1 duplicate' : `, and ${copies} duplicates`
      }).`,
  },

  feeds: {
    heading: 'Feeds that I follow',
    none: 'There are no feeds yet. Once you add one, I check it from time to time and add its new articles.',
    noUrls:
      "Feeds can't be added here. The operator can allow it with PULLQUOTE_ADD_FROM_URLS, or add feeds with `pullquote feeds add`.",
    notKept:
      "I can't follow feeds here: in a Weaviate cluster, only the bot on the curator's machine does. The operator knows it by WEAVIATE_CURATOR.",
    articles: (count: number) => (count === 1 ? '1 article' : `${grouped(count)} articles`),
    refreshed: (moment: string) => `checked ${moment}`,
    notRefreshed: 'not checked yet',
    due: (moment: string) => `again ${moment}`,
    dueNow: 'due now',
    keepsDays: (days: number) =>
      days === 1
        ? 'Articles are removed once they are older than 1 day.'
        : `Articles are removed once they are older than ${grouped(days)} days.`,
    failing: (moment: string, why: string) => `First failed ${moment}: ${why}.`,
    ended: 'Its server says that it is gone for good. Remove it, or add its new address.',
    /** Parts of sentences. */
    why: {
      status: (status: string) => `its server answered with ${status}`,
      notAllowed: "programs may not load it, or it's in a private network",
      noAddress: "that isn't a link that starts with https:// or http://",
      unreadable: "it isn't a feed that I can read",
      tooLarge: "it's too large: feeds can have up to 20 MB",
      tooLong: 'that link is too long for me to open',
      unreachable: "it couldn't be loaded",
    },
    /** On buttons. */
    manage: 'Manage',
    add: 'Add a feed',
    all: 'All feeds',
    refresh: 'Check now',
    refreshAll: 'Check all now',
    keep: 'Keep articles for…',
    remove: 'Stop following',
    /** In modals. */
    keepTitle: 'How long to keep articles',
    address: 'Link to the feed',
    addressHint: 'RSS, Atom or JSON Feed; or a page that names its feed',
    days: 'Days to keep its articles (optional)',
    daysHint: 'Older articles of this feed are removed. Leave it empty to keep them all.',
    wrongDays: (most: number) =>
      `The days have to be a whole number from 1 to ${grouped(most)}, or empty.`,
    looking: (address: string) => `Looking for a feed at ${address}…`,
    added: (title: string) => `I now follow ${title}. Its articles will arrive in a minute or two.`,
    known: (title: string) => `I already follow ${title}.`,
    noFeed: (address: string) =>
      `${address} is a page that names no feed. Look for a link to RSS or Atom on that site.`,
    failed: (address: string, why: string) => `I can't follow ${address}: ${why}.`,
    tooMany: (most: number) => `The limit is ${grouped(most)} feeds. Remove one first.`,
    removed: (title: string) => `I no longer follow ${title}. Its articles stay.`,
    gone: 'That feed is no longer followed.',
    refreshing: 'Looking for new articles…',
    refreshingAfter: (before: number) =>
      before === 1
        ? 'Waiting for 1 change before it…'
        : `Waiting for ${grouped(before)} changes before it…`,
    found: (articles: number) =>
      articles === 0
        ? 'No new articles (0).'
        : articles === 1
          ? '1 new article.'
          : `${grouped(articles)} new articles.`,
    notLoaded: (feeds: number) =>
      feeds === 1 ? "1 feed couldn't be loaded." : `${grouped(feeds)} feeds couldn't be loaded.`,
    goesOn:
      "I'm still looking for new articles, but Discord only lets me edit this reply for 15 minutes. `/feeds` shows when it's done.",
    /** Posted where moderators are. */
    report: (title: string, day: string, why: string) =>
      `I haven't been able to load the feed ${title} since ${day}: ${why}. Moderators can look at it with \`/feeds\`.`,
    reportEnded: (title: string) =>
      `The server says that the feed ${title} is gone for good. Moderators can remove it or add its new address with \`/feeds\`.`,
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
    notMarking: 'Unanswered forum posts: not marked',
    cannotMark: (channels: string) =>
      `I can't mark posts in ${channels}: I need the permissions **Add Reactions** and **Read Message History** there.`,
    saved: 'Saved.',
    needsContent:
      "Question channels don't work yet: I can't read messages that don't mention me. The operator has to set DISCORD_MESSAGE_CONTENT and switch on **Message Content Intent** in the Discord Developer Portal.",
    notAllowed: (channels: string) =>
      `I don't answer in ${channels}: it isn't among the allowed channels. Choose it there, too.`,
    tooMany: (most: number) => `The limit is ${most}. Remove one first.`,
    inThreads: 'Questions in text channels: answered in a thread',
    inChannel: 'Questions in text channels: answered in the channel',
    cannotOpenThreads: (channels: string) =>
      `I can't open threads in ${channels}: I need the permissions **Create Public Threads** and **Send Messages in Threads** there. Until then I answer in the channel.`,
    threadsNeedMention: `In threads, follow-ups have to mention me or use **${buttons.followUp}**, since I can't read other messages. The operator can change that with DISCORD_MESSAGE_CONTENT.`,
    noCategory: "I can't be asked in a category. Choose the channels in it.",
    changedMeanwhile:
      'Somebody has changed this list in the meantime. This is how it is now: please choose again.',
    /** Placeholders of selects. */
    choose: {
      questionChannels: 'Choose question channels…',
      allowedChannels: 'Choose allowed channels…',
      allowedRoles: 'Choose allowed roles…',
    },
    /** On buttons that empty a list. */
    clear: {
      questionChannels: 'Clear question channels',
      allowedChannels: 'Allow all channels',
      allowedRoles: 'Let everyone ask',
    },
    /** On buttons, by what is the case if they are clicked. */
    switches: {
      answersInThreads: { turnOn: 'Answer in threads', turnOff: 'Answer in the channel' },
      marksUnanswered: { turnOn: 'Mark unanswered posts', turnOff: 'Stop marking posts' },
      privateByDefault: { turnOn: 'Answer privately', turnOff: 'Answer publicly' },
    },
    digest: {
      /** On the button to it. */
      open: 'Digest…',
      back: 'Back',
      heading: 'Digest of new articles',
      about:
        'New articles, grouped by story, with a sentence quoted from each story. The digest comes at the time of day when it was turned on, in UTC: by local time, an hour earlier or later once clocks change.',
      off: 'Off',
      daily: 'Daily',
      weekly: 'Weekly',
      often: 'How often…',
      where: 'In which channel…',
      noChannel: 'No channel is chosen yet, so there is no digest.',
      next: (channel: string, moment: string) => `Next digest: ${moment} in ${channel}`,
      cannotWrite: (channel: string) =>
        `I can't write in ${channel}: I need the permissions **View Channel** and **Send Messages** there.`,
    },
  },

  gaps: {
    heading: (days: number) =>
      days === 1
        ? 'Questions without a good answer since yesterday'
        : `Questions without a good answer in the last ${days} days`,
    headingDone: (days: number) =>
      days === 1
        ? 'Questions marked as done, asked since yesterday'
        : `Questions marked as done, asked in the last ${days} days`,
    range: (first: number, last: number, total: number) => `${first} to ${last} of ${total}`,
    none: (days: number) =>
      days === 1
        ? 'There are no open questions since yesterday.'
        : `There are no open questions from the last ${days} days.`,
    noneDone: (days: number) =>
      days === 1
        ? 'No question asked since yesterday is marked as done.'
        : `No question asked in the last ${days} days is marked as done.`,
    markDone: 'Mark as done…',
    markAllDone: 'Mark as done',
    marked: 'Marked as done. `/gaps` still lists them under **Show done**.',
    reopen: 'Mark as open again…',
    showDone: 'Show done',
    showOpen: 'Show open',
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

  follows: {
    heading: 'What you follow',
    none: "You don't follow anything yet. Give a question or a topic with `/follow`.",
    direct: 'by direct message',
    inChannel: (channel: string) => `in ${channel}`,
    mostADay: (count: number) =>
      count === 1 ? 'At most 1 message a day' : `At most ${count} messages a day`,
    noQuietHours: 'no quiet hours',
    quietHours: (from: string, to: string, timeZone: string) =>
      `quiet from ${from} to ${to} (${timeZone})`,
    chooseToStop: 'Stop following…',
    /** On the button below each message. */
    stop: 'Stop following',
    stopped: (topic: string) => `You won't hear about this any more: **${topic}**`,
    stoppedBefore: "Nobody follows this any more, so you won't hear about it.",
    notYours: 'Only the member who follows this, or a moderator, can stop it.',
    followed: (topic: string) => `I'll tell you when a new article answers this: **${topic}**`,
    followedBy: (mention: string) => `followed by ${mention}`,
    already: 'You follow this already.',
    tooMany: (most: number) => `You can follow at most ${most} things. Stop one first.`,
    tooShort: 'Give a question, or a topic of at least two words.',
    noTopic: 'Give a topic as well: what do you want to follow in that channel?',
    unknownTimeZone:
      "I don't know that time zone. Choose one from the list that appears as you type.",
    needsTimeZone: 'For quiet hours I need to know your time zone. Add `timezone`.',
    invalidHours: 'Write quiet hours as `22-7`, for ten in the evening to seven, or as `off`.',
    notThere: {
      member: (channel: string) =>
        `I can't notify you in ${channel}, because you can't write there yourself.`,
      bot: (channel: string) =>
        `I can't write in ${channel}: I need the permissions **View Channel** and **Send Messages** there.`,
      settings: (channel: string) =>
        `The moderators of this server haven't allowed you to ask me in ${channel}.`,
    },
    directShared:
      'By direct message, you only hear about articles that all servers share. For those of this server, choose a channel.',
    closed:
      "I can't send you direct messages. Allow them in the privacy settings of a server that we are both on, then press **Try again**.",
    tryAgain: 'Try again',
    willTry: "I'll try again when there is news.",
  },

  digest: {
    heading: (count: number) =>
      count === 1 ? 'One new article' : `${grouped(count)} new articles`,
    moreReports: (count: number) =>
      count === 1 ? 'and 1 more report' : `and ${grouped(count)} more reports`,
    moreStories: (count: number) =>
      count === 1
        ? 'And 1 more story: `/sources`'
        : `And ${grouped(count)} more stories: \`/sources\``,
  },

  forget: {
    nothing: 'I had nothing stored about you.',
    done: (answers: number, votes: number) =>
      `Deleted: ${answers === 1 ? '1 question with its answer' : `${answers} questions with their answers`} and ${votes === 1 ? '1 vote' : `${votes} votes`}.`,
    follows: (count: number) =>
      count === 1
        ? 'You followed 1 thing, and no longer do.'
        : `You followed ${count} things, and no longer do.`,
    waiting: (count: number) =>
      count === 1
        ? "I'm still working on one of your questions. I'll answer it without keeping it."
        : `I'm still working on ${count} of your questions. I'll answer them without keeping them.`,
    messagesStay: `My messages in channels stay until someone deletes them: press **${buttons.delete}** below them. Their other buttons no longer work.`,
  },
};
