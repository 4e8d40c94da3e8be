/** Why a certificate cannot be issued or kept. */
export const pki = {
  cannotKeep: 'certificates cannot be kept under {{folder}}: {{why}}',
  cannotKeepHint:
    'Give this user a folder it can write to and enough room on the disk, then try again. KUBEWALK_HOME moves it.',
} as const;
