package io.fairqueue.http.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * What one node tells the others: where to look. Ids only; tokens are never carried.
 *
 * @param node the sender, which ignores its own notices
 * @param fans whose standing may have changed; empty when it is about the event
 * @param stock whether of the event only what is free has changed
 */
public record NodeNotice(
    UUID node,
    UUID event,
    List<UUID> fans,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean stock) {

  static final String CHANNEL = "fq:notices";

  public NodeNotice {
    fans = List.copyOf(fans);
  }
}
