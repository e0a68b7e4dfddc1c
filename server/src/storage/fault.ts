/** What stands in the way when storage cannot serve; the message says what to do about it. */
export type FaultCode =
  | 'cannot-start'
  | 'folder-not-ours'
  | 'folder-in-use'
  | 'other-postgres-version'
  | 'server-too-old'
  | 'newer-schema'
  | 'changed-migration'
  | 'other-nature'
  | 'configuration';

/** An outage or a mistake of ours, never the regulation's "no". Nothing has been touched when it is thrown. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
