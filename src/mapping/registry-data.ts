/**
 * How sources other than Sysmon record a registry value that Sysmon shows as text: Defender and
 * event 4657 hold the raw data, in decimal or hexadecimal. Empty if the text is not such a form.
 */
export function registryDataSpellings(sysmonText: string): readonly string[] {
  if (sysmonText.toLowerCase() === '(empty)') return [''];
  const dword = /^dword \(0x([0-9a-f]{1,8})\)$/i.exec(sysmonText);
  if (dword?.[1] !== undefined) return numberSpellings(BigInt(`0x${dword[1]}`));
  const qword = /^qword \(0x([0-9a-f]{1,8})-0x([0-9a-f]{1,8})\)$/i.exec(sysmonText);
  if (qword?.[1] !== undefined && qword[2] !== undefined) {
    return numberSpellings((BigInt(`0x${qword[1]}`) << 32n) | BigInt(`0x${qword[2]}`));
  }
  return [];
}

function numberSpellings(value: bigint): readonly string[] {
  return [value.toString(), `0x${value.toString(16)}`];
}
