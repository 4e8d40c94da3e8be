/** What a value should be, as it stands in "should be …". */
export const value = {
  ip: 'an IPv4 address, as in 192.168.204.171',
  cidr: 'a network, as in 172.17.0.0/16',
  hostname: 'a host name, as in node01',
  version: 'a version of three numbers, as in 3.5.16',
  path: 'an absolute path',
  port: 'a port from 1 to 65535',
  number: 'a number',
  url: 'an http or https address',
  enum: 'one of {{known}}',
} as const;
