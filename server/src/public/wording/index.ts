import { en } from './en.ts';
import { zh } from './zh.ts';

export type Words = typeof zh;
export type Lang = Words['lang'];

export const wordings: Readonly<Record<Lang, Words>> = { zh, en };
