import { onTestFinished } from 'vitest';
import { openRecords } from '../../src/library/record-store.js';
import { describeRecords } from './records-contract.js';
import { temporaryFolder } from './stories.js';

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
