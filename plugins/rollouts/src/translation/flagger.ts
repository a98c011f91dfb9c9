/** Which Flagger works in a cluster, how that is known, and what is not known for that reason. */
export const flaggerMessages = {
  'flagger.title': 'Flagger',
  'flagger.short': 'Flagger {{version}}',
  'flagger.short.bare': 'Flagger of unknown version',
  'flagger.process': '{{version}}, as the running process says.',
  'flagger.deployment': '{{version}}, by the image of its Deployment.',
  'flagger.age': 'Last read {{duration}} ago.',
  'flagger.differs':
    'Its Deployment asks for {{version}}: an upgrade is under way or does not get through.',
  'flagger.several': 'Several versions are seen: {{versions}}.',
  'flagger.unknown':
    'The version is not known, so nothing is claimed that depends on it.',
  'flagger.older':
    'This is older than any version that this portal was tried with, so nothing is claimed that depends on the version.',
  'flagger.newer':
    'This is newer than any version that this portal was tried with, so nothing is claimed that depends on the version.',
  'flagger.deployment.denied': 'Its Deployment may not be read. {{error}}',
  'flagger.deployment.failing': 'Its Deployment cannot be read. {{error}}',
  'flagger.process.failing': 'The Prometheus does not tell of it. {{error}}',
  'flagger.older.title': 'Flagger {{version}} in {{cluster}} is old',
  'flagger.newer.title': 'Flagger {{version}} in {{cluster}} is new',
  'flagger.unseen.title': 'No Flagger is seen in {{cluster}}',
  'flagger.unseen.text':
    'It may run elsewhere or under another name. If it does not run, nothing moves, nothing is rolled back, and actions have no effect.',
} as const;
