import { SLOTS } from '../catalog/slots';
import type { Finding } from './rule';

/** A slot has the host version of its app, so that its own options cannot change it. */
export const asSlot = (finding: Finding): Finding =>
  finding.code === 'AZFN1002' ? { ...finding, fix: `use a second app with a host version that has the runtime; ${SLOTS.migrationPage} has the steps` } : finding;

/** What is added too late is in no file. */
export const afterSynth = (what: string): Finding => ({
  code: 'AZFN3008',
  what: `${what} after the program was synthesized`,
  why: `it would be missing in the files that were written (${SLOTS.page})`,
  fix: `call it before app.synth()`,
});

/** A slot takes the place of its own app. */
export const notOwnSlot = (): Finding => ({
  code: 'AZFN8001',
  what: `the slot given to 'swapActiveSlot' is not a slot of this app`,
  why: `only a slot of the same app can take its place (${SLOTS.page})`,
  fix: `pass what addSlot() of this app returned`,
});

/** One slot is in production. */
export const swappedTwice = (): Finding => ({
  code: 'AZFN3010',
  what: `'swapActiveSlot' is called twice`,
  why: `one slot is in production at a time, and the provider keeps one swap per app (${SLOTS.activeSlotPage})`,
  fix: `keep the call for the slot that shall be in production`,
});
