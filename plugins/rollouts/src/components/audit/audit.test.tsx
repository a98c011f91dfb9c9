import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { RolloutsApi } from '@rollouts/backstage-plugin-rollouts-common';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { fakeApi } from '../../__testUtils__/fakeApi';
import { someRows } from '../../__testUtils__/audit';
import { anError } from '../../__testUtils__/states/trouble';
import { rolloutsApiRef } from '../../api';
import { queryClient } from '../../queries/client';
import { AuditPage } from './AuditPage';

// Fields and tables of the whole page are drawn again with each filter.
jest.setTimeout(120_000);

function Address() {
  return <output>{useLocation().search}</output>;
}

function renderPage(api: Partial<RolloutsApi> = {}, search = '') {
  queryClient.clear();
  renderInTestApp(
    <>
      <AuditPage />
      <Address />
    </>,
    {
      initialRouteEntries: [`/${search}`],
      apis: [[rolloutsApiRef, { ...fakeApi(), ...api }]],
    },
  );
}

const rows = async () => {
  const table = await screen.findByRole('table', { name: 'Audit' });
  return within(table).getAllByRole('row').slice(1);
};

describe('the page of the audit', () => {
  it('tells of every kind of row who did what where', async () => {
    renderPage();
    const told = (await rows()).map(row => row.textContent);
    expect(told).toEqual([
      expect.stringMatching(/lena.*The cluster shows the effect.*effective/),
      expect.stringMatching(
        /Written to the cluster.*accepted.*shop\/checkout · production/,
      ),
      expect.stringMatching(/Written down.*requested/),
      expect.stringMatching(/sam.*The right was missing.*denied/),
      expect.stringMatching(/It changed meanwhile.*refused/),
      expect.stringMatching(/The answer of confirm-promotion changed.*yes/),
      expect.stringMatching(/kubectl-edit.*changed past this portal.*changed/),
      expect.stringMatching(
        /platform-team.*removed by policy.*the audit itself/,
      ),
    ]);
  });

  it('opens a row by keyboard, with plan, write, answer and receipt', async () => {
    renderPage();
    const [, written] = await rows();
    const summary = within(written).getByText('Details of row 8');
    expect(within(written).getByText('Reason')).not.toBeVisible();
    summary.focus();
    await userEvent.click(summary);

    expect(within(written).getByText('Reason')).toBeVisible();
    expect(written).toHaveTextContent(/Orders fail since/);
    expect(written).toHaveTextContent(/status\.failedChecks: 900001/);
    expect(written).toHaveTextContent(/system:serviceaccount:backstage/);
    expect(written).toHaveTextContent(/"lever": "failed-checks"/);
    expect((await rows())[0]).toHaveTextContent(
      /Receipt.*Failed, canary 0 %, primary runs example\.org/,
    );
    expect((await rows())[6]).toHaveTextContent(/spec\.suspend: false → true/);
  });

  it('keeps the filter in the address', async () => {
    const getAudit = jest.fn(fakeApi().getAudit);
    renderPage({ getAudit });
    await rows();
    await userEvent.click(screen.getByLabelText('Person'));
    await userEvent.paste('user:default/sam');
    await userEvent.click(screen.getByText('Apply'));

    expect(
      await screen.findByText('?person=user%3Adefault%2Fsam'),
    ).toBeVisible();
    expect(await rows()).toHaveLength(1);
    expect(getAudit.mock.lastCall?.[0]).toMatchObject({
      person: 'user:default/sam',
      kind: undefined,
    });
  });

  it('forgets the filter', async () => {
    renderPage({}, '?kind=denied');
    expect(await rows()).toHaveLength(1);
    await userEvent.click(screen.getByText('Clear'));
    await screen.findByText(/The cluster shows the effect/);
    expect(await rows()).toHaveLength(someRows.length);
  });

  it('takes a day from a calendar', async () => {
    renderPage();
    await rows();
    fireEvent.change(screen.getByLabelText('From'), {
      target: { value: '2026-11-01' },
    });
    await userEvent.click(screen.getByText('Apply'));
    expect(await screen.findByText('?from=2026-11-01')).toBeVisible();
  });

  it('takes a kind from a list', async () => {
    renderPage();
    await rows();
    await userEvent.click(screen.getByRole('button', { name: /any Kind/ }));
    await userEvent.click(screen.getByRole('option', { name: 'denied' }));
    await userEvent.click(screen.getByText('Apply'));
    expect(await screen.findByText('?kind=denied')).toBeVisible();
  });

  it('reads the filter from the address, and leaves out nonsense', async () => {
    renderPage({}, '?kind=denied&outcome=nonsense&from=yesterday');
    expect(await rows()).toHaveLength(1);
    expect(screen.getByRole('button', { name: /denied Kind/ })).toBeVisible();
  });

  it('says that nothing fits, or that nothing is there', async () => {
    renderPage({}, '?person=user:default/nobody');
    expect(
      await screen.findByText('No row that you may see fits the filter.'),
    ).toBeVisible();
  });

  it('shows older rows on demand', async () => {
    const [first, ...rest] = someRows;
    const now = first.at;
    renderPage({
      getAudit: async ({ cursor }) =>
        cursor === undefined
          ? { now, items: [first], nextCursor: '9' }
          : { now, items: rest, nextCursor: null },
    });
    expect(await rows()).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older rows' }),
    );
    expect(await screen.findByText('That is the oldest row.')).toBeVisible();
    expect(await rows()).toHaveLength(someRows.length);
  });

  it('names the permission that is missing', async () => {
    renderPage({
      getAudit: async () => {
        throw await anError(403, 'This needs the permission');
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'You may not read the audit',
      }),
    ).toBeVisible();
    expect(screen.getByText(/rollouts\.audit\.read/)).toBeVisible();
  });

  it('says when the audit cannot be read, never that it is empty', async () => {
    renderPage({
      getAudit: async () => {
        throw await anError(404, 'There is no such route');
      },
    });
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.queryByText('Nothing has been written down yet.')).toBeNull();
  });
});

