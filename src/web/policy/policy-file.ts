/** A policy as a file by the name of what is in it: JSON is YAML too, but nobody looks for it under that name. */
export function policyFile(policy: string, source: string): File {
  return isJson(source)
    ? new File([source], `${policy}.policy.json`, { type: 'application/json' })
    : new File([source], `${policy}.policy.yaml`, { type: 'application/yaml' });
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}
