package io.fairqueue.http.idempotency;

import io.fairqueue.domain.Network;
import io.fairqueue.domain.Sha256;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.CallerAttribute;
import io.fairqueue.port.IdempotencyStore.NamedRequest;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Reads under which name a caller makes a request. Thread-safe. */
@Singleton
public final class NamedRequests {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern SANE = Pattern.compile("[!-~]{1,255}");

  private final PeerAddress peers;

  NamedRequests(PeerAddress peers) {
    this.peers = peers;
  }

  /** Names belong to one caller; without a known caller, to the route and the address. */
  NamedRequest read(HttpRequest<?> request, byte[] body) {
    String name = request.getHeaders().get(HEADER);
    if (name == null
        || request.getHeaders().getAll(HEADER).size() > 1
        || !SANE.matcher(name).matches()) {
      throw ProblemException.invalid(HEADER, "must have between 1 and 255 printable characters");
    }
    // With the name, which is not stored: bodies hold passwords, and nobody shall guess at them.
    String asked = name + " " + request.getMethodName() + " " + request.getUri() + "\n";
    String fingerprint = digest(asked, body);
    return CallerAttribute.get(request)
        .map(
            caller ->
                new NamedRequest(caller.getName() + ":" + name, caller.getName(), fingerprint))
        .orElseGet(() -> anonymous(request, name, fingerprint));
  }

  private NamedRequest anonymous(HttpRequest<?> request, String name, String fingerprint) {
    var address = peers.client(request);
    String route = digest(request.getPath(), new byte[0]);
    return new NamedRequest(
        route + "@" + address.getHostAddress() + ":" + name,
        "@" + Network.of(address).prefix(),
        fingerprint);
  }

  private static String digest(String head, byte[] body) {
    return HexFormat.of().formatHex(Sha256.of(head.getBytes(StandardCharsets.UTF_8), body));
  }
}
