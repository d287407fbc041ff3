/** Where a cluster is first asked; the masters named there are reached with the same password and in the same way. */
export function clusterAddresses(urls: string) {
  const seeds = urls.split(',').map((url) => new URL(url.trim()))
  const [{ protocol, username, password } = new URL(urls)] = seeds
  return {
    seeds: seeds.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) })),
    access: {
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: decodeURIComponent(password) } : {}),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  }
}
