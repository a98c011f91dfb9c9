import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LongText } from './LongText';

describe('a foreign text', () => {
  it('that is long shows its beginning, and all of it on demand', async () => {
    const text = 'x'.repeat(2_000);
    renderInTestApp(<LongText text={text} />);

    const shown = await screen.findByText(text);
    expect(shown).toHaveClass('clamped');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));

    expect(shown).not.toHaveClass('clamped');
    expect(screen.getByRole('button', { name: 'Show less' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('that is short is only text', async () => {
    renderInTestApp(<LongText text="it fails" />);

    expect(await screen.findByText('it fails')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
