import { catalogs as known } from '../support/kusto.ts';
import { bound } from './bound.ts';
import { changed, listOf, textOf, type Check, type Data } from './check.ts';

const lower = ['informational', 'low', 'medium', 'high'];
const strong =
  'DeviceId DeviceName RemoteDeviceName RecipientEmailAddress SenderFromAddress SenderMailFromAddress RecipientObjectId AccountObjectId AccountSid AccountUpn InitiatingProcessAccountSid InitiatingProcessAccountUpn InitiatingProcessAccountObjectId'.split(
    ' ',
  );
const identifiers: Readonly<Record<string, readonly string[]>> = {
  '#microsoft.graph.security.impactedDeviceAsset': ['deviceId', 'deviceName'],
  '#microsoft.graph.security.impactedUserAsset': [
    'accountObjectId',
    'accountSid',
    'accountUpn',
    'initiatingProcessAccountUpn',
  ],
};
/** From the documentation of continuous custom detections. */
const continuous =
  'AlertEvidence CloudAppEvents DeviceEvents DeviceFileCertificateInfo DeviceFileEvents DeviceImageLoadEvents DeviceLogonEvents DeviceNetworkEvents DeviceNetworkInfo DeviceInfo DeviceProcessEvents DeviceRegistryEvents EmailAttachmentInfo EmailEvents EmailPostDeliveryEvents EmailUrlInfo IdentityDirectoryEvents IdentityLogonEvents IdentityQueryEvents UrlClickEvents'.split(
    ' ',
  );
const keys = ['displayName', 'isEnabled', 'queryCondition', 'schedule', 'detectionAction'];
const alertKeys = [
  'title',
  'description',
  'severity',
  'category',
  'recommendedActions',
  'mitreTechniques',
  'impactedAssets',
];

