import fc from 'fast-check';
import type { HostileRequest, Known } from './hostile-requests.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const odd: readonly string[] = [
  '',
  '-1',
  '+1',
  '1.5',
  '1e3',
  '0x10',
  '00',
  'NaN',
  '9'.repeat(30),
  '9007199254740993',
  '1, 1',
  'a'.repeat(2000),
];
const numbers = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('0', '1', '5', '64', '70') }, fc.constantFrom(...odd));

/** What an upload is said to be: mostly as asked, sometimes a key that is missing, twice, unknown, or no base64. */
function metadataFor({ ids }: Known): fc.Arbitrary<string> {
  const of = (kind: string) => fc.constantFrom(...(ids[kind] ?? []), 'no-such-thing', '../../etc/passwd', '\0', '');
  const name = fc.constantFrom(
    '营业执照.pdf',
    'a.pdf',
    'a.exe',
    '../a.pdf',
    'CON.pdf',
    `${'x'.repeat(990)}.pdf`,
    '\u202efdp.exe',
    '',
  );
  const told = fc.record(
    {
      name,
      edition: of('edition'),
      case: of('case'),
      purpose: fc.constantFrom('application', 'evidence', '__proto__', ''),
      'trade-secret': fc.constantFrom('yes', 'no', 'perhaps'),
      filename: fc.constantFrom('b.pdf'),
    },
    { requiredKeys: ['name', 'edition', 'purpose'] },
  );
  const fitting = told.map((all) =>
    Object.entries(all)
      .map(([key, value]) => `${key} ${base64(value)}`)
      .join(','),
  );
  const broken = fc.constantFrom(
    '',
    ',',
    'name',
    'name %%%',
    'name YQ==,name YQ==',
    '__proto__ YQ==',
    `name ${'A'.repeat(9000)}`,
  );
  return fc.oneof({ weight: 6, arbitrary: fitting }, { weight: 1, arbitrary: broken });
}

/** Requests of the protocol of uploads, well and badly made: of uploads that are there, and of none, as any of these people. */
export function hostileUploads(
  known: Known,
  people: readonly (string | null)[],
  uploads: readonly string[],
): fc.Arbitrary<HostileRequest> {
  const id = fc.constantFrom(...uploads, 'no-such-upload', '..%2f..', '%00', 'a'.repeat(121), '__proto__');
  const value = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: undefined, freq: 8 });
  return fc
    .record({
      method: fc.constantFrom('POST', 'POST', 'HEAD', 'PATCH', 'PATCH', 'DELETE', 'OPTIONS', 'GET', 'PUT'),
      id,
      who: fc.constantFrom(...people),
      version: value(fc.constantFrom('1.0.0', '1.0.0', '1.0.0', '1.0.0', '0.2.2', '1.0.0, 1.0.0')),
      offset: value(numbers),
      length: value(numbers),
      metadata: value(metadataFor(known)),
      type: value(fc.constantFrom('application/offset+octet-stream', 'application/json', 'text/plain; charset="')),
      defer: fc.option(fc.constantFrom('1', '2'), { nil: undefined, freq: 2 }),
      over: fc.option(fc.constantFrom('PATCH', 'DELETE', 'TRACE'), { nil: undefined, freq: 2 }),
      payload: fc.constantFrom(null, '', '%PDF-', 'x'.repeat(64), 'x'.repeat(70_000), '{"a":1}'),
    })
    .map(({ method, id: of, who, version, offset, length, metadata, type, defer, over, payload }): HostileRequest => {
      const told = {
        'tus-resumable': version,
        'upload-offset': offset,
        'upload-length': length,
        'upload-metadata': metadata,
        'content-type': type,
        'upload-defer-length': defer,
        'x-http-method-override': over,
      };
      return {
        operation: 'upload',
        method,
        path: `/api/uploads${method === 'POST' ? '' : `/${of}`}`,
        who,
        headers: Object.fromEntries(
          Object.entries(told).flatMap(([key, one]) => (one === undefined ? [] : [[key, one]])),
        ),
        payload: ['HEAD', 'OPTIONS', 'GET'].includes(method) ? null : payload,
      };
    });
}
