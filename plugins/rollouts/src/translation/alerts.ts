/** Words of alerts: what fires, since when, and why it is shown here. */
export const alertMessages = {
  'alerts.title_one': '{{count}} alert',
  'alerts.title_other': '{{count}} alerts',
  'alerts.none': 'No alert is firing for this component.',
  'alerts.unknown': 'It is not known whether an alert is firing.',
  'alerts.failed': 'Alerts could not be loaded',
  'alerts.refresh-failed': 'Alerts are as of {{time}}. {{reason}}',
  'alerts.more_one': 'Show {{count}} more alert',
  'alerts.more_other': 'Show {{count}} more alerts',
  'alerts.omitted_one':
    '{{count}} more alert is left out: there are too many. The worst are shown.',
  'alerts.omitted_other':
    '{{count}} more alerts are left out: there are too many. The worst are shown.',
  'alerts.suppressed_one': '{{count}} more is silenced or inhibited',
  'alerts.suppressed_other': '{{count}} more are silenced or inhibited',
  'alerts.unmapped_one':
    '{{count}} alert of the same namespace or team that belongs to no component',
  'alerts.unmapped_other':
    '{{count}} alerts of the same namespace or team that belong to no component',
  'alerts.unreadable.title_one':
    'A part of this component’s annotation {{annotation}} cannot be read',
  'alerts.unreadable.title_other':
    '{{count}} parts of this component’s annotation {{annotation}} cannot be read',
  'alerts.unreadable.text':
    'They match no alert, so alerts may be missing here. Write each set as name="value" or name=~"pattern", with commas between them and ; between sets. A pattern is RE2 with at most 512 characters, without look-around and back references; the whole annotation may have 4,096 characters.',
  'alerts.not-firing.title': 'The alert of this link does not fire now',
  'alerts.not-firing.text':
    'It may be over, belong to another component, or not be yours to see.',
  'source.silent.down': '{{source}} cannot be read',
  'source.silent.stale': '{{source}} is silent',
  'source.silent.connecting': '{{source}} has not been read yet',
  'alerts.source.age':
    'Its last answer is {{duration}} old: alerts may be missing or over.',
  'alerts.source.unasked': 'Alerts may be missing.',
  'alerts.source.never': 'It has never answered: alerts may be missing.',
  'source.silent.peer': '{{source}}: {{peer}} fails',
  'source.silent.peer.age': 'Its last answer is {{duration}} old.',
  'source.silent.peer.never': 'It has never answered.',
  'source.silent.partly':
    '{{source}} answers only in part, alerts may be missing',
  'alerts.read': 'read from {{sources}}',
  'alerts.asked': 'asked: {{sources}}',
  'alerts.late': 'Alerts have not answered yet.',
  'fact.alerts': 'Alerts',
  'fact.alerts.none':
    'nothing that tells of alerts is configured for these clusters',
  'alert.severity.critical': 'critical',
  'alert.severity.warning': 'warning',
  'alert.severity.info': 'info',
  'alert.severity.unknown': 'no severity',
  'alert.pending': 'pending',
  'alert.for': 'for {{duration}}',
  'alert.then': 'for {{duration}} as of {{time}}, not known since',
  'alert.value': 'value {{value}}, alerts when {{operator}} {{threshold}}',
  'alert.value.bare': 'value {{value}}',
  'alert.began.opened':
    'Began {{duration}} after release #{{number}}{{of}} started.',
  'alert.began.weight':
    'Began {{duration}} after release #{{number}}{{of}} went to {{value}} %.',
  'alert.began.iteration':
    'Began {{duration}} after check {{value}} of release #{{number}}{{of}}.',
  'alert.began.promoted':
    'Began {{duration}} after release #{{number}}{{of}} was promoted.',
  'alert.began.closed':
    'Began {{duration}} after release #{{number}}{{of}} ended.',
  'alert.began.of': ' of {{namespace}}/{{name}} in {{cluster}}',
  'alert.silenced': 'Silenced until {{time}} by {{by}}: {{comment}}',
  'alert.by.silence': 'Silenced',
  'alert.by.inhibition': 'Inhibited by another alert',
  'alert.by.both': 'Silenced, and inhibited by another alert',
  'alert.shared': 'other components show it as well',
  'alert.details': 'Why is this alert here?',
  'alert.labels': 'Labels',
  'alert.expression': 'Rule',
  'alert.sources': 'Told by',
  'alert.cluster': 'Cluster',
  'alert.why': 'Here because',
  'alert.why.none':
    'It is in the namespace of a rollout, and no rule gives it to a component.',
  'alert.why.annotation': 'the component asks for it ({{detail}})',
  'alert.why.entity-label': 'a label names the component ({{detail}})',
  'alert.why.workload': 'it is about its workload ({{detail}})',
  'alert.why.team': 'it is owned by your team, component unknown ({{detail}})',
  'alert.runbook': 'Runbook',
  'alert.runbook.of': 'Runbook of {{name}}',
} as const;
