package io.fairqueue.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.fairqueue.crypto.vault.KeyVault;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify tokens and sessions, as last read from their store. Thread-safe.
 *
 * <p>Keys verify until they are revoked. The newest one of each use signs, but only {@link #LEAD}
 * after it was added, so that every node has read it before it meets what it signed: {@link
 * #refresh} twice a second.
 */
public final class SigningKeys {

  /** How long a new key only verifies, unless it is the only one. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  /** At most so often are the keys read because somebody named one that isn't known. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** Longer than a session lives, and a node of the release before goes on opening some. */
  private static final Duration SESSIONS_OF_BEFORE = Duration.ofHours(25);

  private final SigningKeyStore store;
  private final KeyVault vault;
  private final KeyMaker maker;
  private final IdSource ids;
  private final Map<String, Signer> signers = new ConcurrentHashMap<>();
  // What was read later is kept; a look at the store may take longer than the next.
  private final ReentrantLock reading = new ReentrantLock();
  private Instant lookedAt = Instant.MIN;
  private volatile LoadedKeys loaded = LoadedKeys.none();

  /**
   * Reads nothing yet: call {@link #ensure} first.
   *
   * @param keySecret encrypts the private parts in the store; null to keep them in the clear
   */
  public SigningKeys(SigningKeyStore store, @Nullable String keySecret, IdSource ids) {
    this.store = store;
    this.vault = new KeyVault(keySecret);
    this.maker = new KeyMaker(vault, ids);
    this.ids = ids;
  }

  /**
   * Reads the keys, adds the first one of each use if there is none, makes sure that we can sign,
   * and encrypts what is still kept in the clear although there is a secret by now.
   *
   * @throws IllegalStateException when the secret is missing or is not the one that was used
   */
  public void ensure(Instant now) {
    refresh();
    // Before a key is added: it would be locked by a secret that isn't the others'.
    counting().filter(StoredKey::encrypted).findFirst().ifPresent(vault::reveal);
    List<KeyUse> missing =
        Stream.of(KeyUse.values())
            .filter(use -> counting().noneMatch(key -> key.use() == use))
            .toList();
    missing.forEach(use -> store.addFirst(maker.make(use, now)));
    if (!missing.isEmpty()) {
      // Also where another node was faster: its key is the first then.
      refresh();
    }
    signer(now);
    sessionKey(now);
    encryptOldOnes();
  }

  /** Adds a key, which signs from {@link #LEAD} on; answers its {@code kid}. */
  public String rotate(KeyUse use, Instant now) {
    StoredKey key = maker.make(use, now);
    store.add(key);
    refresh();
    return key.kid();
  }

  /**
   * Ends a key: what it signed is worth nothing, here at once, on other nodes when they refresh. If
   * it was the newest of its use, a new one is added.
   *
   * @return {@code false} if no such key counts
   */
  public boolean revoke(String kid, Instant now) {
    Optional<StoredKey> key =
        store.list().stream().filter(each -> each.kid().equals(kid)).findFirst();
    boolean revoked = key.isPresent() && store.revoke(kid, maker.make(key.get().use(), now), now);
    refresh();
    return revoked;
  }

  /**
   * Reads the keys again, also what other nodes did to them.
   *
   * @throws IllegalStateException when a key for sessions is encrypted by another secret; all
   *     others are as they were read
   */
  public void refresh() {
    reading.lock();
    try {
      LoadedKeys read = read();
      if (read.unreadable() != null) {
        throw read.unreadable();
      }
    } finally {
      reading.unlock();
    }
  }

  /** The public keys that count as a JSON Web Key Set (RFC 7517). */
  public String jwksJson() {
    return loaded.jwks().toString(true);
  }

  /** The key that signs tokens at this moment. */
  Signer signer(Instant now) {
    List<StoredKey> keys = counting().filter(key -> key.use() == KeyUse.TOKEN).toList();
    StoredKey newest = signing(keys, StoredKey::createdAt, now);
    return signers.computeIfAbsent(newest.kid(), kid -> unlock(newest));
  }

  /** The key that signs sessions at this moment. */
  SessionKey sessionKey(Instant now) {
    return signing(List.copyOf(loaded.sessions().values()), SessionKey::createdAt, now);
  }

  /** Verifies sessions that begin with this header; null for one of no key of ours. */
  @Nullable SessionKey sessionKey(String header) {
    return loaded.sessions().get(header);
  }

  /** Verifies what this key for tokens signed; null for one that we don't know, or was revoked. */
  @Nullable JWSVerifier verifier(@Nullable String kid) {
    LoadedKeys.TokenKey known = kid == null ? null : loaded.tokens().get(kid);
    return known == null ? null : known.verifier();
  }

  /** Verify what keys for tokens with this number signed; see {@link TicketCode}. */
  List<JWSVerifier> numbered(int key) {
    return loaded.tokens().entrySet().stream()
        .filter(known -> TicketCode.keyNumber(known.getKey()) == key)
        .map(known -> known.getValue().verifier())
        .toList();
  }

  /** Whether what a key signed counts. */
  boolean has(String kid) {
    return loaded.has(kid);
  }

  /** A session that a key for tokens signed ends by then: newer ones are opened otherwise. */
  Instant endOfSignedSessions() {
    Instant since = loaded.sessionsSince();
    return since.equals(Instant.MAX) ? since : since.plus(SESSIONS_OF_BEFORE);
  }

  /**
   * Reads the keys again for a token that names one that isn't known, unless that was done a moment
   * ago; callers who come meanwhile wait for it. So a key that signs before we read it is found,
   * and invented names cost the store five reads a second.
   */
  void look(Instant now) {
    reading.lock();
    try {
      if (now.isBefore(lookedAt) || !now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
        lookedAt = now;
        var unused = read();
      }
    } finally {
      reading.unlock();
    }
  }

  /** The key that signs logs at this moment. */
  StoredKey logKey(Instant now) {
    return signing(logKeys(), StoredKey::createdAt, now);
  }

  /** The keys that logs verify with, the newest first. */
  List<StoredKey> logKeys() {
    return counting().filter(key -> key.use() == KeyUse.LOG).toList();
  }

  /** The 32 bytes that a key for logs signs with. */
  byte[] seed(StoredKey key) {
    try {
      return OctetKeyPair.parse(vault.reveal(key)).getDecodedD();
    } catch (ParseException e) {
      throw new StoreDataException("the key " + key.kid() + " is not one for logs", e);
    }
  }

  /** A name for something signed. */
  UUID newId() {
    return ids.next();
  }

  private LoadedKeys read() {
    LoadedKeys next = loaded.next(store.list(), vault);
    loaded = next;
    signers.keySet().retainAll(next.tokens().keySet());
    return next;
  }

  private Stream<StoredKey> counting() {
    return loaded.stored().stream().filter(StoredKey::counts);
  }

  private static <T> T signing(List<T> newestFirst, Function<T, Instant> createdAt, Instant now) {
    if (newestFirst.isEmpty()) {
      throw new IllegalStateException("there is no key to sign with: call ensure() first");
    }
    return newestFirst.stream()
        .filter(key -> !createdAt.apply(key).plus(LEAD).isAfter(now))
        .findFirst()
        .orElse(newestFirst.getLast());
  }

  /** Revoked ones too: nobody knows what else was protected by them. */
  private void encryptOldOnes() {
    if (!vault.encrypts()) {
      return;
    }
    boolean changed = false;
    for (StoredKey key : store.list()) {
      changed |=
          !key.encrypted() && store.encrypt(key.kid(), vault.lock(key.kid(), key.privateJwk()));
    }
    if (changed) {
      refresh();
    }
  }

  private Signer unlock(StoredKey key) {
    try {
      ECKey whole = ECKey.parse(vault.reveal(key));
      return new Signer(key.kid(), LowS.signer(Signatures.fastest(new ECDSASigner(whole))));
    } catch (ParseException | JOSEException e) {
      throw LoadedKeys.notOurs(key, e);
    }
  }

  /** A key that signs tokens. */
  record Signer(String kid, JWSSigner jws) {}
}
