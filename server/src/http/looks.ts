/** Looks at what is confidential are put on record; stages reach the record through here. */
export { flushAccess, recordAccess } from '../procedure/rights/access-log.ts';
