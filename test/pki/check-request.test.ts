import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../src/pki/check-request.js';
import { member } from './support.js';

const complaint = (changes: Parameters<typeof member>[0], host = 'node01'): string => {
  try {
    checkRequest(host, member(changes));
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a request for a certificate', () => {
  it('passes when everything in it is sound', () => {
    expect(complaint({ dns: ['node01', '*.example.org', 'a-b.example'], ips: ['::1'] })).toBe('');
  });

  it.each([
    [{ ips: ['10.0.0.999'] }, '"10.0.0.999" is not an IP address'],
    [{ ips: [''] }, '"" is not an IP address'],
    [{ ips: ['fe80::1%eth0'] }, '"fe80::1%eth0" is not an IP address'],
    [{ ips: ['10.0.0.0/24'] }, '"10.0.0.0/24" is not an IP address'],
    [{ dns: ['节点01'] }, '"节点01" is not a DNS name'],
    [{ dns: ['node 01'] }, '"node 01" is not a DNS name'],
    [{ dns: ['-node'] }, '"-node" is not a DNS name'],
    [{ dns: ['a..b'] }, '"a..b" is not a DNS name'],
    [{ dns: ['10.0.0.3'] }, '"10.0.0.3" is an address, so it belongs under ips, not dns'],
    [{ dns: [], ips: [] }, 'a server certificate needs at least one name or address'],
    [{ usages: [] }, 'neither as a server nor as a client'],
    [{ commonName: ' ' }, 'the common name is empty'],
    [{ commonName: 'x'.repeat(65) }, 'more than 64 characters'],
    [{ commonName: 'a\nb' }, 'control characters'],
    [{ days: 0 }, 'a lifetime of 0 days'],
    [{ days: 1.5 }, 'a lifetime of 1.5 days'],
    [{ name: '../ca-key' }, 'the certificate name "../ca-key" may hold only'],
    [{ ca: '.' }, 'the authority name "." may hold only'],
  ] as const)('%o is refused', (changes, message) => {
    expect(complaint(changes)).toContain(message);
  });

  it('is refused for a host whose name would leave the folder', () => {
    expect(complaint({}, '..')).toContain('the host name ".." may hold only');
  });

  it('is told everything that is wrong with it at once', () => {
    expect(complaint({ ips: ['x'], dns: ['a b'], days: -1 })).toBe(
      'certificate "member" for node01 cannot be issued: "a b" is not a DNS name; "x" is not an IP address; ' +
        'a lifetime of -1 days is not between 1 and 36500',
    );
  });
});
