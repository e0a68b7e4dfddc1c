import { parsePart, walkOf } from '@heng/contract';
import { mounted } from './api.ts';
import { readJson } from './http/sound.ts';
const time = (f: () => unknown) => { const t = performance.now(); f(); return performance.now() - t; };
const big = (route: any) => {
  const out: [string, string][] = [];
  const L = route.limit - 2000;
  const shape = route.body?.shape ?? {};
  for (const k of Object.keys(shape)) {
    out.push([`${k}:[0..]`, `{"${k}":[${'0,'.repeat(L / 2)}0]}`]);
    out.push([`${k}:["\\u0000"..]`, `{"${k}":[${'"\\u0000",'.repeat(L / 9)}0]}`]);
    out.push([`${k}:[{}..]`, `{"${k}":[${'{},'.repeat(L / 3)}{}]}`]);
    out.push([`${k}:str`, `{"${k}":"${'a'.repeat(L)}"}`]);
    out.push([`${k}:obj`, `{"${k}":{${Array.from({ length: L / 12 }, (_, i) => `"k${i}":[]`).join(',')}}}`]);
  }
  out.push(['keys', `{${Array.from({ length: L / 12 }, (_, i) => `"k${i}":0`).join(',')}}`]);
  return out;
};
const rows: [number, string][] = [];
for (const { route } of mounted) {
  if (!route.body) continue;
  for (const [name, text] of big(route)) {
    const ms = time(() => {
      const read = readJson(Buffer.from(text));
      if (read === 'malformed') return;
      parsePart('body', route.body, read.value);
      walkOf(route.body)?.(read.value, 'body', []);
    });
    rows.push([ms, `${route.id} ${route.access.to} ${route.limit} ${name}`]);
  }
}
rows.sort((a, b) => b[0] - a[0]);
for (const [ms, n] of rows.slice(0, 25)) console.log(Math.round(ms), n);
