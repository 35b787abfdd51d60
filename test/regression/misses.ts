/** Cases that a query doesn't find in some rows, and why. An entry that is no longer needed fails the test. */
export interface KnownMiss {
  readonly setting: string;
  /** Who makes the rows. */
  readonly rows: readonly string[];
  readonly cases: readonly string[];
  readonly cause: string;
}

const defenderRows = ['Defender', 'Defender, numbered control set'];

/** Every known miss. None of them is in rows that Sysmon's own parsers fill as Microsoft documents them. */
export const knownMisses: readonly KnownMiss[] = [
  {
    setting: 'asim',
    rows: ['Sysmon, from WindowsEvent'],
    cases: [
      'registry_set_add_load_service_in_safe_mode',
      'registry_set_add_port_monitor',
      'registry_set_allow_rdp_remote_assistance_feature',
      'registry_set_change_security_zones',
      'registry_set_credential_guard_disabled',
      'registry_set_deviceguard_hypervisorenforcedcodeintegrity_disabled',
      'registry_set_disable_administrative_share',
      'registry_set_disable_defender_firewall',
      'registry_set_disable_security_center_notifications',
      'registry_set_disable_system_restore',
      'registry_set_special_accounts',
      'registry_set_susp_user_shell_folders',
    ],
    cause: 'the parser reads EventData.Parameter, which Sysmon does not write, so RegistryValueData is empty',
  },
  {
    setting: 'asim',
    rows: [...defenderRows, 'Security log'],
    cases: ['registry_event_add_local_hidden_user', 'registry_set_add_load_service_in_safe_mode'],
    cause: 'only Sysmon names the default value of a key (Default)',
  },
  {
    setting: 'asim',
    rows: ['Defender'],
    cases: ['proc_creation_win_svchost_masqueraded_execution'],
    cause: 'TargetProcessFilename holds the name on disk, which the rule excludes as original file name',
  },
  {
    setting: 'asim',
    rows: ['Security log'],
    cases: [
      'proc_creation_win_renamed_binary',
      'proc_creation_win_renamed_binary_highly_relevant',
      'proc_creation_win_renamed_curl',
      'proc_creation_win_renamed_ftp',
      'proc_creation_win_renamed_msdt',
      'proc_creation_win_svchost_masqueraded_execution',
    ],
    cause: 'event 4688 does not record the original file name; TargetProcessFilename holds the name on disk',
  },
  {
    setting: 'asim',
    rows: ['Security log'],
    cases: [
      'proc_creation_win_chcp_codepage_lookup',
      'proc_creation_win_exploit_cve_2025_55182_susp_nodejs_server_child_process',
    ],
    cause: 'event 4688 does not record the command line of the parent process',
  },
  {
    setting: 'native, SecurityEvent',
    rows: ['Security log, parsed columns'],
    cases: ['proc_creation_win_pua_advancedrun'],
    cause: 'event 4688 does not record the original file name, the only alternative that this event meets',
  },
  {
    setting: 'native, SecurityEvent',
    rows: ['Security log, parsed columns'],
    cases: ['registry_event_add_local_hidden_user', 'registry_set_add_load_service_in_safe_mode'],
    cause: 'only Sysmon names the default value of a key (Default)',
  },
  {
    setting: 'xdr',
    rows: defenderRows,
    cases: ['registry_event_add_local_hidden_user', 'registry_set_add_load_service_in_safe_mode'],
    cause: 'only Sysmon names the default value of a key (Default)',
  },
];

/** The known misses of a setting as `maker of the rows: case`. */
export function knownMissesOf(setting: string): readonly string[] {
  return knownMisses
    .filter((miss) => miss.setting === setting)
    .flatMap(({ rows, cases }) => rows.flatMap((row) => cases.map((name) => `${row}: ${name}`)))
    .toSorted();
}
