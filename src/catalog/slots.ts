/** Deployment slots of function apps. */
export const SLOTS = {
  /** Name of the slot that is the app itself. */
  production: 'production',
  /** Longest `<app>-<slot>` that Azure does not cut. */
  longestHostName: 59,
  /** First azurerm that creates slots beside a container app. */
  containerKindSince: '4.62.1',
  activeSlotPage: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app_active_slot',
  migrationPage: 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/migration.md',
  page: 'https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots',
  sources: ['S-SLOTS', 'S-NAMES', 'S-TF455'],
  checkedOn: '2026-11-21',
} as const;
