import { onTestFinished } from 'vitest';
import { openRecords } from '../../src/records/store.js';
import { temporaryFolder } from '../library/stories.js';
import { describeRecords } from './contract.js';

describeRecords(
  'the records beside the embedded library',
  async () => {
    const folder = temporaryFolder();
    const both = [openRecords(folder), openRecords(folder)] as const;
    onTestFinished(async () => {
      for (const records of both) await records.close();
    });
    return both;
  },
  60,
);
