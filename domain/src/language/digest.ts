const form = /^[0-9a-f]{64}$/;

/** A SHA-256 as acts hold it: 64 hexadecimal digits in small letters. */
export const isDigest = (text: string): boolean => form.test(text);
