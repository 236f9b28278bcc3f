import type { Construct } from '../framework';
import { AzapiElement, type AzapiConfig } from './azapi-resource';

/**
 * `azapi_update_resource`: properties of a resource that Azure creates by itself. They are merged into what is there, and stay
 * when the resource is destroyed.
 */
export class AzapiUpdateResource extends AzapiElement {
  constructor(scope: Construct, id: string, config: AzapiConfig) {
    super(scope, id, 'azapi_update_resource', config);
  }
}
