const BRAND = Symbol.for('cdktf-azure-functions.brand');

/** Marks an object as one of this library's classes, also across two copies of the package. */
export function brand(target: object, name: string): void {
  Object.defineProperty(target, BRAND, { value: name });
}

/** The class that an object was marked with. */
export function brandOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? (value as { [BRAND]?: string })[BRAND] : undefined;
}
