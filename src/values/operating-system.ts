/** Operating system of the workers of a plan. All apps of a plan share it. */
export enum OperatingSystem {
  /** Linux. */
  LINUX = 'Linux',
  /** Windows. */
  WINDOWS = 'Windows',
}
