const behindDoors = [
  'text',
  'article',
  'fetch',
  'collect',
  'models',
  'library',
  'records',
  'answer',
  'locales',
];

/**
 * What each folder of `src` may import besides itself and src/failure.ts. Nothing goes in a circle, not
 * even types. ARCHITECTURE.md draws it.
 */
const mayUse = {
  text: [],
  process: [],
  article: ['text'],
  fetch: ['article'],
  models: ['text', 'process', 'article'],
  library: ['text', 'process', 'article', 'models'],
  cluster: [],
  records: ['text', 'library', 'cluster'],
  collect: ['text', 'process', 'article', 'fetch', 'library', 'records'],
  weaviate: ['text', 'article', 'models', 'library', 'cluster'],
  answer: ['text', 'article', 'models', 'library'],
  locales: ['text'],
  discord: [...behindDoors, 'process'],
  web: behindDoors,
  assistants: behindDoors,
  terminal: [...behindDoors, 'discord', 'web', 'assistants'],
};
const folders = Object.keys(mayUse);

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'These files import each other. Move what both need to a third, below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...folders.map((folder) => {
      const others = folders.filter((one) => one !== folder && !mayUse[folder].includes(one));
      return {
        name: `imports-of-${folder}`,
        comment: `src/${folder} may not import from there: see mayUse in .dependency-cruiser.cjs.`,
        severity: 'error',
        from: { path: `^src/${folder}/` },
        to: { path: `^src/(${others.join('|')})/` },
      };
    }),
    {
      name: 'only-doors-open-the-engine',
      comment: 'Only the doors and the files beside the folders know settings and the engine.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(discord|web|assistants|terminal)/' },
      to: {
        path: '^src/(environment|open-fetcher|open-models|places|pullquote|storage|settings)\\.ts$',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
