package io.fairqueue.http.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One place where settings are: the environment, or a file. Notes what it can't make sense of. */
final class SettingSource {

  static final String ENVIRONMENT = "environment";

  // What the launcher and the tests read themselves, and what Kubernetes sets for a service that is
  // called like us.
  private static final Pattern OTHERS =
      Pattern.compile(
          "FAIRQUEUE_(JAVA_HOME|JAVA_OPTS|CACHE|TEST_.*"
              + "|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");

  private final String name;
  private final String prefix;
  private final Map<String, String> values;
  private final List<String> faults;
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

  private SettingSource(
      String name, String prefix, Map<String, String> values, List<String> faults) {
    this.name = name;
    this.prefix = prefix;
    this.values = new TreeMap<>(values);
    this.faults = faults;
  }

  /** What the environment says; what is not for us it may hold too. */
  static Map<Setting, Given> environment(Map<String, String> values, List<String> faults) {
    var ours = new TreeMap<>(values);
    ours.keySet().removeIf(key -> !Setting.isOurs(key) || OTHERS.matcher(key).matches());
    return new SettingSource(ENVIRONMENT, "", ours, faults).read();
  }

  /** What a file says; there is nothing in it that is not for us. */
  static Map<Setting, Given> file(Path file, List<String> faults) {
    try {
      SettingsFile read = SettingsFile.read(file);
      read.twice().forEach(key -> faults.add("%s: %s is there twice".formatted(file, key)));
      return new SettingSource(file.toString(), file + ": ", read.values(), faults).read();
    } catch (IOException | IllegalArgumentException unreadable) {
      faults.add(
          "%s is \"%s\", which can't be read; it takes %s"
              .formatted(Setting.CONFIG.key(), file, Setting.CONFIG.takes()));
      return Map.of();
    }
  }

  private Map<Setting, Given> read() {
    values.forEach(this::take);
    return given;
  }

  private void take(String key, String value) {
    Optional<Setting> setting = Setting.of(key);
    Optional<Setting> inFile = Setting.inFile(key);
    if (setting.isPresent() && setting.get() == Setting.CONFIG && !prefix.isEmpty()) {
      faults.add(prefix + key + " is for the environment: a file names no other");
    } else if (setting.isPresent() && !value.isBlank()) {
      put(setting.get(), new Given(value.strip(), name));
    } else if (inFile.isPresent() && !value.isBlank()) {
      fromFile(inFile.get(), value.strip());
    } else if (setting.isEmpty() && inFile.isEmpty()) {
      faults.add(prefix + key + " is not a setting of FairQueue" + NearestName.hint(key));
    }
  }

  private void fromFile(Setting secret, String file) {
    try {
      String text = Files.readString(Path.of(file));
      String value = text.replaceFirst("\\R\\z", "");
      if (value.isBlank()) {
        faults.add("%s%s names %s, which is empty".formatted(prefix, secret.fileKey(), file));
      } else {
        put(secret, new Given(value, secret.fileKey()));
      }
    } catch (IOException | InvalidPathException unreadable) {
      faults.add(
          "%s%s is \"%s\", which can't be read; it takes a file that holds nothing but the value of"
                  .formatted(prefix, secret.fileKey(), file)
              + " "
              + secret.key());
    }
  }

  private void put(Setting setting, Given value) {
    if (given.put(setting, value) != null) {
      faults.add(
          "%s%s and %s are both set: leave one out"
              .formatted(prefix, setting.key(), setting.fileKey()));
    }
  }
}
