package io.fairqueue.domain.draw;

import io.fairqueue.domain.fairness.CanonicalJson;
import java.util.HashMap;
import java.util.Map;

/**
 * What the log of a line says of its draw, as everybody will read it, but for the time and the kind
 * of entry. Hashes of ours are in base64; what a beacon says is in hex, as beacons write it.
 */
public final class DrawLeaf {

  private static final String COUNT = "count";
  private static final String ROOT = "root";
  private static final String ROUND = "round";

  private DrawLeaf() {}

  /** Who is drawn among. */
  public static byte[] list(EntrantList list) {
    return CanonicalJson.bytes(
        Map.of(
            COUNT,
            (long) list.count(),
            ROOT,
            list.root().base64(),
            "entries_sha256",
            list.sha256().base64()));
  }

  /** Another round decides. */
  public static byte[] round(DrawTerms terms) {
    return CanonicalJson.bytes(Map.of(ROUND, terms.round()));
  }

  /** What has decided. */
  public static byte[] value(DrawValue value) {
    return CanonicalJson.bytes(
        switch (value) {
          case DrawValue.OfBeacon beacon ->
              Map.of(
                  ROUND,
                  beacon.round(),
                  "signature",
                  beacon.signature().hex(),
                  "randomness",
                  beacon.randomness().hex());
          case DrawValue.OfServer server -> ofServer(server);
        });
  }

  private static Map<String, Object> ofServer(DrawValue.OfServer server) {
    Map<String, Object> said = new HashMap<>();
    said.put("server_seed", server.serverSeed().base64());
    said.put("reason", server.reason());
    if (server.organizerSeed() != null) {
      said.put("organizer_seed", server.organizerSeed().base64());
    }
    return said;
  }

  /** Who stands where. */
  public static byte[] order(EntrantList list, Bytes root) {
    return CanonicalJson.bytes(Map.of(COUNT, (long) list.count(), ROOT, root.base64()));
  }
}
