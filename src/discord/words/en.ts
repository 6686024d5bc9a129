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
    permission: 'That is for moderators: it needs the permission "Manage Server".',
    notYours: 'Only who asked can do that.',
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
};
