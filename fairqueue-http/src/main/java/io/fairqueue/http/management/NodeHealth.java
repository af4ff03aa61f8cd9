package io.fairqueue.http.management;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether this node, and what it stands on, is well; true to the connections in use. */
@Singleton
final class NodeHealth {

  private static final String UP = "UP";
  private static final String DOWN = "DOWN";

  private final StoreProbes probes;
  private final List<String> essential;
  private final Readiness readiness;

  NodeHealth(StoreProbes probes, List<StoreHealth> stores, Readiness readiness) {
    this.probes = probes;
    this.essential = stores.stream().filter(StoreHealth::essential).map(StoreHealth::name).toList();
    this.readiness = readiness;
  }

  /** Asks every store, and so may take a moment. */
  Report ofAll() {
    Map<String, Boolean> stores = probes.ask();
    return Report.of(!stores.containsValue(false), stores);
  }

  /** The process runs and answers; asks nobody. */
  Report ofProcess() {
    return Report.of(true, Map.of());
  }

  /** Whether new requests are welcome; may take a moment. */
  Report ofReadiness() {
    if (readiness.isStopping()) {
      return Report.of(false, Map.of());
    }
    Map<String, Boolean> stores = probes.ask();
    stores.keySet().retainAll(essential);
    return Report.of(!stores.containsValue(false), stores);
  }

  /**
   * The health, as it is answered.
   *
   * @param states how the whole is, under the name of status, then each store by its name
   */
  record Report(boolean well, Map<String, String> states) {

    private static Report of(boolean well, Map<String, Boolean> stores) {
      var states = new LinkedHashMap<String, String>();
      states.put("status", well ? UP : DOWN);
      stores.forEach((name, up) -> states.put(name, up ? UP : DOWN));
      return new Report(well, states);
    }
  }
}
