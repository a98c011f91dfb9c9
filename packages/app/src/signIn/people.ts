/** Somebody of the demo's catalog to sign in as. */
export interface Person {
  /** Name of the User entity. */
  name: string;
  displayName: string;
  /** What this person is there to show. */
  role: string;
}

/** The people of packages/backend/demo/org.yaml. */
export const people: Person[] = [
  {
    name: 'lena',
    displayName: 'Lena Hoffmann',
    role: 'Lambda Team: maintains knative-lambda-operator',
  },
  {
    name: 'sam',
    displayName: 'Sam Okafor',
    role: 'Shop Team: develops the shop',
  },
  {
    name: 'petra',
    displayName: 'Petra Novak',
    role: 'Platform Team: runs the clusters',
  },
];
