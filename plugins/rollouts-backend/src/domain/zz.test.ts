import { listRecordings } from '@rollouts/recordings';
import { observationsOf, replay } from './testing/replay';
it('dump', () => {
  const out: string[] = [];
  for (const name of listRecordings()) {
    const r = replay(observationsOf(name));
    out.push(`===== ${name} facts ${r.facts}`);
    for (const rel of r.releases) {
      out.push(JSON.stringify({ ...rel, images: [rel.images.from?.[0].image.slice(-5), rel.images.to?.[0].image.slice(-5)] }));
      for (const e of r.timelines.get(rel.number) ?? []) {
        const { kind, ...d } = e.details as any;
        out.push(`   ${new Date(e.at).toISOString().slice(14, 19)} ${kind} ${JSON.stringify(d)} ${e.feeds.join('+')}`);
      }
    }
    const again = replay(observationsOf(name), r);
    out.push(`again ${again.facts - r.facts}`);
  }
  require('fs').writeFileSync('/tmp/dump.txt', out.join('\n'));
});
