/** The reader whose files are in the repository; `training/` makes it. */
export const bundledReader = 'pullquote/reader-bge-l12';