describe('verifying the chain', () => {
  const verify = () =>
    userEvent.click(screen.getByRole('button', { name: 'Verify the chain' }));

  it('says in words that it is whole, and what to compare', async () => {
    renderPage();
    await rows();
    await verify();
    expect(
      await screen.findByRole('heading', { name: 'The chain is whole' }),
    ).toBeVisible();
    expect(screen.getByText(/8 rows were read/)).toBeVisible();
    expect(
      screen.getByText(/rows 1 to 1\. .* not proven by anchors/),
    ).toBeVisible();
    expect(screen.getByText(new RegExp(`9:${'b'.repeat(64)}`))).toBeVisible();
  });

  it('says which row was changed', async () => {
    renderPage({
      verifyAudit: async () => ({
        now: 0,
        rows: 8,
        head: null,
        cut: null,
        anchored: null,
        problem: { code: 'changed', params: { seq: 3 } },
      }),
    });
    await rows();
    await verify();
    expect(
      await screen.findByRole('heading', {
        name: 'The audit was tampered with',
      }),
    ).toBeVisible();
    expect(screen.getByText(/^Row 3 was changed/)).toBeVisible();
  });

  it('compares with an anchor, and says when that is none', async () => {
    const verifyAudit = jest.fn(fakeApi().verifyAudit);
    renderPage({ verifyAudit });
    await rows();
    const field = screen.getByRole('textbox', { name: /^Compare with/ });
    await userEvent.type(field, 'nonsense');
    await verify();
    expect(screen.getByRole('alert')).toHaveTextContent('Expected a number');
    expect(verifyAudit).not.toHaveBeenCalled();

    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste(`9:${'b'.repeat(64)}`);
    await verify();
    await screen.findByRole('heading', { name: 'The chain is whole' });
    expect(verifyAudit).toHaveBeenCalledWith({ anchor: `9:${'b'.repeat(64)}` });
  });
});

describe('taking the audit along', () => {
  it('hands the rows of the filter to the browser', async () => {
    const exportAudit = jest.fn(fakeApi().exportAudit);
    const createObjectURL = jest.fn(() => 'blob:file');
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    renderPage({ exportAudit }, '?kind=denied');
    await rows();
    await userEvent.click(screen.getByRole('button', { name: 'As CSV' }));

    expect(
      await screen.findByText('The file is with your browser.'),
    ).toBeVisible();
    expect(exportAudit).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'denied', format: 'csv' }),
    );
    expect(createObjectURL).toHaveBeenCalled();
    expect(click).toHaveBeenCalledTimes(1);
  });

  it('says why there is no file', async () => {
    renderPage({
      exportAudit: async () => {
        throw await anError(403, 'This needs the permission x');
      },
    });
    await rows();
    await userEvent.click(screen.getByRole('button', { name: 'As NDJSON' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This needs the permission x',
    );
  });
});
