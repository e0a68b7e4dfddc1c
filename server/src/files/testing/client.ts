import { request } from 'node:http';
import type { FilePurpose } from '@heng/contract/file';
import { tokenOf } from '../../http/testing/place.ts';

/** What was answered to a request of the upload protocol. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Meant {
  readonly name: string;
  readonly edition: string;
  readonly case?: string | undefined;
  readonly purpose?: FilePurpose;
  readonly 'trade-secret'?: 'yes' | 'no';
}

export const metadata = ({ purpose = 'application', ...meant }: Meant): string =>
  Object.entries({ ...meant, purpose })
    .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
    .join(',');

/** Speaks tus to a server, as one person; what a library does not let a test do included. */
export function tusClient(base: string, person: string) {
  const ask = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string | number>>,
    body: Buffer | null = null,
    cutAt: number | null = null,
  ): Promise<Answer> =>
    new Promise((done, fail) => {
      const sent = request(`${base}${path}`, {
        method,
        agent: false,
        headers: {
          authorization: `Bearer ${tokenOf({ person })}`,
          'tus-resumable': '1.0.0',
          ...(body !== null && { 'content-type': 'application/offset+octet-stream', 'content-length': body.length }),
          ...headers,
        },
      });
      sent.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
        );
      });
      sent.on('error', fail);
      if (body === null || cutAt === null) sent.end(body ?? undefined);
      else sent.write(body.subarray(0, cutAt), () => setTimeout(() => sent.destroy(), 20));
    });
  const create = (meant: Meant, length: number, body: Buffer | null = null) =>
    ask('POST', '/api/uploads', { 'upload-length': length, 'upload-metadata': metadata(meant) }, body);
  const patch = (id: string, offset: number, body: Buffer, cutAt: number | null = null) =>
    ask('PATCH', `/api/uploads/${id}`, { 'upload-offset': offset }, body, cutAt);
  const head = (id: string) => ask('HEAD', `/api/uploads/${id}`, {});
  return { ask, create, patch, head };
}

export const idOf = ({ headers }: Answer): string => String(headers.location).split('/').at(-1) ?? '';
