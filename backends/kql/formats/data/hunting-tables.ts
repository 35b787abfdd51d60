/**
 * The columns that name the asset an alert of Defender XDR is about, as custom detections take them, the
 * most telling first. Follows "Create custom detection rules" and the Graph resource `impactedAsset`.
 */
export const assetColumns = {
  device: ['DeviceId', 'DeviceName'],
  user: ['AccountObjectId', 'AccountSid', 'AccountUpn', 'InitiatingProcessAccountUpn'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Columns that a custom detection can tell its subject by; the result needs at least one. */
export const strongColumns: readonly string[] = [
  'DeviceId',
  'DeviceName',
  'RemoteDeviceName',
  'RecipientEmailAddress',
  'SenderFromAddress',
  'SenderMailFromAddress',
  'RecipientObjectId',
  'AccountObjectId',
  'AccountSid',
  'AccountUpn',
  'InitiatingProcessAccountSid',
  'InitiatingProcessAccountUpn',
  'InitiatingProcessAccountObjectId',
];

/** The tables that a custom detection can follow continuously. */
export const continuousTables: readonly string[] = [
  'AlertEvidence',
  'CloudAppEvents',
  'DeviceEvents',
  'DeviceFileCertificateInfo',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceLogonEvents',
  'DeviceNetworkEvents',
  'DeviceNetworkInfo',
  'DeviceInfo',
  'DeviceProcessEvents',
  'DeviceRegistryEvents',
  'EmailAttachmentInfo',
  'EmailEvents',
  'EmailPostDeliveryEvents',
  'EmailUrlInfo',
  'IdentityDirectoryEvents',
  'IdentityLogonEvents',
  'IdentityQueryEvents',
  'UrlClickEvents',
];
