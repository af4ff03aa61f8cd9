package io.fairqueue.http.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.proof.EntryProof;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A proof as C2SP's tlog-proof (version 1) writes it. */
final class ProofText {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private ProofText() {}

  static String of(EntryProof proof) {
    return "c2sp.org/tlog-proof@v1\n"
        + "extra "
        + BASE64.encodeToString(CanonicalJson.bytes(extra(proof)))
        + "\n"
        + "index "
        + proof.index()
        + "\n"
        + proof.logPath().stream()
            .map(hash -> BASE64.encodeToString(hash) + "\n")
            .collect(Collectors.joining())
        + "\n"
        + proof.checkpoint();
  }

  /** What the entry of the log is made of, as far as it is the fan's. */
  private static Map<String, Object> extra(EntryProof proof) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("event_id", proof.entry().eventId().toString());
    entry.put("entry_id", proof.entry().id().toString());
    entry.put("number", proof.entry().number());
    proof
        .salt()
        .ifPresentOrElse(
            salt -> entry.put("salt", BASE64.encodeToString(salt)),
            () -> entry.put("leaf", BASE64.encodeToString(proof.leaf())));
    return Map.of(
        "entry", entry, "logged", new String(proof.logged(), UTF_8), "path", texts(proof.path()));
  }

  private static List<String> texts(List<byte[]> hashes) {
    return hashes.stream().map(BASE64::encodeToString).toList();
  }
}
