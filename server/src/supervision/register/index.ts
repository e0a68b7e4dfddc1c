export { type Imported, importsRegister } from './acts.ts';
export { faultLine } from './faults.ts';
export { mostBytes } from './file/read-table.ts';
export { columnLines, csvTemplate, workbookTemplate } from './template.ts';
export { type NamedPack, programmesIn, tiersOf } from './tiers.ts';
