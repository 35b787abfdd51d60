import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { sigmaKql, testIo } from '../support/test-io.ts';

const names = createProgram(testIo().io).commands.map((command) => command.name());

describe('setting up one command', () => {
  test('there are some', () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  test.each(names)('%s alone is the same command as among all', (name) => {
    const { commands } = createProgram(testIo().io, name);
    expect(commands.map((command) => command.name())).toEqual([name]);
    const among = createProgram(testIo().io).commands.find((command) => command.name() === name);
    expect(commands[0]?.helpInformation()).toBe(among?.helpInformation());
  });

  test.each(['', 'help', '--help', 'constructor', 'konvert'])('all of them after %j', (first) => {
    expect(createProgram(testIo().io, first).commands).toHaveLength(names.length);
  });

  test('a misspelt command gets a suggestion', async () => {
    const { stderr, code } = await sigmaKql(['konvert']);
    expect(stderr).toContain('Did you mean convert?');
    expect(code).toBe(2);
  });
});
