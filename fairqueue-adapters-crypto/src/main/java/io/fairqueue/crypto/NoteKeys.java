package io.fairqueue.crypto;

import com.nimbusds.jose.jwk.OctetKeyPair;
import io.fairqueue.domain.fairness.NoteKey;
import io.fairqueue.domain.fairness.NoteSigner;
import io.fairqueue.domain.fairness.SignedNote;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.proof.LogKeys;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs public logs by the keys for logs. Thread-safe. */
public final class NoteKeys implements LogKeys {

  /** More are forgotten, and made again when they are asked for. */
  private static final int MAX_SIGNERS = 2_000;

  private final SigningKeys keys;
  private final Map<String, byte[]> seeds = new ConcurrentHashMap<>();
  private final Map<Name, NoteSigner> signers = new ConcurrentHashMap<>();

  public NoteKeys(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public SignedNote sign(String name, String text, Instant now) {
    StoredKey key = keys.logKey(now);
    if (signers.size() > MAX_SIGNERS) {
      signers.clear();
    }
    // Unlocking a key takes long on purpose: not for each log once more.
    byte[] seed = seeds.computeIfAbsent(key.kid(), any -> keys.seed(key));
    NoteSigner signer =
        signers.computeIfAbsent(new Name(key.kid(), name), any -> new NoteSigner(name, seed));
    return SignedNote.by(signer, text);
  }

  @Override
  public List<NoteKey> keys(String name) {
    return keys.logKeys().stream().map(key -> new NoteKey(name, publicKey(key))).toList();
  }

  private static byte[] publicKey(StoredKey key) {
    try {
      return OctetKeyPair.parse(key.publicJwk()).getDecodedX();
    } catch (ParseException e) {
      throw new StoreDataException("the key " + key.kid() + " is not one for logs", e);
    }
  }

  /** A key under the name of a log. */
  private record Name(String kid, String log) {}
}
