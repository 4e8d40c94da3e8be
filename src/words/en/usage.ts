/** What is wrong with a command as it was typed. */
export const usage = {
  near: '(Did you mean {{near}}?)',
  unknownCommand: "error: unknown command '{{name}}'",
  unknownOption: "error: unknown option '{{flag}}'",
  missingArgument: "error: missing required argument '{{name}}'",
  optionMissingArgument: "error: option '{{flags}}' argument missing",
  tooMany: "error: too many arguments for '{{command}}': {{given}} where {{wanted}} can be",
  notAChoice: "error: '{{value}}' cannot be given for '{{name}}'. Allowed choices are {{choices}}.",
  notRight: "error: '{{value}}' cannot be given for '{{name}}': {{wanted}}",
  columns: 'a number of columns from 40 to 400',
  outputLost: 'the output cannot be written: {{why}}',
  mistake: 'kubewalk made a mistake: {{message}}',
  report: 'the report is {{report}}',
  noReport: 'no report could be written',
} as const;
