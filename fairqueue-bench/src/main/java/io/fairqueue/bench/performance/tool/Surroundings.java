package io.fairqueue.bench.performance.tool;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were taken on; no names, no paths. */
public final class Surroundings {

  private Surroundings() {}

  public static Map<String, String> of(Servers servers) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put(
        "System", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    facts.put("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("PostgreSQL", servers.postgresVersion() + ": " + servers.durability());
    facts.put("Redis", servers.redisVersion() + ", no file");
    return facts;
  }
}
