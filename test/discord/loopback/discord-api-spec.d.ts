// The package names its JavaScript as its types, which TypeScript can't read.
declare module 'discord-api-spec/zod';
