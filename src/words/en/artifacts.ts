/** Why a release file cannot be had, and what to do about it. */
export const artifacts = {
  cannotUse: '{{where}} cannot be read or written: {{why}}',
  cannotUseHint:
    'Give this user access to it and enough room on the disk, then try again. KUBEWALK_HOME moves the downloads.',
} as const;
