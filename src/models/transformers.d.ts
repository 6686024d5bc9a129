/**
 * Two modules of `@xenova/transformers` are imported by their own path, because the package's main
 * module also loads `sharp` and every kind of model, which text doesn't need (50 ms at each start of
 * Pullquote and of each worker). The package ships their types in a folder of its own.
 */
declare module '@xenova/transformers/src/tokenizers.js' {
  export * from '@xenova/transformers/types/tokenizers.js';
}
declare module '@xenova/transformers/src/utils/hub.js' {
  export * from '@xenova/transformers/types/utils/hub.js';
}
