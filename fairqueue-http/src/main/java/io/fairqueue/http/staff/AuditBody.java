package io.fairqueue.http.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.AuditLog.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param actor an organizer's id, or {@code cli:} and the name of a user of the machine
 * @param action the verb: {@code event.pause}
 * @param subject what it was done to, mostly an id
 * @param country from where, by two letters
 * @param requestId as the request's answer named it
 * @param ipPrefix from which network
 * @param before what was there and isn't any more: ids, states and figures
 * @param after what is there instead
 */
public record AuditBody(
    String actor,
    String action,
    String subject,
    @Nullable UUID eventId,
    Instant at,
    @Nullable String country,
    @Nullable String requestId,
    @Nullable String ipPrefix,
    @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> before,
    @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> after) {

  public static AuditBody of(Entry entry) {
    return new AuditBody(
        entry.by(),
        entry.action(),
        entry.subject(),
        Optional.ofNullable(entry.event()).map(EventId::value).orElse(null),
        entry.at(),
        entry.trace().country(),
        entry.trace().requestId(),
        entry.trace().ipPrefix(),
        new TreeMap<>(entry.change().before()),
        new TreeMap<>(entry.change().after()));
  }
}
