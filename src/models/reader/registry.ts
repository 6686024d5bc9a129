/** The reader whose files are in the repository; `training/` makes it. */
export const BUNDLED_READER = 'pullquote/reader-bge-l12';
