import { Container, Flex, Text } from '@backstage/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { readFilter, toQuery } from '../../lib/audit/filter';
import { queryClient } from '../../queries/client';
import { Panel } from '../base/Panel';
import { Surface } from '../base/Surface';
import { useWords } from '../base/useWords';
import { AuditExport } from './AuditExport';
import { AuditFilter } from './AuditFilter';
import { AuditRows } from './AuditRows';
import { AuditVerification } from './AuditVerification';

/** Who did what, and whether the record of it is whole. Filters are in the address. */
export function AuditPage() {
  return (
    <QueryClientProvider client={queryClient}>
      <Surface>
        <Container>
          <Content />
        </Container>
      </Surface>
    </QueryClientProvider>
  );
}

function Content() {
  const { words } = useWords();
  const [search] = useSearchParams();
  const filter = readFilter(search);
  const query = toQuery(filter);
  return (
    <Flex direction="column" gap="4" py="4">
      <Text as="p">{words('audit.about')}</Text>
      <Panel title={words('audit.filter')}>
        <AuditFilter key={search.toString()} filter={filter} />
      </Panel>
      <AuditRows query={query} isFiltered={Object.keys(filter).length > 0} />
      <AuditExport query={query} />
      <AuditVerification />
    </Flex>
  );
}