/** The rules about a custom detection of Defender XDR, as Microsoft Graph and the service state them. */
export const defenderChecks: readonly Check<Data>[] = [
  {
    name: 'the properties of a detection rule and no others',
    holds: (rule) => sameKeys(rule, keys),
    broken: (rule) => changed(rule, { severity: 'high' }),
  },
  {
    name: 'the properties of an alert template and no others',
    holds: (rule) => sameKeys(alertOf(rule), alertKeys),
    broken: (rule) => withAlert(rule, { tactics: [] }),
  },
  {
    name: 'a known period',
    holds: (rule) => ['0', '1H', '3H', '12H', '24H'].includes(textOf(part(rule, 'schedule'), 'period')),
    broken: (rule) => changed(rule, { schedule: { period: 'PT1H' } }),
  },
  {
    name: 'a severity in lower case',
    holds: (rule) => lower.includes(textOf(alertOf(rule), 'severity')),
    broken: (rule) => withAlert(rule, { severity: 'High' }),
  },
  {
    name: 'one category, in one word',
    holds: (rule) => /^[A-Z][A-Za-z]+$/.test(textOf(alertOf(rule), 'category')),
    broken: (rule) => withAlert(rule, { category: 'Credential Access' }),
  },
  {
    name: 'techniques in their notation',
    holds: (rule) =>
      listOf<string>(alertOf(rule), 'mitreTechniques').every((id) => /^T\d{4}(\.\d{3})?$/.test(id)),
    broken: (rule) => withAlert(rule, { mitreTechniques: ['attack.t1059'] }),
  },
  {
    name: 'a name and a title',
    holds: (rule) => textOf(rule, 'displayName') !== '' && textOf(alertOf(rule), 'title') !== '',
    broken: (rule) => changed(rule, { displayName: '' }),
  },
  {
    name: 'a query that advanced hunting takes',
    holds: (rule) => bound(queryOf(rule), known.xdr).diagnostics.length === 0,
    broken: (rule) => withQuery(rule, `${queryOf(rule)}\n| where NoSuchColumn == 1`),
  },
  {
    name: 'at most 10,000 characters of query',
    holds: (rule) => queryOf(rule).length <= 10_000,
    broken: (rule) => withQuery(rule, `${queryOf(rule)} //${'a'.repeat(10_000)}`),
  },
  {
    name: 'the columns that identify the event',
    holds: (rule) => keysOf(queryOf(rule)).every((column) => resultOf(rule).includes(column)),
    broken: (rule) => withQuery(rule, `${queryOf(rule)}\n| project-away ReportId`),
  },
  {
    name: 'a column that identifies an asset',
    holds: (rule) => strong.some((column) => resultOf(rule).includes(column)),
    broken: (rule) => withQuery(rule, `${queryOf(rule)}\n| project Timestamp, ReportId`),
  },
  {
    name: 'at least one impacted asset',
    holds: (rule) => assetsOf(rule).length > 0,
    broken: (rule) => withAlert(rule, { impactedAssets: [] }),
  },
  {
    name: 'impacted assets by columns of the result, one per kind',
    holds: (rule) => {
      const kinds = assetsOf(rule).map((asset) => textOf(asset, '@odata.type'));
      const result = resultOf(rule).map((column) => column.toLowerCase());
      return (
        new Set(kinds).size === kinds.length &&
        assetsOf(rule).every((asset) => {
          const identifier = textOf(asset, 'identifier');
          const allowed = identifiers[textOf(asset, '@odata.type')] ?? [];
          return allowed.includes(identifier) && result.includes(identifier.toLowerCase());
        })
      );
    },
    broken: (rule) =>
      withAlert(rule, {
        impactedAssets: [
          { '@odata.type': '#microsoft.graph.security.impactedUserAsset', identifier: 'recipientObjectId' },
        ],
      }),
  },
  {
    name: 'no filter on time',
    holds: (rule) => !/\bwhere[^|]*\b(?:Timestamp|ago)\b/.test(queryOf(rule)),
    broken: (rule) => withQuery(rule, `${queryOf(rule)}\n| where Timestamp > ago(1h)`),
  },
  {
    name: 'no comments and only filters if it runs continuously',
    holds: (rule) =>
      textOf(part(rule, 'schedule'), 'period') !== '0' || !/^\s*\/\/|\b(?:join|union)\b/m.test(queryOf(rule)),
    broken: (rule) => withQuery(changed(rule, { schedule: { period: '0' } }), `// comment\n${queryOf(rule)}`),
  },
  {
    name: 'one table that can be followed if it runs continuously',
    holds: (rule) =>
      textOf(part(rule, 'schedule'), 'period') !== '0' || continuous.includes(tableOf(queryOf(rule))),
    broken: (rule) => withQuery(changed(rule, { schedule: { period: '0' } }), 'DeviceTvmSoftwareInventory'),
  },
  {
    name: 'no response actions and no scope',
    holds: (rule) => {
      const { organizationalScope, responseActions } = part(rule, 'detectionAction');
      return organizationalScope === null && JSON.stringify(responseActions) === '[]';
    },
    broken: (rule) =>
      changed(rule, { detectionAction: { ...part(rule, 'detectionAction'), responseActions: [{}] } }),
  },
];

/** The table that a query of filters alone starts from. */
function tableOf(query: string): string {
  return /^\w+/.exec(query)?.[0] ?? '';
}

function keysOf(query: string): readonly string[] {
  return /^Device/m.test(query) ? ['Timestamp', 'DeviceId', 'ReportId'] : ['Timestamp', 'ReportId'];
}

function part(rule: Data, key: string): Data {
  return rule[key] as Data;
}

function alertOf(rule: Data): Data {
  return part(part(rule, 'detectionAction'), 'alertTemplate');
}

function assetsOf(rule: Data): readonly Data[] {
  return listOf<Data>(alertOf(rule), 'impactedAssets');
}

function queryOf(rule: Data): string {
  return textOf(part(rule, 'queryCondition'), 'queryText');
}

function resultOf(rule: Data): readonly string[] {
  return (bound(queryOf(rule), known.xdr).resultColumns ?? []).map(({ name }) => name);
}

function withAlert(rule: Data, parts: Data): Data {
  const action = part(rule, 'detectionAction');
  return changed(rule, { detectionAction: { ...action, alertTemplate: changed(alertOf(rule), parts) } });
}

function withQuery(rule: Data, queryText: string): Data {
  return changed(rule, { queryCondition: { queryText } });
}

function sameKeys(rule: Data, expected: readonly string[]): boolean {
  return JSON.stringify(Object.keys(rule).toSorted()) === JSON.stringify([...expected].toSorted());
}
