import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = (name: string) => path.join(__dirname, name);
const guide = readFileSync(here('../../../../docs/permissions.md'), 'utf8');

const copied = [
  'RolloutsPolicy.ts',
  ...readdirSync(here('policies'))
    .filter(name => !name.includes('.test.') && name !== 'demo.ts')
    .map(name => `policies/${name}`),
];

describe('docs/permissions.md', () => {
  it.each(copied)('has %s to copy, word for word', name => {
    const code = readFileSync(here(name), 'utf8');

    expect(guide).toContain(`\`\`\`ts\n${code}\`\`\``);
  });
});
