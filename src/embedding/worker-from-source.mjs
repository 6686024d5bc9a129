// Starts worker.ts where the project runs from source: tsx loads itself into main threads only.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
