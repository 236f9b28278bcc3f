/**
 * What the azurerm provider can spell, and since which version.
 *
 * The prebuilt bindings pin 4.55.0. A value that is missing from a list is missing from every version read (up to
 * 5.2.0). The Flex resource checks the runtime's name, not its version.
 */
export const AZURERM = {
  /** The version that `@cdktf/provider-azurerm` 14.23.1 is generated from and puts into `required_providers`. */
  baseline: '4.55.0',
  /** Values of `application_stack`, by system and argument: value to first version. */
  stacks: {
    Linux: {
      dotnet_version: { '3.1': '4.0.0', '6.0': '4.0.0', '7.0': '4.0.0', '8.0': '4.0.0', '9.0': '4.0.0', '10.0': '4.54.0' },
      node_version: {
        '12': '4.0.0', '14': '4.0.0', '16': '4.0.0', '18': '4.0.0', '20': '4.0.0', '22': '4.0.0', '24': '4.58.0',
      },
      java_version: { '8': '4.0.0', '11': '4.0.0', '17': '4.0.0', '21': '4.0.0', '25': '4.62.0' },
      python_version: {
        '3.7': '4.0.0', '3.8': '4.0.0', '3.9': '4.0.0', '3.10': '4.0.0', '3.11': '4.0.0', '3.12': '4.0.0',
        '3.13': '4.0.0', '3.14': '4.59.0',
      },
      powershell_core_version: { '7': '4.0.0', '7.2': '4.0.0', '7.4': '4.0.0' },
      use_custom_runtime: { true: '4.0.0' },
    },
    Windows: {
      dotnet_version: {
        'v3.0': '4.0.0', 'v4.0': '4.0.0', 'v6.0': '4.0.0', 'v7.0': '4.0.0', 'v8.0': '4.0.0', 'v9.0': '4.0.0',
        'v10.0': '4.54.0',
      },
      node_version: {
        '~12': '4.0.0', '~14': '4.0.0', '~16': '4.0.0', '~18': '4.0.0', '~20': '4.0.0', '~22': '4.0.0',
        '~24': '4.58.0',
      },
      java_version: { '1.8': '4.0.0', '11': '4.0.0', '17': '4.0.0', '21': '4.0.0', '25': '4.62.0' },
      powershell_core_version: { '7': '4.0.0', '7.2': '4.0.0', '7.4': '4.0.0', '7.6': '4.75.0' },
      use_custom_runtime: { true: '4.0.0' },
    },
  },
  /** `runtime_name` of the Flex resource. */
  flexRuntimeNames: ['dotnet-isolated', 'java', 'node', 'powershell', 'python', 'custom'],
  /** First version that lets a Flex app have fewer than 40 instances at most. */
  flexLowInstanceCountSince: '4.58.0',
  pages: {
    Linux: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app',
    Windows: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_function_app',
    flex: 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app_flex_consumption',
  },
  sources: ['S-TF455', 'S-TF'],
  checkedOn: '2026-11-21',
} as const;
