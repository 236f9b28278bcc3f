/** A role for an identity as plain values. */
export interface RoleAssignmentSettings {
  readonly role: { readonly by: 'name'; readonly name: string } | { readonly by: 'id'; readonly id: string };
  readonly scopeId: string;
  readonly principalId: string;
}

/**
 * Arguments of `azurerm_role_assignment`.
 *
 * The kind of principal spares Azure the look-up of one that is so new that the directory does not know it everywhere yet.
 */
export const renderRoleAssignment = ({ role, scopeId, principalId }: RoleAssignmentSettings) => ({
  scope: scopeId,
  ...(role.by === 'name' ? { roleDefinitionName: role.name } : { roleDefinitionId: role.id }),
  principalId,
  principalType: 'ServicePrincipal',
});

/** A role of Cosmos DB for an identity as plain values. */
export interface CosmosRoleAssignmentSettings {
  readonly resourceGroupName: string;
  readonly accountName: string;
  readonly accountId: string;
  /** Name of the definition within the account. */
  readonly definition: string;
  readonly scope: string;
  readonly principalId: string;
}

/** Arguments of `azurerm_cosmosdb_sql_role_assignment`. */
export const renderCosmosRoleAssignment = (settings: CosmosRoleAssignmentSettings) => ({
  resourceGroupName: settings.resourceGroupName,
  accountName: settings.accountName,
  roleDefinitionId: `${settings.accountId}/sqlRoleDefinitions/${settings.definition}`,
  scope: settings.scope,
  principalId: settings.principalId,
});
