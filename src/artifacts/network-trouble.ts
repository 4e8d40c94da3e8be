const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of the server is not known here',
  EAI_AGAIN: 'the name service does not answer',
  ECONNREFUSED: 'the server refuses the connection',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENETUNREACH: 'there is no way to the network of the server',
  EHOSTUNREACH: 'there is no way to the server',
  ETIMEDOUT: 'the server does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the server does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the server does not answer',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending',
  CERT_HAS_EXPIRED: 'the TLS certificate of the server has ended',
  SELF_SIGNED_CERT_IN_CHAIN: 'this machine does not trust the TLS certificate of the server',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'this machine does not trust the TLS certificate of the server',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'this machine does not trust the TLS certificate of the server',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'this machine does not trust the TLS certificate of the server',
};

/** Why a request or its answer failed, in words. `fetch` says only "fetch failed" and hides why in the cause. */
export const networkTrouble = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const known = typeof code === 'string' ? words[code] : undefined;
  if (known !== undefined) return `${known} (${String(code)})`;
  return cause instanceof Error && cause.message !== '' ? cause.message : String(code ?? cause);
};

const proxyNames = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

/** Node's own `fetch` goes past a proxy: a common reason for a failed download that nothing else tells of. */
export const proxyRemark = (env: NodeJS.ProcessEnv): string => {
  const name = proxyNames.find((candidate) => (env[candidate] ?? '') !== '');
  return name === undefined ? '' : ` ${name} is set, but kubewalk downloads without it; curl does use it.`;
};
