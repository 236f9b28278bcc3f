import { COSMOS_ROLES } from '../catalog/roles';
import { CosmosdbSqlRoleAssignment, RoleAssignment, TerraformStack, type Construct, type IConstruct, type TerraformResource } from '../framework';
import { expressionOf } from '../intake';
import { cosmosScope } from '../intake/resource-ids';
import { renderCosmosRoleAssignment, renderRoleAssignment } from '../render/role-assignment';
import { refuse } from '../rules/azfn-error';
import type { ConnectionRole } from '../rules/connection-rules';
import { show } from '../rules/explain';
import { roleIdentity } from '../rules/role-sets';
import { place } from './scope';

const PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment';

/**
 * Defines the roles of identities.
 *
 * Azure takes a role for a principal on a resource once. So whoever asks for one that the stack has already gets the one
 * that is there: two apps with one identity, an app and its slot, a connection and a grant of the program.
 */
export class RoleAssignments {
  private static readonly byStack = new WeakMap<IConstruct, Map<string, TerraformResource>>();

  /** Who asks for a role: the path of the construct, and the id there. */
  private static readonly asked = new WeakMap<TerraformResource, Set<string>>();

  /** What each id stands for, by the construct that it was given to. */
  private readonly ids = new WeakMap<IConstruct, Map<string, string>>();

  /** `scope`: where roles are defined, unless something else asks for them. */
  constructor(private readonly scope: Construct) {}

  /**
   * Defines a role, or returns the same one of the stack.
   *
   * Refuses ids that are no text, and an id that stands for another role already (`AZFN8007`, `AZFN5021`).
   *
   * @param needed the role, what it is granted on, and an id that is unique among the roles of `asking`
   * @param principalId object id of the identity
   * @param asking the app or slot that needs the role
   * @param entry where the stack of an error begins
   */
  public assign(needed: ConnectionRole, principalId: string, asking: Construct = this.scope, entry: (...args: never[]) => unknown = this.assign): TerraformResource {
    const { id } = needed;
    const key = identityOf(needed, principalId, asking);
    const ids = this.idsOf(asking);
    const meant = typeof id === 'string' ? ids.get(id) : undefined;
    if (meant !== undefined && meant !== key) refuse(asking.node.path, [taken(id)], entry, 'cannot take this');
    const stack = RoleAssignments.ofStack(asking);
    const existing = stack.get(key);
    const resource = existing !== undefined && isInTree(existing) ? existing : define(place(asking, id, 'grantRole()', entry), needed, principalId);
    stack.set(key, resource);
    ids.set(id, key);
    const asked = RoleAssignments.asked.get(resource) ?? new Set();
    RoleAssignments.asked.set(resource, asked.add(askedBy(asking, id)));
    return resource;
  }

  /** Takes back what was asked for under an id; the role stays as long as somebody else asks for it. */
  public withdraw(resource: TerraformResource, id: string, asking: Construct): void {
    const asked = RoleAssignments.asked.get(resource);
    asked?.delete(askedBy(asking, id));
    if (asked?.size === 0) resource.node.scope?.node.tryRemoveChild(resource.node.id);
  }

  private idsOf(asking: IConstruct): Map<string, string> {
    const ids = this.ids.get(asking) ?? new Map<string, string>();
    this.ids.set(asking, ids);
    return ids;
  }

  private static ofStack(construct: IConstruct): Map<string, TerraformResource> {
    const stack = TerraformStack.of(construct);
    const roles = RoleAssignments.byStack.get(stack) ?? new Map<string, TerraformResource>();
    RoleAssignments.byStack.set(stack, roles);
    return roles;
  }
}

function define(scope: Construct, needed: ConnectionRole, principalId: string): TerraformResource {
  const { id, scopeId } = needed;
  if (needed.kind === 'azure') return new RoleAssignment(scope, id, renderRoleAssignment({ role: needed.role, scopeId, principalId }));
  const definition = COSMOS_ROLES[needed.role].id;
  return new CosmosdbSqlRoleAssignment(scope, id, renderCosmosRoleAssignment({ ...cosmosScope(scopeId), definition, principalId }));
}

const askedBy = ({ node }: IConstruct, id: string): string => `${node.path}\n${id}`;

/** A text that is the same for the same role of the same principal on the same resource, within a stack. */
function identityOf(needed: ConnectionRole, principalId: string, scope: IConstruct): string {
  const role = needed.kind === 'azure' ? roleIdentity(needed.role) : needed.role;
  const on = needed.kind === 'azure' ? needed.scopeId : cosmosScope(needed.scopeId).scope;
  const [resource, principal] = [on, principalId].map((value) => {
    const expression = expressionOf(scope, value);
    return expression === value ? value.toLowerCase() : expression; // Azure compares ids without case
  });
  return [needed.kind, role, resource, principal].join('\n');
}

const taken = (id: string) => ({
  code: 'AZFN5021' as const,
  what: `'grantRole' is called with the id ${show(id)}, which stands for another role already`,
  why: `the id is the name of the role assignment in Terraform, and one assignment is one role on one resource (${PAGE})`,
  fix: show(id) === `'${id}'` ? `use another id, such as '${id.replace(/[^0-9A-Za-z-]/g, '')}2'` : 'use another id',
});

/** A role of an app that was refused is not there any more. */
function isInTree(construct: IConstruct): boolean {
  for (let { node } = construct; node.scope !== undefined; node = node.scope.node) {
    if (node.scope.node.tryFindChild(node.id)?.node !== node) return false;
  }
  return true;
}
