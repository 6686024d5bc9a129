/**
 * What each folder of `src` may import besides itself and src/failure.ts. Nothing goes in a circle, not
 * even types. ARCHITECTURE.md draws it.
 */
const mayUse = {
  text: [],
  process: [],
  article: ['text'],
  models: ['text', 'process', 'article'],
  library: ['text', 'process', 'article', 'models'],
  records: ['text', 'library'],
  weaviate: ['text', 'article', 'models', 'library', 'records'],
  answer: ['text', 'article', 'models', 'library'],
  locales: ['text'],
  discord: ['text', 'process', 'article', 'models', 'library', 'records', 'answer', 'locales'],
  terminal: ['text', 'article', 'models', 'library', 'records', 'answer', 'locales', 'discord'],
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
      comment:
        'Only discord/, terminal/ and the files beside the folders know settings and the engine.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/(discord|terminal)/' },
      to: { path: '^src/(open-models|places|pullquote|storage|settings)\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
