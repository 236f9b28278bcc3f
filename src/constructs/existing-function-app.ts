import { Construct, Fn } from '../framework';
import { brand, known, readProps } from '../intake';
import { resourceId, text, type Fields } from '../rules/fields';
import { isKnown } from '../rules/rule';
import type { FunctionAppAttributes, IFunctionApp } from './function-app';
import { place, whole, withdraw } from './scope';

const FIELDS: Fields = {
  functionAppId: resourceId('Microsoft.Web/sites/<app>', { required: true }),
  defaultHostname: text(),
  principalId: text(),
};

/** Place of the name in the parts of a resource id. */
const NAME_PART = 8;

/** A function app that exists. */
export class ExistingFunctionApp extends Construct implements IFunctionApp {
  public readonly functionAppId: string;
  public readonly appName: string;
  public readonly defaultHostname: string;
  public readonly principalId?: string;

  constructor(scope: Construct, id: string, attributes: FunctionAppAttributes, name: string, entry: (...args: never[]) => unknown) {
    super(place(scope, id, name, entry), id);
    brand(this, 'FunctionApp');
    whole(this, entry, () => withdraw(this, readProps(FIELDS, attributes, 'attributes').found, entry));
    this.functionAppId = attributes.functionAppId;
    this.appName = isKnown(known(attributes.functionAppId))
      ? attributes.functionAppId.split('/')[NAME_PART]
      : (Fn.element(Fn.split('/', attributes.functionAppId), NAME_PART) as string);
    this.defaultHostname = attributes.defaultHostname ?? `${this.appName}.azurewebsites.net`;
    this.principalId = attributes.principalId;
  }
}
