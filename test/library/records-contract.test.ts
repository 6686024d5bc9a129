import { onTestFinished } from 'vitest';
import { openRecords } from '../../src/library/record-store.js';
import { describeRecords } from './records-contract.js';
import { temporaryFolder } from './stories.js';

describeRecords(
  'the records beside the embedded library',
  async () => {
    const records = openRecords(temporaryFolder());
    onTestFinished(() => records.close());
    return records;
  },
  60,
);
