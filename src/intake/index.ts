export { brand, brandOf } from './brand';
export { readContext, type Context } from './context';
export { readNamed, readProps, type Deferred, type Reading } from './props';
export { expressionOf, isUnknown, known } from './tokens';
