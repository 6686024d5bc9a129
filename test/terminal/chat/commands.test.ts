import { describe, expect, it } from 'vitest';
import { chatHelp, commandIn } from '../../../src/terminal/chat/commands.js';

describe('a line of the chat', () => {
  it.each([
    ['help', 'help'],
    ['?', 'help'],
    ['/help', 'help'],
    ['exit', 'quit'],
    ['quit', 'quit'],
    ['Q', 'quit'],
    [':q', 'quit'],
    ['/quit', 'quit'],
    ['n', 'next'],
    ['m', 'more'],
    ['o', 'open'],
    ['sources', 'sources'],
    ['/sources', 'sources'],
    ['/new', 'new'],
    ['/explain', 'explain'],
  ])('is a command: %s', (line, command) => {
    expect(commandIn(line)).toEqual({ command, argument: '' });
  });

  it('may name an article to open', () => {
    expect(commandIn('/source 1f3a9c0')).toEqual({ command: 'source', argument: '1f3a9c0' });
  });

  it.each([
    'help for the flooded villages',
    'exit polls in Kalvik',
    'more about that',
    'open questions',
    'next of kin',
    'sources of the river',
    'why?',
    'what about q',
  ])('is a question: %s', (line) => {
    expect(commandIn(line)).toBeNull();
  });

  it.each(['/nonsense', '/sources of the river'])('is told apart from a question: %s', (line) => {
    expect(commandIn(line)).toBe('unknown');
  });

  it('is explained by lines that fit a terminal', () => {
    for (const line of chatHelp.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
