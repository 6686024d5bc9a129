import fc from 'fast-check';

/*
 * A property that fails is tried with ever smaller values until its test's time is nearly over, and then tells
 * the smallest that it has found. Without this, some went on for minutes beyond that.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true });
