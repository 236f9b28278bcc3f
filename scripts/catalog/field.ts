/** A place in parsed JSON that knows its path: readers get a value of the type they ask for, and wrong types are complained about. */
export class Field {
  public static root(value: unknown, complain: (problem: string) => void): Field {
    return new Field(value, '', complain);
  }

  private constructor(
    private readonly value: unknown,
    private readonly path: string,
    private readonly complain: (problem: string) => void,
  ) {}

  public get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** The member of that name; of several names, the first that is there. */
  public at(...keys: readonly [string, ...string[]]): Field {
    const members = this.members() ?? {};
    const key = keys.find((candidate) => Object.hasOwn(members, candidate)) ?? keys[0];
    return new Field(members[key], this.path === '' ? key : `${this.path}.${key}`, this.complain);
  }

  public text(): string {
    return typeof this.value === 'string' ? this.value : this.expected('a text', '');
  }

  public optionalText(): string | null {
    return this.absent ? null : this.text();
  }

  public flag(): boolean {
    if (this.absent) return false;
    return typeof this.value === 'boolean' ? this.value : this.expected('true or false', false);
  }

  /** A whole number, also where it is written as a text. */
  public count(): number {
    const value = typeof this.value === 'string' && /^\d{1,9}$/.test(this.value) ? Number(this.value) : this.value;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.expected('a whole number', 0);
  }

  public items(): Field[] {
    if (!Array.isArray(this.value)) return this.expected('a list', []);
    return this.value.map((item: unknown, index) => new Field(item, `${this.path}[${index}]`, this.complain));
  }

  /** Whether there is an object here; there has to be one. */
  public isObject(): boolean {
    return this.members() !== undefined || this.expected('an object', false);
  }

  /** Texts by name; none where there is nothing. */
  public texts(): Map<string, string> {
    if (this.absent) return new Map();
    const members = this.members() ?? this.expected('an object', {});
    return new Map(Object.keys(members).filter((key) => !this.at(key).absent).map((key) => [key, this.at(key).text()]));
  }

  /** Says that what stands here is not what the reader can use. */
  public expected<T>(what: string, fallback: T): T {
    const found = this.value === undefined ? 'nothing' : this.value === null ? 'null' : Array.isArray(this.value) ? 'a list' : describe(this.value);
    this.complain(`${this.path === '' ? 'the file' : this.path}: expected ${what}, found ${found}`);
    return fallback;
  }

  private members(): Record<string, unknown> | undefined {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `'${value.slice(0, 40)}'` : String(value);
}
