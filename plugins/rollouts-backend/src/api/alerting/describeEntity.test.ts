import { aComponent } from '../../__testUtils__/backend';
import { toRunbookPlace } from './describeEntity';

const docsOf = (elsewhere: string, own?: string) =>
  toRunbookPlace(
    aComponent('checkout', {
      'backstage.io/techdocs-entity': elsewhere,
      ...(own && { 'backstage.io/techdocs-ref': own }),
    }),
  ).docsEntity;

describe('whose documentation has the runbooks of an entity', () => {
  it.each([
    ['component:default/operator', 'component:default/operator'],
    ['Component:Default/Operator', 'component:default/operator'],
    ['component:operator', 'component:default/operator'],
  ])('is %s as its annotation says', (annotation, ref) => {
    expect(docsOf(annotation, 'dir:.')).toBe(ref);
  });

  it.each([
    'garbage',
    '',
    'a:b:c',
    '..:../..',
    'component:default/..',
    'component:default/a b',
    'component:default/a%2f..',
    'component:<b>/x',
  ])('is its own where the annotation says %s, which is nobody', annotation => {
    expect(docsOf(annotation, 'dir:.')).toBe('component:default/checkout');
    expect(docsOf(annotation)).toBeNull();
  });
});
