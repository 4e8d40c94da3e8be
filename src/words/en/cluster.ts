/** What is wrong with a cluster file. */
export const cluster = {
  unreadable: 'the cluster file cannot be read: {{why}}',
  nameIt: 'name it with --cluster FILE; kubewalk without arguments makes one',
  taken: {
    name: 'the name {{value}} is taken by the host on line {{line}}',
    address: 'the address {{value}} is taken by the host on line {{line}}',
  },
  own: { name: 'every host has its own name', address: 'every host has its own address' },
  unknown: {
    role: 'unknown role "{{word}}"',
    profile: 'unknown profile "{{word}}"',
    variable: 'unknown variable "{{word}}"',
  },
  runbookHas: 'the runbook has: {{known}}',
  notOfCluster: 'step "{{id}}" is on "{{wanted}}", which is no role and no host of this cluster',
  has: 'it has: {{known}}',
  noValue: 'the variable "{{name}}" has no value',
  setIt: 'set it under vars: {{about}}',
  wrongValue: '"{{name}}" is "{{value}}" and should be {{wanted}}',
  doesNotGo:
    '{{name}} {{value}} does not go with the profile "{{profile}}", which needs {{items, list(type: disjunction)}}',
  secret: '"{{name}}" is a secret, and its value must not stand in this file',
  secretHint: 'write "ask", "env:NAME" or "file:PATH"; change the secret if this file was shared',
  secretNobody: 'the secret "{{name}}" has no value: nobody answered',
  secretUnset: 'the secret "{{name}}" has no value: {{variable}} is not set in the environment',
  secretEmpty: 'the secret "{{name}}" has no value: {{path}} is empty',
  secretLines: 'the secret "{{name}}" has more than one line',
  secretLinesHint: 'a key or certificate of many lines belongs into a file on the host',
} as const;
