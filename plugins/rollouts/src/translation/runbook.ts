/** Words of runbooks: where they are, and what is wrong with them. */
export const runbookMessages = {
  'runbook.title': 'Runbook',
  'runbook.of': '{{alert}} · documentation of {{entity}}',
  'runbook.open': 'Open the full page',
  'runbook.loading':
    'Reading the runbook. If its documentation must be built first, that takes up to a minute.',
  'runbook.whole':
    'The heading “{{heading}}” is not on this page; this is all of it.',
  'runbook.empty': 'The page is empty.',
  'runbook.over': 'This alert does not fire any more',
  'runbook.over.worst': 'Runbook of {{alert}}, the worst that fires now',
  'runbook.up': 'Back to the actions',
  'runbook.others': 'Other alerts’ runbooks',
  'runbook.failed.title': 'The runbook could not be read',
  'runbook.failed.none':
    'TechDocs is not installed in this portal, and the runbook is one of its pages.',
  'runbook.failed.build': 'Its documentation could not be built: {{reason}}',
  'runbook.failed.page':
    'The documentation was built, but it has no page {{path}}.',
  'runbook.external': 'The runbook is on another host:',
  'runbook.external.open': 'Open on {{host}}',
  'runbook.missing': 'There is no runbook for this alert yet.',
  'runbook.missing.path': 'It would be found as',
  'runbook.missing.create': 'Write it',
  'runbook.missing.text': 'A text to begin with',
  'runbook.missing.page':
    '# {{alert}}\n\n## Meaning\n\n## Impact\n\n## Diagnosis\n\n## Mitigation\n',
  'runbook.missing.refused':
    'The alert’s own link was not followed: {{reason}}',
  'runbook.unstyled.title': 'The look of this page could not be loaded',
  'runbook.unstyled.text':
    'Its style sheet does not answer, so the text is shown without it.',
} as const;
