import { Button, Flex } from '@backstage/ui';
import type { RouteInput } from '@rollouts/backstage-plugin-rollouts-common';
import { sayFailure } from '../../lib/page/failure';
import { useAuditExport } from '../../queries/auditing/useAuditExport';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { saveFile } from './saveFile';

const formats = ['csv', 'ndjson'] as const;

/** The rows of the filter as a file. */
export function AuditExport({ query }: { query: RouteInput<'audit'> }) {
  const { words } = useWords();
  const { mutate, isPending, isSuccess, error } = useAuditExport(query);
  return (
    <Panel title={words('audit.export')}>
      <Flex gap="3" align="center">
        {formats.map(format => (
          <Button
            key={format}
            variant="secondary"
            isDisabled={isPending}
            onPress={() =>
              mutate(format, {
                onSuccess: file => saveFile(file, `rollouts-audit.${format}`),
              })
            }
          >
            {words(`audit.export.${format}`)}
          </Button>
        ))}
        <span role="status">
          {isPending && words('audit.export.busy')}
          {isSuccess && words('audit.export.done')}
        </span>
      </Flex>
      {error && <p role="alert">{sayFailure(error, words)}</p>}
    </Panel>
  );
}
