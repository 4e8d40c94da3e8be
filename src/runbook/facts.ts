/** What `when` can ask of a host. They are learnt when it is connected; see `HostFacts` in execute/ports.ts. */
export const factNames: readonly string[] = ['family', 'os', 'os_version', 'arch'];
