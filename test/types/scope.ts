import type { Construct } from 'constructs';

/** Some construct inside a stack; nothing here ever runs. */
export declare const scope: Construct;

/** What every app has, and what every plan has. */
export const APP = { appName: 'func-orders', resourceGroupName: 'rg-orders', location: 'westeurope' } as const;
export const PLAN = { planName: 'plan-orders', resourceGroupName: 'rg-orders', location: 'westeurope' } as const;

export const PLAN_ID = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders';
