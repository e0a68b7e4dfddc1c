/** The advisory locks of a database of ours; idempotency keys take others, of 64 bits spread by a hash. */
export const locks = { migrate: 1, seal: 2, template: 3, demonstration: 4, laid: 5 } as const;
