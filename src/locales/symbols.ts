/** What small buttons show, in every language. */
export const symbols = { helpful: '👍', notHelpful: '👎', delete: '🗑️' };
