/** Why a session cannot be opened, kept or read. */
export const session = {
  cannotKeep: 'the session cannot be kept in {{home}}: {{why}}',
  cannotKeepHint: 'make room, or set KUBEWALK_HOME to a folder that can be written',
  newerForm: 'the session {{name}} was written by a newer kubewalk (form {{form}}; this one knows {{known}})',
  newerFormHint: 'start it with the newer kubewalk',
  anotherCluster: 'the session {{name}} belongs to {{file}}, which has none of these hosts',
  anotherClusterHint: 'give this cluster another "name" in {{file}}',
  setAside: 'the session could not be read ({{why}}); it was set aside as {{aside}} and a new one begun',
  unreadable: 'the session {{path}} cannot be read: {{why}}',
  willBeSetAside: 'the next run sets it aside and looks at the hosts instead',
  readableHome: 'set KUBEWALK_HOME to a folder that can be read and written',
  newer: 'the session {{path}} was written by a newer kubewalk',
  newerHint: 'look at it with the newer kubewalk',
  holder: 'process {{pid}} on {{machine}}, since {{since}}',
  unwritten: 'progress cannot be written to {{folder}}: {{why}}',
  unwrittenHint:
    'nothing more was begun; make room or set KUBEWALK_HOME to a folder that can be written, then start again',
} as const;
