package io.fairqueue.http.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.port.AuditLog.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is told of what staff did. */
final class AuditColumns {

  static final List<Column<Entry>> ALL =
      List.of(
          new Column<>("at", Entry::at),
          new Column<>("actor", Entry::by),
          new Column<>("action", Entry::action),
          new Column<>("subject", Entry::subject),
          new Column<>("before", entry -> facts(entry.change().before())),
          new Column<>("after", entry -> facts(entry.change().after())),
          new Column<>("request_id", entry -> entry.trace().requestId()),
          new Column<>("ip_prefix", entry -> entry.trace().ipPrefix()),
          new Column<>("country", entry -> entry.trace().country()));

  private AuditColumns() {}

  /** An object, which is one cell of a sheet. */
  private static JsonNode facts(Map<String, String> facts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(facts).forEach(node::put);
    return node;
  }
}
