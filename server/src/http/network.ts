/**
 * The network an address is in, as far as one household has it: of version 4 the address itself, also where it is written within version 6; of
 * version 6 the first 64 bits, for there are more addresses in such a network than could be counted.
 */
export function networkOf(ip: string): string {
  const [, four] = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (four !== undefined) return four;
  return ip.includes(':') ? groupsOf(ip).slice(0, 4).join(':') : ip;
}

function groupsOf(ip: string): readonly string[] {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return all.map((group) => group.replace(/^0+(?=.)/, ''));
}
