/** The context keys that the library reads. */
export const CONTEXT_KEYS = { today: 'azfn:today', endOfSupport: 'azfn:endOfSupport', azurermVersion: 'azfn:azurermVersion' } as const;
