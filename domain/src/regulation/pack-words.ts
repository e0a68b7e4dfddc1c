// The words of the pack format that its blocks are made of.

export type Id = string;
export type Article = number | string;
export type Text = string;
export type Scalar = string | number | boolean;
export type Points = number | string;
export type Day = string;
export type Length =
  `${number} ${'working day' | 'calendar day' | 'month' | 'year' | 'calendar year' | 'financial year' | 'edition'}${'s' | ''}`;
export type Period = `${Length} ${'before' | 'after'} ${string}`;
export type Window = Period | `since ${string}` | 'now' | 'ever';
export type BarLength = `${Length} after ${string}` | 'for ever';
export type Share = string;
export type Open = { decided_by: Id; before?: Id } | { external: Id; before?: Id };
export type Known<T> = T | null | Open;
export type Decided<T> = T | Open; // a later step reads it: never silent
export type Cite = Article | Article[];
export interface Marks {
  article?: Cite | Record<string, Cite>;
  says?: Text;
  reading?: Text | Record<string, Text>;
  soft?: Record<string, Id>;
  open?: true;
}
export type Block<T> = T & Marks;
export type ById<T> = Record<Id, Block<T>>;
export interface Scope {
  tracks?: Id[];
  tiers?: Id[];
  kinds?: Id[];
  where?: Record<Id, Scalar | Scalar[]>;
}
export interface Bounds<T = Points> {
  at_least?: T;
  at_most?: T;
  more_than?: T;
  less_than?: T;
}
