package io.fairqueue.cli.setting;

/** One setting among all. */
record SettingRow(String name, String value, String from, String does) {

  static SettingRow of(SettingSheet sheet) {
    return new SettingRow(sheet.name(), sheet.value(), sheet.from(), sheet.does());
  }
}
