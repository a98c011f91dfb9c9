import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = (name: string) => path.join(__dirname, name);
const guide = readFileSync(here('../../../../docs/permissions.md'), 'utf8');

const filesIn = (folder: string) =>
  readdirSync(here(folder))
    .filter(name => /^[^.]+\.\w+$/.test(name) && name !== 'demo.ts')
    .map(name => `${folder}/${name}`);

const copied = [
  'RolloutsPolicy.ts',
  ...filesIn('policies'),
  ...filesIn('rbac'),
];

describe('docs/permissions.md', () => {
  it.each(copied)('has %s to copy, word for word', name => {
    const text = readFileSync(here(name), 'utf8');
    const language = path.extname(name).slice(1);

    expect(guide).toContain(`\`\`\`${language}\n${text}\`\`\``);
  });
});
